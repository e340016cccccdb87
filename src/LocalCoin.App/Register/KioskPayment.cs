// はらう on the stand's tablet. Nobody is there to help: every answer says what happened to the money and what to do,
// and the tablet goes back to its start by itself. A sale keeps its id through every step, so it is paid once.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.App.Register;

internal static class KioskPayment
{
    internal static string StartOf(Till till) =>
        till.Spots.Count == 1 ? KioskPages.Start : $"{KioskPages.Start}?spot={till.Spot.Spot.Value}";

    internal static PageAnswer AskPrice(HttpContext http, Till till, Sale sale, LastHere? last, Text? fault) =>
        PageAnswer.Of<KioskPrices>(
            (nameof(KioskPrices.Till), till), (nameof(KioskPrices.Ticket), Seal(http, till, sale)),
            (nameof(KioskPrices.Last), last), (nameof(KioskPrices.Fault), fault)).Unless(fault);

    internal static async Task<IResult> Pay(HttpContext http, PageForm form, Limits limits)
    {
        var (till, sale) = await Open(http, form);
        if (sale is null) return Told(till, KioskTexts.LateTitle, KioskTexts.LateDetail);
        if (sale.IsLate(Now(http))) return await TakeBack(http, till, sale);
        if (sale.Amount > 0) return await Send(http, till, sale with { Pin = form["pin"] ?? sale.Pin }, form);
        if (KioskPages.Sum(form) is not { } sum)
        {
            return AskPrice(http, till, sale, null, KioskTexts.AmountMissing);
        }
        if (sum > limits.PaymentMax)
        {
            return AskPrice(http, till, sale, null, KioskTexts.AmountTooLarge.With(limits.PaymentMax));
        }
        return await Check(http, form, till, sale with { Amount = sum }, limits);
    }

    /// <summary>Asks once more where that is worth a touch: a large sum, a PIN, the same a moment ago, or a sum that
    /// no script could show beforehand.</summary>
    private static async Task<IResult> Check(HttpContext http, PageForm form, Till till, Sale sale, Limits limits)
    {
        var payers = http.RequestServices.GetRequiredService<PayerLookup>();
        var (payer, no) = await payers.Find(
            http.Caller(), HeldOut.Again(sale.Token, sale.Code, null), http.RequestAborted);
        if (payer is null) return Refused(till, no!);
        var alone = (await KioskPages.Place(http, till)).IsUnattended()
            ? limits.CardUnattendedPaymentMax
            : limits.CardPaymentMax;
        var needsPin = payer.Proof is Proof.CardAlone && sale.Amount > alone;
        if (needsPin && !await payers.CanUsePin(payer.Card, http.RequestAborted)) return TooMuch(till, limits);
        var before = await RegisterPages.PaidBefore(http, till, payer.Wallet, sale.Amount, sale.PaymentId);
        return needsPin || before is not null || sale.Amount > KioskPages.AskTwiceAbove
            || form.Whole("shown") != sale.Amount
            ? Ask(http, till, sale, needsPin, before, null)
            : await Send(http, till, sale, form);
    }

    private static async Task<IResult> Send(HttpContext http, Till till, Sale sale, PageForm form)
    {
        var services = http.RequestServices;
        var whatIsThere = form.Has("what-is-there");
        var (answer, payer, no) = await SaleCharge.Send(http, till, sale, whatIsThere);
        if (no?.Code == "PinWrong")
        {
            return Ask(http, till, sale with { Pin = null }, true, null, RegisterTexts.PinWrong);
        }
        if (no is not null) return Refused(till, no);
        return answer switch
        {
            // Under a conflicting id the same sale was paid in another part.
            Answer.Accepted or Answer.Repeated or Answer.Conflict => Paid(sale),
            Answer.Rejected { Reason: Rejection.BalanceShort or Rejection.NotForThisMerchant } =>
                Short(http, till, sale, offersRest: !whatIsThere),
            Answer.Rejected { Reason: Rejection.CardPaymentTooLarge or Rejection.CardDayLimitReached } =>
                await services.GetRequiredService<PayerLookup>().CanUsePin(payer!.Card, http.RequestAborted)
                    ? Ask(http, till, sale, true, null, null)
                    : TooMuch(till, services.GetRequiredService<Limits>()),
            Answer.Rejected { Reason: Rejection.PaymentAlreadyMade } => await AlreadyMade(http, till, sale),
            Answer.Rejected { Reason: var reason } => Rejected(till, reason),
            _ => Unknown(http, till, sale, whatIsThere),
        };
    }

    internal static async Task<IResult> Stop(HttpContext http, PageForm form)
    {
        var (till, sale) = await Open(http, form);
        if (sale is null) return PageDoors.GoTo(StartOf(till));
        if (form.Has("sent")) return await TakeBack(http, till, sale);
        return (await RegisterPayment.MadeHere(http, till, sale)).IsThis
            ? Paid(sale)
            : PageDoors.GoTo(StartOf(till));
    }

