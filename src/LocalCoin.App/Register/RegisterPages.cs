// The register: amount, card, the customer's touch, the answer. Each step is a page that works as a plain form. What
// the shop learns is one of three things: paid, not enough coins, this card cannot be used now. Which coins, whose
// and how many are left never comes to this page.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;
using LocalCoin.Store.Payments;
using Npgsql;

namespace LocalCoin.App.Register;

internal static class RegisterPages
{
    public const string Start = "/register";
    private static readonly Duration RepeatWindow = Duration.FromMinutes(3);

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Start, ShowAmount).For(Roles.Register);
        pages.MapPost(Start + "/scan", Scan).For(Roles.Register);
        pages.MapPost(Start + "/confirm", Confirm).For(Roles.Register);
        pages.MapPost(Start + "/pay", RegisterPayment.Pay).For(Roles.Register);
        pages.MapPost(Start + "/stop", RegisterPayment.Stop).For(Roles.Register);
        pages.MapGet(Start + "/paid/{payment}", ShowPaid).For(Roles.Register);
    }

    private static async Task<IResult> ShowAmount(HttpContext http, string? spot) =>
        PageAnswer.Of<SaleAmount>((nameof(SaleAmount.Till), await Till.Of(http, spot)));

    private static async Task<IResult> Scan(HttpContext http, PageForm form, Limits limits)
    {
        var till = await Till.Of(http, form["spot"]);
        if (Fault(form, limits) is { } faulty) return Amended(till, form, faulty, limits);
        // A card that was scanned while the amount was typed needs no page of its own.
        if (form["held"] is not null) return await Confirm(http, form, limits);
        return AskCard(till, form, null);
    }

    /// <param name="mistyped">Digits that no phone shows.</param>
    private static PageAnswer AskCard(Till till, PageForm form, string? mistyped) => PageAnswer.Of<SaleScan>(
        (nameof(SaleScan.Till), till), (nameof(SaleScan.Amount), form.Whole("amount")!.Value),
        (nameof(SaleScan.Vegetables), Vegetables(form)), (nameof(SaleScan.Mistyped), mistyped))
        .Unless(mistyped is null ? null : RegisterTexts.DigitsWrong);

    private static async Task<IResult> Confirm(HttpContext http, PageForm form, Limits limits)
    {
        var till = await Till.Of(http, form["spot"]);
        if (Fault(form, limits) is { } faulty) return Amended(till, form, faulty, limits);
        if (form["held"] is not { } scanned) return PageDoors.GoTo(Start);
        if (HeldOut.AreMistyped(HeldOut.TokenIn(scanned))) return AskCard(till, form, scanned);
        var services = http.RequestServices;
        var payers = services.GetRequiredService<PayerLookup>();
        var held = await Held(http, scanned);
        var (payer, no) = await payers.Find(http.Caller(), held, http.RequestAborted);
        if (payer is null) return RegisterPayment.Refused(till, no!);
        var charge = Guid.CreateVersion7();
        var amount = form.Whole("amount")!.Value;
        var now = services.GetRequiredService<IClock>().GetCurrentInstant();
        var payment = payer.Payment ?? new PaymentId(charge.ToString());
        var before = await PaidBefore(http, till, payer.Wallet, amount, payment);
        var sale = new Sale(
            charge, payment.Value, till.Spot.Spot.Value, amount, Vegetables(form), held.Card, held.Code ?? held.Digits,
            (now + limits.ConfirmationLifetime).ToUnixTimeSeconds());
        var needsPin = payer.Proof is Proof.CardAlone && amount > limits.CardPaymentMax;
        return await RegisterPayment.Ask(http, till, sale, payer.Card, needsPin, before);
    }

    /// <summary>When the same was paid here a moment ago, by another payment; null where it was not.</summary>
    internal static Task<Instant?> PaidBefore(
        HttpContext http, Till till, WalletId wallet, long amount, PaymentId payment)
    {
        var services = http.RequestServices;
        return RecentPayments.LastOf(
            services.GetRequiredService<NpgsqlDataSource>(), services.GetRequiredService<LedgerReads>(), wallet,
            till.Merchant.Merchant, amount,
            services.GetRequiredService<IClock>().GetCurrentInstant() - RepeatWindow, payment, http.RequestAborted);
    }

    private static async Task<IResult> ShowPaid(HttpContext http, string payment, LedgerReads reads, IClock clock)
    {
        var id = Reading.Id<PaymentId>(payment, "payment");
        if (await reads.Fold<Payment>(StreamId.Of(id), http.RequestAborted) is not { Made: { } made }
            || made.Merchant != http.Caller().Merchant)
        {
            return Problem.NotFound("NotFound");
        }
        var till = await Till.Of(http, made.Spot.Value);
        // What was earned is for the customer's eyes, now; who opens the page later learns nothing of it.
        var isFresh = clock.GetCurrentInstant() - made.At < RepeatWindow;
        return PageAnswer.Of<SalePaid>(
            (nameof(SalePaid.Till), till), (nameof(SalePaid.Made), made),
            (nameof(SalePaid.Earned), isFresh ? made.Earned.Sum(one => one.Coins - one.Netted) : 0L));
    }

    /// <summary>A QR holds a token; who types, types the eight digits beside a phone's code.</summary>
    internal static async Task<HeldOut> Held(HttpContext http, string scanned)
    {
        var token = HeldOut.TokenIn(scanned);
        if (HeldOut.AreDigits(token)) return new HeldOut(Digits: token);
        var directory = http.RequestServices.GetRequiredService<CommunityDirectory>();
        return await directory.Codes.Find(token, http.RequestAborted) is not null
            ? new HeldOut(Code: token)
            : new HeldOut(Card: token);
    }

    internal static Text? Fault(PageForm form, Limits limits) =>
        form.Whole("amount") is not { } amount ? RegisterTexts.AmountMissing
        : amount > limits.PaymentMax ? RegisterTexts.AmountTooLarge
        : Vegetables(form) > amount ? RegisterTexts.VegetablesTooMany
        : Vegetables(form) is null && form["vegetables"] is not (null or "0") ? RegisterTexts.VegetablesNone
        : null;

    internal static PageAnswer Amended(Till till, PageForm form, Text fault, Limits limits) =>
        PageAnswer.Of<SaleAmount>(
            (nameof(SaleAmount.Till), till), (nameof(SaleAmount.Fault), fault), (nameof(SaleAmount.Limits), limits),
            (nameof(SaleAmount.Amount), form["amount"]), (nameof(SaleAmount.Vegetables), form["vegetables"]))
        .WithStatus(StatusCodes.Status422UnprocessableEntity);

    internal static long? Vegetables(PageForm form) =>
        form.Has("all-vegetables") ? form.Whole("amount") : form.Whole("vegetables");
}
