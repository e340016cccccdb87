// The customer's touch, and what the ledger answered. A sale keeps its id through every step, so a page that was sent
// twice, a lost answer and a second look all come to the same payment.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Register;

internal static class RegisterPayment
{
    private const string PinField = "pin";

    /// <summary>Shows the customer the amount: to touch, to say that it is meant, or to enter the PIN.</summary>
    internal static async Task<IResult> Ask(
        HttpContext http, Till till, Sale sale, CardId? card, bool needsPin, Instant? before)
    {
        if (needsPin && !await CanUsePin(http, card)) return Unusable(till);
        return PageAnswer.Of<SaleConfirm>(
            (nameof(SaleConfirm.Till), till), (nameof(SaleConfirm.Sale), sale),
            (nameof(SaleConfirm.Ticket), Seal(http, till, sale)), (nameof(SaleConfirm.NeedsPin), needsPin),
            (nameof(SaleConfirm.Before), before));
    }

    internal static async Task<IResult> Pay(HttpContext http, PageForm form, PayerLookup payers, LedgerWriter ledger)
    {
        var (till, sale) = await Open(http, form);
        if (sale is null) return Late(till);
        if (sale.IsLate(Now(http))) return await TakeBack(http, till, sale, ledger);
        sale = sale with { Pin = form[PinField] ?? sale.Pin };
        var (caller, held) = (http.Caller(), HeldAgain(sale.Token, sale.Code, sale.Pin));
        var whatIsThere = form.Has("what-is-there");
        ChargePayer Command(HeldPayer payer) => new(
            sale.PaymentId, payer.Wallet, till.Merchant.Merchant, till.Spot.Spot, new Amount(sale.Amount),
            sale.Vegetables, whatIsThere, payer.Proof, payer.Card, payer.CodeUntil);
        if (await payers.Before(caller, sale.Charge, held, Command, http.RequestAborted) is not null) return Paid(sale);
        var (payer, no) = await payers.Find(caller, held, http.RequestAborted);
        if (payer is null && no!.Code == "PinWrong") return WrongPin(http, till, sale);
        if (payer is null) return Refused(till, no!);
        // Nobody serves their own wallet.
        if (caller.Wallet == payer.Wallet) return Unusable(till);
        var answer = await ledger.Send(
            Sent.Live(sale.Charge, Command(payer), caller.Sender()), http.RequestAborted);
        switch (answer)
        {
            case Answer.Accepted or Answer.Repeated:
                return Paid(sale);
            case Answer.Rejected { Reason: Rejection.BalanceShort or Rejection.NotForThisMerchant }:
                return Short(http, till, sale, offersRest: !whatIsThere);
            case Answer.Rejected { Reason: Rejection.CardPaymentTooLarge or Rejection.CardDayLimitReached }:
                return await Ask(http, till, sale, payer.Card, needsPin: true, null);
            case Answer.Rejected { Reason: var reason }:
                return Rejected(till, reason);
            // Under this id something else was paid: the same sale, whole or in part.
            case Answer.Conflict:
                return Paid(sale);
            default:
                return PageAnswer.Of<SaleUnknown>(
                    (nameof(SaleUnknown.Till), till), (nameof(SaleUnknown.Ticket), Seal(http, till, sale)),
                    (nameof(SaleUnknown.WhatIsThere), whatIsThere));
        }
    }

    /// <summary>The customer does not want it. Where it may have been sent already, it is taken back for good, or turns
    /// out to have been paid.</summary>
    internal static async Task<IResult> Stop(HttpContext http, PageForm form, LedgerWriter ledger)
    {
        var (till, sale) = await Open(http, form);
        return sale is not null && form.Has("sent")
            ? await TakeBack(http, till, sale, ledger)
            : PageDoors.GoTo(StartOf(till));
    }

    internal static string StartOf(Till till) =>
        till.Spots.Count == 1 ? RegisterPages.Start : $"{RegisterPages.Start}?spot={till.Spot.Spot.Value}";

    /// <summary>Of all that may be the matter with a payer, the shop learns one thing.</summary>
    internal static IResult Refused(Till till, Problem no) => no.Code switch
    {
        "CodeUnknown" or "CardUnusable" or "PinBlocked" or "PinNotSet" or "TooManyTries" => Unusable(till),
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
            Answer.Rejected { Reason: Rejection.PaymentAlreadyMade } => Paid(sale),
            Answer.Accepted or Answer.Repeated or Answer.Rejected => Late(till),
            _ => PageAnswer.Of<SaleUnknown>(
                (nameof(SaleUnknown.Till), till), (nameof(SaleUnknown.Ticket), Seal(http, till, sale)),
                (nameof(SaleUnknown.IsStopping), true)),
        };
    }

    internal static IResult Rejected(Till till, Rejection reason) => reason switch
    {
        (>= Rejection.WalletUnknown and <= Rejection.NotEnrolled) or Rejection.TooManyPostings
            or Rejection.PaymentAlreadyMade or Rejection.PaymentAlreadyRequested => Unusable(till),
        Rejection.PaymentAbandoned or Rejection.CodeExpired => Late(till),
        _ => PageAnswer.Of<SaleRefused>(
            (nameof(SaleRefused.Till), till), (nameof(SaleRefused.Title), RegisterTexts.ShopTitle),
            (nameof(SaleRefused.Detail), Text.Of(reason))),
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

    internal static PageAnswer Unusable(Till till) => PageAnswer.Of<SaleRefused>(
        (nameof(SaleRefused.Till), till), (nameof(SaleRefused.Title), RegisterTexts.UnusableTitle),
        (nameof(SaleRefused.Detail), RegisterTexts.UnusableDetail));

    internal static PageAnswer Late(Till till) => PageAnswer.Of<SaleRefused>(
        (nameof(SaleRefused.Till), till), (nameof(SaleRefused.Title), RegisterTexts.LateTitle),
        (nameof(SaleRefused.Detail), RegisterTexts.LateDetail));

    /// <summary>What was held out before, as it travelled through the page.</summary>
    internal static HeldOut HeldAgain(string? card, string? code, string? pin) =>
        card is not null ? new HeldOut(card, pin)
        : code is { Length: 8 } && code.All(char.IsAsciiDigit) ? new HeldOut(Digits: code)
        : new HeldOut(Code: code);

    private static async Task<bool> CanUsePin(HttpContext http, CardId? card) => card is { } id
        && await http.RequestServices.GetRequiredService<CommunityDirectory>().Cards.Find(id, http.RequestAborted)
            is { HasPin: true, IsPinBlocked: false };

    private static string Seal(HttpContext http, Till till, Sale sale) =>
        http.RequestServices.GetRequiredService<SaleTickets>().Seal(sale, till.Device);

    private static Instant Now(HttpContext http) =>
        http.RequestServices.GetRequiredService<IClock>().GetCurrentInstant();
}
