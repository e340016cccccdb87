// Wallets: opened at the counter, looked at by their owner, frozen by one person and unfrozen by another.

using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Accounts;

public sealed record OpenWalletBody;
public sealed record FreezeBody(FreezeReason Reason);

/// <param name="CardPaymentMax">The most the card alone pays at once; absent for the scheme's limit, 0 for
/// nothing.</param>
public sealed record WalletLimitsBody(long? CardPaymentMax = null, long? CardDayMax = null);
public sealed record HouseholdBody(IReadOnlyList<MerchantId> Merchants);

public sealed record PurseShown(FundId Fund, LocalDate? Expiry, long Coins, bool IsExpired);

/// <param name="Coins">All that can be spent today, if every purse may be spent where one is.</param>
/// <param name="Enrolments">Programmes they take part in; for themselves and the counter, absent for others.</param>
public sealed record WalletShown(
    WalletId Wallet, long Coins, IReadOnlyList<PurseShown> Purses, bool IsFrozen, bool IsClosed, long? CardPaymentMax,
    long? CardDayMax, IReadOnlyList<ProgrammeId>? Enrolments, IReadOnlyList<MerchantId> Household);

internal static class WalletDoors
{
    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapPut("/wallets/{wallet}", Open).Makes<Done>().For(Roles.Counter | Roles.Operator);
        api.MapGet("/wallets/{wallet}", Show).Gives<WalletShown>()
            .For(Roles.Resident | Roles.Counter | Roles.Operator | Roles.Auditor);
        api.MapPut("/wallets/{wallet}/limits", SetLimits).Gives<Done>().For(Roles.Resident | Roles.Counter);
        api.MapPost("/wallets/{wallet}/freeze", Freeze).Gives<Done>()
            .For(Roles.Resident | Roles.Counter | Roles.Operator);
        api.MapPost("/wallets/{wallet}/unfreeze", Unfreeze).Gives<Done>()
            .For(Roles.Counter | Roles.Operator | Roles.Approver);
        api.MapPut("/wallets/{wallet}/household", SetHousehold).Gives<Done>().For(Roles.Counter | Roles.Operator);
    }

    private static Task<IResult> Open(HttpContext http, string wallet, OpenWalletBody body, LedgerWriter ledger)
    {
        var id = Reading.CommandId(wallet, "wallet");
        return ledger.Creation(http, id, new OpenWallet(new WalletId(id.ToString())));
    }

    private static async Task<IResult> Show(
        HttpContext http, string wallet, LedgerReads reads, CommunityDirectory directory, IClock clock,
        CancellationToken cancellation)
    {
        var (id, caller) = (Reading.Id<WalletId>(wallet, "wallet"), http.Caller());
        if (caller.Hindrance(id) is { } no) return no;
        if (await reads.Fold<Wallet>(StreamId.Of(id), cancellation) is not { } found)
        {
            return Problem.NotFound("NotFound");
        }
        if (!caller.Is(Roles.Resident))
        {
            await directory.AccessLog.Write(caller.Actor, caller.Device, "wallet", id.Value, cancellation);
        }
        var today = Tokyo.Day(clock.GetCurrentInstant());
        var purses = (await reads.Of(AccountKind.Wallet, id.Value, cancellation))
            .Where(balance => balance.Coins > 0)
            .Select(balance => new PurseShown(
                balance.Account.Fund!.Value, balance.Account.Expiry, balance.Coins, balance.Account.IsExpired(today)))
            .ToArray();
        return Outcome.Show(new WalletShown(
            id, purses.Where(purse => !purse.IsExpired).Sum(purse => purse.Coins), purses, found.FrozenBy is not null,
            found.IsClosed, found.CardPaymentMax, found.CardDayMax,
            caller.Is(Roles.Resident | Roles.Counter) ? found.Enrolments : null, found.Household));
    }

    private static Task<IResult> SetLimits(HttpContext http, string wallet, WalletLimitsBody body,
        LedgerWriter ledger) =>
        Send(http, wallet, ledger, id => http.Caller().Is(Roles.Resident)
            ? new LowerWalletLimits(id, body.CardPaymentMax, body.CardDayMax)
            : new SetWalletLimits(id, body.CardPaymentMax, body.CardDayMax));

    private static Task<IResult> Freeze(HttpContext http, string wallet, FreezeBody body, LedgerWriter ledger) =>
        Send(http, wallet, ledger, id => new FreezeWallet(id, body.Reason));

    private static Task<IResult> Unfreeze(HttpContext http, string wallet, LedgerWriter ledger) =>
        Send(http, wallet, ledger, id => new UnfreezeWallet(id));

    private static Task<IResult> SetHousehold(HttpContext http, string wallet, HouseholdBody body,
        LedgerWriter ledger) =>
        Send(http, wallet, ledger, id => new SetHousehold(id, body.Merchants));

    private static async Task<IResult> Send(HttpContext http, string wallet, LedgerWriter ledger,
        Func<WalletId, Command> command)
    {
        var id = Reading.Id<WalletId>(wallet, "wallet");
        var key = Reading.Key(http);
        return http.Caller().Hindrance(id) is { } no ? no : await ledger.Command(http, key, command(id));
    }
}
