// The customer's touch, and what the ledger answered. A sale keeps its id through every step, so a page that was sent
// twice, a lost answer and a second look all come to the same payment.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.App.Register;

internal static class RegisterPayment
{
    private const string PinField = "pin";

    /// <summary>Shows the customer the amount: to touch, to say that it is meant, or to enter the PIN.</summary>
    internal static async Task<IResult> Ask(
        HttpContext http, Till till, Sale sale, CardId? card, bool needsPin, Instant? before)
    {
        if (needsPin && !await http.RequestServices.GetRequiredService<PayerLookup>().CanUsePin(
            card, http.RequestAborted))
        {
            return Unusable(till);
        }
        return PageAnswer.Of<SaleConfirm>(
            (nameof(SaleConfirm.Till), till), (nameof(SaleConfirm.Sale), sale),
            (nameof(SaleConfirm.Ticket), Seal(http, till, sale)), (nameof(SaleConfirm.NeedsPin), needsPin),
            (nameof(SaleConfirm.Before), before));
    }

    internal static async Task<IResult> Pay(HttpContext http, PageForm form, LedgerWriter ledger)
    {
        var (till, sale) = await Open(http, form);
        if (sale is null) return Late(till);
        if (sale.IsLate(Now(http))) return await TakeBack(http, till, sale, ledger);
        sale = sale with { Pin = form[PinField] ?? sale.Pin };
        var whatIsThere = form.Has("what-is-there");
        var (answer, payer, no) = await SaleCharge.Send(http, till, sale, whatIsThere);
        if (no?.Code == "PinWrong") return WrongPin(http, till, sale);
        if (no is not null) return Refused(till, no);
        return answer switch
        {
            // Under a conflicting id the same sale was paid, whole or in part.
            Answer.Accepted or Answer.Repeated or Answer.Conflict => Paid(sale),
            Answer.Rejected { Reason: Rejection.BalanceShort or Rejection.NotForThisMerchant } =>
                Short(http, till, sale, offersRest: !whatIsThere),
            Answer.Rejected { Reason: Rejection.CardPaymentTooLarge or Rejection.CardDayLimitReached } =>
                await Ask(http, till, sale, payer!.Card, needsPin: true, null),
            Answer.Rejected { Reason: Rejection.PaymentAlreadyMade } => await AlreadyMade(http, till, sale),
            Answer.Rejected { Reason: var reason } => Rejected(till, reason),
            _ => PageAnswer.Of<SaleUnknown>(
                (nameof(SaleUnknown.Till), till), (nameof(SaleUnknown.Ticket), Seal(http, till, sale)),
                (nameof(SaleUnknown.WhatIsThere), whatIsThere)),
        };
    }

    /// <summary>The customer does not want it. Where it may have been sent already, it is taken back for good, or turns
    /// out to have been paid. A browser without script does not know that it sent something, so it is looked at
    /// here.</summary>
    internal static async Task<IResult> Stop(HttpContext http, PageForm form, LedgerWriter ledger)
    {
        var (till, sale) = await Open(http, form);
        if (sale is null) return PageDoors.GoTo(StartOf(till));
        if (form.Has("sent")) return await TakeBack(http, till, sale, ledger);
        return (await MadeHere(http, till, sale)).IsThis ? Paid(sale) : PageDoors.GoTo(StartOf(till));
    }

    internal static string StartOf(Till till) =>
        till.Spots.Count == 1 ? RegisterPages.Start : $"{RegisterPages.Start}?spot={till.Spot.Spot.Value}";

    /// <summary>Of all that may be the matter with a payer, the shop learns one thing.</summary>
    internal static IResult Refused(Till till, Problem no) => no.Code switch
    {
        "CodeUnknown" => Told(till, RegisterTexts.CodeOverTitle, RegisterTexts.CodeOverDetail),
        "CardUnusable" or "PinBlocked" or "PinNotSet" or "TooManyTries" => Unusable(till),
        _ => no,
    };

    private static async Task<(Till Till, Sale? Sale)> Open(HttpContext http, PageForm form)
    {
        var device = http.Caller().Device!.Value;
        var sale = http.RequestServices.GetRequiredService<SaleTickets>().Open<Sale>(form["ticket"], device);
        return (await Till.Of(http, sale?.Spot), sale);
    }