    private static async Task<IResult> TakeBack(HttpContext http, Till till, Sale sale)
    {
        var answer = await http.RequestServices.GetRequiredService<LedgerWriter>().Send(
            Sent.Live(Guid.CreateVersion7(), new AbandonPayment(sale.PaymentId), http.Caller().Sender()),
            http.RequestAborted);
        return answer switch
        {
            Answer.Rejected { Reason: Rejection.PaymentAlreadyMade } => await AlreadyMade(http, till, sale),
            Answer.Accepted or Answer.Repeated or Answer.Rejected =>
                Told(till, KioskTexts.LateTitle, KioskTexts.LateDetail),
            _ => Unknown(http, till, sale, false),
        };
    }

    private static async Task<IResult> AlreadyMade(HttpContext http, Till till, Sale sale) =>
        await RegisterPayment.MadeHere(http, till, sale) switch
        {
            (_, true) => Paid(sale),
            ({ } made, _) => Told(till, RegisterTexts.CodeUsedTitle, RegisterPayment.CodeUsed(made)),
            _ => Unusable(till),
        };

    internal static IResult Refused(Till till, Problem no) => no.Code switch
    {
        "CodeUnknown" or "CardUnusable" or "PinBlocked" or "PinNotSet" or "TooManyTries" => Unusable(till),
        _ => no,
    };

    private static PageAnswer Rejected(Till till, Rejection reason) => reason switch
    {
        Rejection.SpotClosed or Rejection.SpotUnknown or Rejection.MerchantSuspended =>
            Told(till, KioskTexts.ClosedTitle, KioskTexts.ClosedDetail),
        Rejection.PaymentAbandoned or Rejection.CodeExpired => Told(till, KioskTexts.LateTitle, KioskTexts.LateDetail),
        (>= Rejection.WalletUnknown and <= Rejection.NotEnrolled) or Rejection.TooManyPostings
            or Rejection.PaymentAlreadyRequested => Unusable(till),
        _ => Told(till, KioskTexts.DeviceTitle, KioskTexts.DeviceDetail),
    };

    internal static PageAnswer Unusable(Till till) =>
        Told(till, RegisterTexts.UnusableTitle, RegisterTexts.UnusableDetail);

    /// <summary>The limits are everybody's; that this card has no PIN its holder knows.</summary>
    private static PageAnswer TooMuch(Till till, Limits limits) => Told(
        till, KioskTexts.TooMuchTitle,
        KioskTexts.TooMuchDetail.With(limits.CardUnattendedPaymentMax, limits.CardUnattendedDayMax));

    internal static PageAnswer Told(Till till, Text title, Text detail) => PageAnswer.Of<KioskTold>(
        (nameof(KioskTold.Till), till), (nameof(KioskTold.Title), title), (nameof(KioskTold.Detail), detail));

    private static PageAnswer Ask(
        HttpContext http, Till till, Sale sale, bool needsPin, Instant? before, Text? fault) => PageAnswer.Of<KioskAsk>(
        (nameof(KioskAsk.Till), till), (nameof(KioskAsk.Sale), sale),
        (nameof(KioskAsk.Ticket), Seal(http, till, sale)), (nameof(KioskAsk.NeedsPin), needsPin),
        (nameof(KioskAsk.Before), before), (nameof(KioskAsk.PinFault), fault));

    private static PageAnswer Short(HttpContext http, Till till, Sale sale, bool offersRest) =>
        PageAnswer.Of<KioskShort>(
            (nameof(KioskShort.Till), till), (nameof(KioskShort.Amount), sale.Amount),
            (nameof(KioskShort.Ticket), offersRest ? Seal(http, till, sale) : null));

    private static PageAnswer Unknown(HttpContext http, Till till, Sale sale, bool whatIsThere) =>
        PageAnswer.Of<KioskUnknown>(
            (nameof(KioskUnknown.Till), till), (nameof(KioskUnknown.Ticket), Seal(http, till, sale)),
            (nameof(KioskUnknown.WhatIsThere), whatIsThere));

    private static IResult Paid(Sale sale) => PageDoors.GoTo($"{KioskPages.Start}/paid/{sale.Payment}");

    private static async Task<(Till Till, Sale? Sale)> Open(HttpContext http, PageForm form)
    {
        var sale = http.RequestServices.GetRequiredService<SaleTickets>()
            .Open<Sale>(form["ticket"], http.Caller().Device!.Value);
        return (await Till.Of(http, sale?.Spot), sale);
    }

    private static string Seal(HttpContext http, Till till, Sale sale) =>
        http.RequestServices.GetRequiredService<SaleTickets>().Seal(sale, till.Device);

    private static Instant Now(HttpContext http) =>
        http.RequestServices.GetRequiredService<IClock>().GetCurrentInstant();
}
