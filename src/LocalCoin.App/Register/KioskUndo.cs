// まちがえた at the stand: for three minutes the payer takes the whole payment back, once a day; the ledger decides
// that. Later they ask the shop, for all of it or down to what it should have been. The way there is a payment just
// made here, or the card just shown; never a list.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;
using LocalCoin.Store.Payments;
using Npgsql;

namespace LocalCoin.App.Register;

/// <summary>What the shown card paid last at this place.</summary>
/// <param name="CanUndo">Within the minutes in which its payer takes it back alone.</param>
public sealed record LastHere(PaymentMade Made, long Left, bool CanUndo, string Ticket);

/// <summary>The way back from a payment, sealed for whoever stands before the tablet. A sale's own ticket is none: its
/// id is the payment's.</summary>
/// <param name="Id">Of the undo, or of the wish.</param>
public sealed record WayBack(Guid Id, string Payment, string Spot, long UntilSeconds);

internal static class KioskUndo
{
    /// <summary>So long the payer can ask: two of the stand's weeks.</summary>
    private static readonly Duration WishWindow = Duration.FromDays(14);
    private static readonly Duration AnswerMax = Duration.FromMinutes(5);

    /// <returns>Null where there is nothing to take back or to ask for.</returns>
    internal static async Task<LastHere?> LastHere(HttpContext http, Till till, WalletId wallet, Instant now)
    {
        var services = http.RequestServices;
        var found = await RecentPayments.LastAt(
            services.GetRequiredService<NpgsqlDataSource>(), wallet, till.Spot.Spot, now - WishWindow,
            http.RequestAborted);
        if (found is not { } id || await Find(http, id) is not { Made: { } made } payment) return null;
        var left = made.Amount.Coins - payment.Refunded;
        if (left == 0 || made.SpotKind is not SpotKind.UnattendedStand) return null;
        var canUndo = payment.Refunded == 0
            && now < made.At + services.GetRequiredService<Limits>().UndoWindow;
        return await services.GetRequiredService<CommunityDirectory>().RefundWishes.IsAsked(id, http.RequestAborted)
            ? null
            : new LastHere(made, left, canUndo, Ticket(http, till, made, now + AnswerMax));
    }

    internal static string Ticket(HttpContext http, Till till, PaymentMade made, Instant until) =>
        http.RequestServices.GetRequiredService<SaleTickets>().Seal(
            new WayBack(Guid.CreateVersion7(), made.Payment.Value, made.Spot.Value, until.ToUnixTimeSeconds()),
            till.Device);

    internal static async Task<IResult> Undo(HttpContext http, PageForm form, LedgerWriter ledger)
    {
        var (till, way) = await Open(http, form);
        if (way is null || await Find(http, way) is not { Made: { } made }) return Late(till);
        var answer = await ledger.Send(
            Sent.Live(way.Id, new UndoPayment(made.Payment, made.Wallet), http.Caller().Sender()),
            http.RequestAborted);
        return answer switch
        {
            Answer.Accepted or Answer.Repeated or Answer.Rejected { Reason: Rejection.PaymentUndone } => Undone(
                till, made),
            Answer.Rejected { Reason: Rejection.UndoUsedToday } =>
                Refused(http, till, made, KioskTexts.UndoUsedTitle, KioskTexts.UndoUsedDetail),
            Answer.Rejected { Reason: Rejection.NothingLeft } =>
                KioskPayment.Told(till, KioskTexts.GivenBackTitle, KioskTexts.GivenBackDetail),
            Answer.Rejected => Refused(http, till, made, KioskTexts.UndoLateTitle, KioskTexts.UndoLateDetail),
            // Sent again it comes to the same.
            _ => PageAnswer.Of<KioskUndoUnknown>(
                (nameof(KioskUndoUnknown.Till), till), (nameof(KioskUndoUnknown.Ticket), form["ticket"])),
        };
    }

    internal static async Task<IResult> AskShop(HttpContext http, PageForm form)
    {
        var (till, way) = await Open(http, form);
        return way is null || IsLate(http, way) || await Find(http, way) is not { Made: { } made } payment
            ? Late(till)
            : Ask(till, made, LeftOf(payment), form["ticket"]!, null);
    }

    internal static async Task<IResult> Wish(
        HttpContext http, PageForm form, CommunityDirectory directory, IClock clock)
    {
        var (till, way) = await Open(http, form);
        if (way is null || IsLate(http, way) || await Find(http, way) is not { Made: { } made } payment)
        {
            return Late(till);
        }
        var left = LeftOf(payment);
        var coins = form.Has("all") ? left : left - (form.Whole("amount") ?? 0);
        if (coins <= 0 || (!form.Has("all") && form.Whole("amount") is null))
        {
            return left == 0
                ? KioskPayment.Told(till, KioskTexts.GivenBackTitle, KioskTexts.GivenBackDetail)
                : Ask(till, made, left, form["ticket"]!, KioskTexts.RightAmountWrong.With(left));
        }
        var wish = new RefundWish(
            way.Id, made.Payment, made.Merchant, made.Spot, coins, clock.GetCurrentInstant());
        return await directory.RefundWishes.Add(wish, http.RequestAborted)
            ? PageAnswer.Of<KioskWished>((nameof(KioskWished.Till), till), (nameof(KioskWished.Made), made))
            : KioskPayment.Told(till, KioskTexts.WishedBeforeTitle, KioskTexts.WishedBeforeDetail);
    }

    private static PageAnswer Ask(Till till, PaymentMade made, long left, string ticket, Text? fault) =>
        PageAnswer.Of<KioskWish>(
            (nameof(KioskWish.Till), till), (nameof(KioskWish.Made), made), (nameof(KioskWish.Left), left),
            (nameof(KioskWish.Ticket), ticket), (nameof(KioskWish.Fault), fault)).Unless(fault);

    private static PageAnswer Undone(Till till, PaymentMade made) => PageAnswer.Of<KioskUndone>(
        (nameof(KioskUndone.Till), till), (nameof(KioskUndone.Made), made));

    private static PageAnswer Refused(HttpContext http, Till till, PaymentMade made, Text title, Text detail) =>
        PageAnswer.Of<KioskUndoRefused>(
            (nameof(KioskUndoRefused.Till), till), (nameof(KioskUndoRefused.Title), title),
            (nameof(KioskUndoRefused.Detail), detail),
            (nameof(KioskUndoRefused.Ticket), Ticket(http, till, made, Now(http) + AnswerMax)));

    private static PageAnswer Late(Till till) =>
        KioskPayment.Told(till, KioskTexts.LateTitle, KioskTexts.ShowAgain);

    private static async Task<(Till Till, WayBack? Way)> Open(HttpContext http, PageForm form)
    {
        var way = http.RequestServices.GetRequiredService<SaleTickets>()
            .Open<WayBack>(form["ticket"], http.Caller().Device!.Value);
        return (await Till.Of(http, way?.Spot), way);
    }

    private static bool IsLate(HttpContext http, WayBack way) =>
        Now(http) > Instant.FromUnixTimeSeconds(way.UntilSeconds);

    private static long LeftOf(Payment payment) => payment.Made!.Amount.Coins - payment.Refunded;

    private static Task<Payment?> Find(HttpContext http, WayBack way) => Find(http, new PaymentId(way.Payment));

    private static Task<Payment?> Find(HttpContext http, PaymentId payment) =>
        http.RequestServices.GetRequiredService<LedgerReads>()
            .Fold<Payment>(StreamId.Of(payment), http.RequestAborted);

    private static Instant Now(HttpContext http) =>
        http.RequestServices.GetRequiredService<IClock>().GetCurrentInstant();
}