    private static async Task<IResult> TakeBack(HttpContext http, Till till, Sale sale, LedgerWriter ledger)
    {
        var answer = await ledger.Send(
            Sent.Live(Guid.CreateVersion7(), new AbandonPayment(sale.PaymentId), http.Caller().Sender()),
            http.RequestAborted);
        return answer switch
        {
            Answer.Rejected { Reason: Rejection.PaymentAlreadyMade } => await AlreadyMade(http, till, sale),
            Answer.Accepted or Answer.Repeated or Answer.Rejected => Late(till),
            _ => PageAnswer.Of<SaleUnknown>(
                (nameof(SaleUnknown.Till), till), (nameof(SaleUnknown.Ticket), Seal(http, till, sale)),
                (nameof(SaleUnknown.IsStopping), true)),
        };
    }

    internal static IResult Rejected(Till till, Rejection reason) => reason switch
    {
        (>= Rejection.WalletUnknown and <= Rejection.NotEnrolled) or Rejection.TooManyPostings
            or Rejection.PaymentAlreadyRequested => Unusable(till),
        Rejection.PaymentAbandoned or Rejection.CodeExpired => Late(till),
        _ => Told(till, RegisterTexts.ShopTitle, Text.Of(reason)),
    };

    private static IResult Paid(Sale sale) => PageDoors.GoTo($"{RegisterPages.Start}/paid/{sale.Payment}");

    private static PageAnswer WrongPin(HttpContext http, Till till, Sale sale) => PageAnswer.Of<SaleConfirm>(
        (nameof(SaleConfirm.Till), till), (nameof(SaleConfirm.Sale), sale),
        (nameof(SaleConfirm.Ticket), Seal(http, till, sale with { Pin = null })), (nameof(SaleConfirm.NeedsPin), true),
        (nameof(SaleConfirm.PinFault), RegisterTexts.PinWrong));

    private static PageAnswer Short(HttpContext http, Till till, Sale sale, bool offersRest) =>
        PageAnswer.Of<SaleShort>(
            (nameof(SaleShort.Till), till), (nameof(SaleShort.Sale), sale),
            (nameof(SaleShort.Ticket), offersRest ? Seal(http, till, sale) : null));

    internal static PageAnswer Unusable(Till till) =>
        Told(till, RegisterTexts.UnusableTitle, RegisterTexts.UnusableDetail);

    internal static PageAnswer Late(Till till) => Told(till, RegisterTexts.LateTitle, RegisterTexts.LateDetail);

    internal static PageAnswer Told(Till till, Text title, Text detail) => PageAnswer.Of<SaleRefused>(
        (nameof(SaleRefused.Till), till), (nameof(SaleRefused.Title), title), (nameof(SaleRefused.Detail), detail));

    /// <summary>The payment, where this shop was paid by it; and whether by this very sale.</summary>
    internal static async Task<(PaymentMade? Made, bool IsThis)> MadeHere(HttpContext http, Till till, Sale sale)
    {
        var history = await http.RequestServices.GetRequiredService<LedgerReads>()
            .Stream(StreamId.Of(sale.PaymentId), http.RequestAborted);
        return history?.As<Payment>()?.Made is { } made && made.Merchant == till.Merchant.Merchant
            ? (made, history.Events.Any(one => one.Id == sale.Charge))
            : (null, false);
    }

    private static async Task<IResult> AlreadyMade(HttpContext http, Till till, Sale sale) =>
        await MadeHere(http, till, sale) switch
        {
            (_, true) => Paid(sale),
            ({ } made, _) => Told(till, RegisterTexts.CodeUsedTitle, CodeUsed(made)),
            _ => Unusable(till),
        };

    /// <summary>A phone's code pays once. Whoever charges it again, after an answer that never came, would else take
    /// cash for what is paid.</summary>
    internal static Text CodeUsed(PaymentMade made) =>
        RegisterTexts.CodeUsedDetail.With(Talking.Time(made.At), made.Amount.Coins);

    private static string Seal(HttpContext http, Till till, Sale sale) =>
        http.RequestServices.GetRequiredService<SaleTickets>().Seal(sale, till.Device);

    private static Instant Now(HttpContext http) =>
        http.RequestServices.GetRequiredService<IClock>().GetCurrentInstant();
}
