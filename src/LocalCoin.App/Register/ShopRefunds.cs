// A refund is the owner's: from the owner's own list, or at a register behind the owner's code. Coins go back as coins,
// whole or in part, and the key that the page carries lets a form that was sent twice give back once.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.App.Register;

/// <summary>Where coins are given back: its door, its look, and where the list is.</summary>
public sealed record RefundPlace(string Door, string Look, string Home, string List)
{
    public static readonly RefundPlace AtDesk = new("/shop/refund", "resident", "/", ShopDayPages.Door);
    public static readonly RefundPlace AtRegister =
        new(RegisterOwner.Refunds, "register", RegisterPages.Start, RegisterOwner.Refunds);
}

internal static class ShopRefunds
{
    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(RefundPlace.AtDesk.Door + "/{payment}", (HttpContext http, string payment, LedgerReads reads) =>
            Show(http, payment, reads, RefundPlace.AtDesk)).For(Roles.Owner);
        pages.MapPost(RefundPlace.AtDesk.Door + "/{payment}", (
            HttpContext http, PageForm form, string payment, LedgerReads reads, LedgerWriter ledger) =>
            Refund(http, form, payment, reads, ledger, RefundPlace.AtDesk)).For(Roles.Owner);
    }

    internal static async Task<IResult> Show(HttpContext http, string payment, LedgerReads reads, RefundPlace place)
    {
        var (found, no) = await Find(http, payment, reads);
        return found is null ? no! : Ask(place, found, Guid.CreateVersion7(), null, null);
    }

    internal static async Task<IResult> Refund(
        HttpContext http, PageForm form, string payment, LedgerReads reads, LedgerWriter ledger, RefundPlace place)
    {
        var (found, no) = await Find(http, payment, reads);
        if (found is null) return no!;
        var key = Reading.CommandId(form["key"] ?? "", "key");
        if (form.Whole("amount") is not { } coins)
        {
            return Ask(place, found, key, form["amount"], RegisterTexts.AmountMissing);
        }
        var made = found.Made!;
        var reason = ShopTexts.Reasons.Select(one => one.Reason)
            .Where(known => known.ToString() == form["reason"]).DefaultIfEmpty(RefundReason.Other).First();
        var answer = await ledger.Send(
            Sent.Live(key, new RefundPayment(
                made.Payment, made.Merchant, new Amount(coins), null, reason), http.Caller().Sender()),
            http.RequestAborted);
        return answer switch
        {
            Answer.Accepted { Event.Event: PaymentRefunded given } => Given(place, made, given),
            Answer.Repeated { Event.Event: PaymentRefunded given } => Given(place, made, given),
            Answer.Rejected { Reason: var refusal } => Ask(place, found, key, form["amount"], Text.Of(refusal)),
            // The same key for another sum: the first one stands.
            Answer.Conflict => PageDoors.GoTo($"{place.Door}/{made.Payment.Value}"),
            // Sent again it comes to the same refund.
            _ => Ask(place, found, key, form["amount"], ShopTexts.RefundUnknown),
        };
    }

    private static PageAnswer Ask(RefundPlace place, Payment found, Guid key, string? amount, Text? fault) =>
        PageAnswer.Of<ShopRefund>(
            (nameof(ShopRefund.Place), place), (nameof(ShopRefund.Made), found.Made),
            (nameof(ShopRefund.Left), LeftOf(found)), (nameof(ShopRefund.Key), key),
            (nameof(ShopRefund.Amount), amount), (nameof(ShopRefund.Fault), fault)).Unless(fault);

    private static PageAnswer Given(RefundPlace place, PaymentMade made, PaymentRefunded given) =>
        PageAnswer.Of<ShopRefunded>(
            (nameof(ShopRefunded.Place), place), (nameof(ShopRefunded.Made), made),
            (nameof(ShopRefunded.Coins), given.Reversal.Coins));

    private static long LeftOf(Payment found) => found.IsUndone ? 0 : found.Made!.Amount.Coins - found.Refunded;

    /// <summary>Another shop's payment is none here, and nobody gives themselves their own purchase back.</summary>
    private static async Task<(Payment? Found, IResult? No)> Find(
        HttpContext http, string payment, LedgerReads reads)
    {
        var id = Reading.Id<PaymentId>(payment, "payment");
        if (await reads.Fold<Payment>(StreamId.Of(id), http.RequestAborted) is not { Made: { } made } found
            || made.Merchant != http.Caller().Merchant)
        {
            return (null, Problem.NotFound("NotFound"));
        }
        return http.Caller().Wallet == made.Wallet
            ? (null, Problem.Forbidden("OwnWallet"))
            : (found, null);
    }
}
