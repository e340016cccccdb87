// The tablet at an unattended stand: show the card, touch the prices, pay. It takes payments within the limits of its
// place and does nothing else: no list, no refund, no totals. What belongs to the card that was just shown, it lets
// that card's holder do: take the last payment back for three minutes, and later ask the shop for it.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Payments;

namespace LocalCoin.App.Register;

internal static class KioskPages
{
    public const string Start = "/kiosk";

    /// <summary>Where it goes by itself: whoever comes next finds it in Japanese.</summary>
    public const string Leave = Start + "?lang=ja";

    public const int IdleSeconds = 120;
    public const int PaidSeconds = 45;
    public const int ToldSeconds = 30;

    /// <summary>Above it a typed amount is asked twice.</summary>
    public const long AskTwiceAbove = 2_000;

    public static readonly long[] Prices = [100, 150, 200, 300];
    private const int PieceMax = 99;
    private static readonly Duration VisitMax = Duration.FromMinutes(5);

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Start, ShowStart).For(Roles.Kiosk);
        pages.MapPost(Start + "/card", TakeCard).For(Roles.Kiosk);
        pages.MapPost(Start + "/pay", KioskPayment.Pay).For(Roles.Kiosk);
        pages.MapPost(Start + "/stop", KioskPayment.Stop).For(Roles.Kiosk);
        pages.MapGet(Start + "/paid/{payment}", ShowPaid).For(Roles.Kiosk);
        pages.MapPost(Start + "/undo", KioskUndo.Undo).For(Roles.Kiosk);
        pages.MapPost(Start + "/wish", KioskUndo.AskShop).For(Roles.Kiosk);
        pages.MapPost(Start + "/wish/send", KioskUndo.Wish).For(Roles.Kiosk);
    }

    /// <returns>The sum of what was touched and typed; null where nothing was.</returns>
    internal static long? Sum(PageForm form)
    {
        var sum = form.Whole("amount") ?? 0;
        foreach (var price in Prices) sum += price * Math.Min(form.Whole($"pieces-{price}") ?? 0, PieceMax);
        return sum > 0 ? sum : null;
    }

    private static async Task<IResult> ShowStart(HttpContext http, string? spot)
    {
        var till = await Till.Of(http, spot);
        var place = await Place(http, till);
        return PageAnswer.Of<KioskStart>(
            (nameof(KioskStart.Till), till), (nameof(KioskStart.IsClosed), place.IsClosed),
            (nameof(KioskStart.IsUnattended), place.IsUnattended()));
    }

    private static async Task<IResult> TakeCard(HttpContext http, PageForm form, LedgerReads reads, IClock clock)
    {
        var till = await Till.Of(http, form["spot"]);
        if ((form["held"] ?? form["typed"] ?? form["plain"]) is not { } scanned)
        {
            return PageDoors.GoTo(KioskPayment.StartOf(till));
        }
        var held = await RegisterPages.Held(http, scanned);
        var (payer, no) = await http.RequestServices.GetRequiredService<PayerLookup>()
            .Find(http.Caller(), held, http.RequestAborted);
        if (payer is null) return KioskPayment.Refused(till, no!);
        if (!await IsUsable(reads, payer, http.RequestAborted)) return KioskPayment.Unusable(till);
        var (charge, now) = (Guid.CreateVersion7(), clock.GetCurrentInstant());
        var sale = new Sale(
            charge, (payer.Payment ?? new PaymentId(charge.ToString())).Value, till.Spot.Spot.Value, 0, null, held.Card,
            held.Code ?? held.Digits, (now + VisitMax).ToUnixTimeSeconds());
        return KioskPayment.AskPrice(
            http, till, sale, await KioskUndo.LastHere(http, till, payer.Wallet, now), null);
    }

    private static async Task<IResult> ShowPaid(
        HttpContext http, string payment, LedgerReads reads, IClock clock, Limits limits)
    {
        var id = Reading.Id<PaymentId>(payment, "payment");
        if (await reads.Fold<Payment>(StreamId.Of(id), http.RequestAborted) is not { Made: { } made } found
            || made.Merchant != http.Caller().Merchant)
        {
            return Problem.NotFound("NotFound");
        }
        var till = await Till.Of(http, made.Spot.Value);
        // What was earned, and the way back, are for the payer who stands here now, not for who opens the page later.
        var isFresh = clock.GetCurrentInstant() < made.At + limits.UndoWindow;
        return PageAnswer.Of<KioskPaid>(
            (nameof(KioskPaid.Till), till), (nameof(KioskPaid.Made), made),
            (nameof(KioskPaid.Earned), isFresh ? made.Earned.Sum(one => one.Coins - one.Netted) : 0L),
            (nameof(KioskPaid.Ticket), isFresh && found.Refunded == 0 && made.SpotKind is SpotKind.UnattendedStand
                ? KioskUndo.Ticket(http, till, made, made.At + limits.UndoWindow)
                : null));
    }

    internal static async Task<Spot> Place(HttpContext http, Till till) =>
        await http.RequestServices.GetRequiredService<LedgerReads>()
            .Fold<Spot>(StreamId.Of(till.Spot.Spot), http.RequestAborted)
        ?? throw new InvalidOperationException($"{till.Spot.Spot} is not in the ledger");

    /// <summary>A card that could not pay is told so before anybody touches a price, and shows nothing.</summary>
    private static async Task<bool> IsUsable(LedgerReads reads, HeldPayer payer, CancellationToken cancellation) =>
        await reads.Fold<Wallet>(StreamId.Of(payer.Wallet), cancellation) is { IsClosed: false, FrozenBy: null }
        && (payer.Card is not { } card || await reads.Fold<Card>(StreamId.Of(card), cancellation)
            is { IsAsleep: false, IsStopped: false });
}
