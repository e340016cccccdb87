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
    // A register asks for the owner's code, on its own pages.
    private const Roles Taking = Roles.Owner | Roles.Clerk | Roles.Counter;

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapPut("/top-ups/{topup}", Make).Makes<TopUpShown>().For(Taking);
        api.MapPost("/top-ups/{topup}/void", Void).Gives<VoidShown>().For(Taking);
    }

    private static async Task<IResult> Make(
        HttpContext http, string topup, TopUpBody body, PayerLookup payers, LedgerWriter ledger, IClock clock,
        CancellationToken cancellation)
    {
        var id = Reading.CommandId(topup, "topup");
        var caller = http.Caller();
        var till = TillOf(caller, body.Till);
        MakeTopUp Command(WalletId wallet) =>
            new(new TopUpId(id.ToString()), wallet, till, body.Fund, body.Amount, body.Premium);
        if (NamedWallet(caller, body) is not { } found)
        {
            var held = body.Payer!;
            if (await payers.Before(caller, id, held, payer => Command(payer.Wallet), cancellation) is { } repeated)
            {
                return Outcome.Of(http, repeated, 200, TopUpShown.Of);
            }
            var (payer, no) = await payers.Find(caller, held, cancellation);
            if (payer is null) return no!;
            // A payment's own event says until when its code counts; a top-up's does not, so it is judged here.
            if (payer.CodeUntil < clock.GetCurrentInstant()) return Problem.Refused(nameof(Rejection.CodeExpired));
            found = payer.Wallet;
        }
        if (caller.Hindrance(found) is { } own) return own;
        return caller.Is(Roles.Counter)
            ? await ledger.Command(http, id, Command(found), 201, TopUpShown.Of)
            : await ledger.Masked(http, id, Command(found), ShopOutcome.OfTopUp, TopUpShown.Of);
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

    /// <summary>At the counter, where it names a wallet instead of taking a card or code; null otherwise.</summary>
    private static WalletId? NamedWallet(Caller caller, TopUpBody body) => (body.Wallet, body.Payer) switch
    {
        ({ } wallet, null) when caller.Is(Roles.Counter) => wallet,
        (null, { }) => null,
        _ => throw new MalformedException(
            "payer", "the card or code that was held out, or at the counter the wallet, is expected"),
    };
}
