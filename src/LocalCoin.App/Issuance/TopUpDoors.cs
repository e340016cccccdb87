// Coins for cash. A shop takes it into its own till from whoever holds out a card or a phone, and learns nothing else;
// the counter knows whom it serves, and names its till.

using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.App.Issuance;

/// <param name="Payer">The card or code that was held out.</param>
/// <param name="Wallet">At the counter, instead of it.</param>
/// <param name="Till">At the counter: its till. A shop has one only.</param>
public sealed record TopUpBody(
    FundId Fund, Amount Amount, PremiumId? Premium = null, HeldOut? Payer = null, WalletId? Wallet = null,
    TillId? Till = null);

public sealed record VoidBody(TillId? Till = null);

public sealed record TopUpShown(TopUpId TopUp, long Seq, Instant At, TillId Till, long Amount, long Bonus)
{
    public static TopUpShown Of(Recorded recorded)
    {
        var made = (TopUpMade)recorded.Event;
        return new(made.TopUp, recorded.Seq, made.At, made.Till, made.Amount.Coins, made.Bonus);
    }
}

/// <param name="Cash">To be handed out.</param>
public sealed record VoidShown(TopUpId TopUp, long Seq, Instant At, TillId Till, long Cash)
{
    public static VoidShown Of(Recorded recorded)
    {
        var voided = (TopUpVoided)recorded.Event;
        return new(voided.TopUp, recorded.Seq, voided.At, voided.Till, voided.Amount.Coins);
    }
}

internal static class TopUpDoors
{
    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapPut("/top-ups/{topup}", Make).Makes<TopUpShown>().For(Roles.Shop | Roles.Counter);
        api.MapPost("/top-ups/{topup}/void", Void).Gives<VoidShown>().For(Roles.Shop | Roles.Counter);
    }

    private static async Task<IResult> Make(
        HttpContext http, string topup, TopUpBody body, PayerLookup payers, LedgerWriter ledger,
        CancellationToken cancellation)
    {
        var id = Reading.CommandId(topup, "topup");
        var caller = http.Caller();
        var till = TillOf(caller, body.Till);
        var (wallet, no) = await WalletOf(caller, body, payers, cancellation);
        if (wallet is not { } found) return no!;
        if (caller.Hindrance(found) is { } own) return own;
        var command = new MakeTopUp(new TopUpId(id.ToString()), found, till, body.Fund, body.Amount, body.Premium);
        return caller.Is(Roles.Counter)
            ? await ledger.Command(http, id, command, 201, TopUpShown.Of)
            : await ledger.Masked(http, id, command, TopUpShown.Of);
    }

    private static async Task<IResult> Void(
        HttpContext http, string topup, VoidBody body, LedgerWriter ledger, LedgerReads reads,
        CancellationToken cancellation)
    {
        var (id, key) = (Reading.Id<TopUpId>(topup, "topup"), Reading.Key(http));
        var till = TillOf(http.Caller(), body.Till);
        if (await reads.Fold<TopUp>(StreamId.Of(id), cancellation) is { } found
            && http.Caller().Wallet is { } own && found.Made.Wallet == own)
        {
            return Problem.Forbidden("OwnWallet");
        }
        return await ledger.Command(http, key, new VoidTopUp(id, till), 200, VoidShown.Of);
    }

    private static TillId TillOf(Caller caller, TillId? named)
    {
        if (caller.Merchant is { } merchant)
        {
            return named is null ? TillId.Of(merchant)
                : throw new MalformedException("till", "a shop has one till and names none");
        }
        return named is { } till && till.IsCounter()
            ? till
            : throw new MalformedException("till", "the counter names its till, counter-…");
    }

    private static async Task<(WalletId? Wallet, Problem? No)> WalletOf(
        Caller caller, TopUpBody body, PayerLookup payers, CancellationToken cancellation)
    {
        if (body.Wallet is { } wallet && body.Payer is null && caller.Is(Roles.Counter)) return (wallet, null);
        if (body.Payer is not { } held || body.Wallet is not null)
        {
            throw new MalformedException(
                "payer", "the card or code that was held out, or at the counter the wallet, is expected");
        }
        var (payer, no) = await payers.Find(caller, held, cancellation);
        return (payer?.Wallet, no);
    }
}
