// Funds, their budgets and the yen behind them; tills and the cash in them.

using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.App.Accounts;

public sealed record ExpiryBody(
    ExpiryKind Kind, IReadOnlyList<LocalDate>? Dates = null, IReadOnlyList<AnnualDate>? Days = null, int? Months = null,
    int? LifeMin = null);

public sealed record DefineFundBody(
    FundFamily Family, ExpiryBody Expiry, IReadOnlyList<MerchantClass>? MerchantClasses = null,
    bool CountsAsPrepaid = false);

/// <param name="Change">Coins; negative takes unspent ones out.</param>
public sealed record BudgetBody(long Change);
public sealed record FundingBody(Amount Amount);

/// <param name="Unspent">Of the budget.</param>
public sealed record FundShown(
    FundId Fund, FundFamily Family, ExpiryPolicy Expiry, IReadOnlyList<MerchantClass> MerchantClasses,
    bool CountsAsPrepaid,
    long Unspent);

public sealed record TillShown(TillId Till, long Cash);

internal static class FundDoors
{
    private const Roles Accounting = Roles.Counter | Roles.Operator | Roles.Approver | Roles.Auditor;

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/funds", List).Gives<FundShown[]>().For(Accounting);
        api.MapPut("/funds/{fund}", Define).Makes<Done>().For(Roles.Operator);
        api.MapPost("/funds/{fund}/budget", SetBudget).Gives<Done>().For(Roles.Operator);
        api.MapPost("/funds/{fund}/funding", Receive).Gives<Done>().For(Roles.Operator);
        api.MapGet("/tills", Tills).Gives<TillShown[]>().For(Accounting);
        api.MapPut("/tills/{till}", OpenTill).Makes<Done>().For(Roles.Operator);
        api.MapPost("/tills/{till}/bank", BringToBank).Gives<Done>().For(Roles.Counter | Roles.Operator);
    }

    private static async Task<IResult> List(LedgerReads reads, CancellationToken cancellation)
    {
        var unspent = (await reads.Of(AccountKind.Fund, cancellation))
            .ToDictionary(balance => balance.Account.Owner!, balance => balance.Coins);
        return Outcome.Show((await reads.Few(StreamId.FundType, cancellation))
            .Select(history => history.As<Fund>()!)
            .Select(fund => new FundShown(
                fund.Id, fund.Family, fund.Expiry, fund.MerchantClasses, fund.CountsAsPrepaid,
                unspent.GetValueOrDefault(fund.Id.Value)))
            .ToArray());
    }

    private static Task<IResult> Define(HttpContext http, string fund, DefineFundBody body, LedgerWriter ledger) =>
        ledger.Creation(http, Reading.Key(http), new DefineFund(
            Reading.Id<FundId>(fund, "fund"), body.Family,
            new ExpiryPolicy(body.Expiry.Kind, body.Expiry.Dates, body.Expiry.Days, body.Expiry.Months,
                body.Expiry.LifeMin),
            body.MerchantClasses ?? [], body.CountsAsPrepaid));

    private static Task<IResult> SetBudget(HttpContext http, string fund, BudgetBody body, LedgerWriter ledger) =>
        ledger.Command(http, Reading.Key(http), new SetBudget(Reading.Id<FundId>(fund, "fund"), body.Change));

    private static Task<IResult> Receive(HttpContext http, string fund, FundingBody body, LedgerWriter ledger) =>
        ledger.Command(http, Reading.Key(http), new ReceiveFunding(Reading.Id<FundId>(fund, "fund"), body.Amount));

    /// <summary>The counters' tills, and of merchants those that ever held cash: every merchant has one.</summary>
    private static async Task<IResult> Tills(LedgerReads reads, CancellationToken cancellation)
    {
        var cash = (await reads.Of(AccountKind.Cash, cancellation))
            .ToDictionary(balance => balance.Account.Owner!, balance => -balance.Coins);
        var opened = await reads.Named(StreamId.TillType, cancellation);
        return Outcome.Show(cash.Keys.Union(opened).Order(StringComparer.Ordinal)
            .Select(till => new TillShown(new TillId(till), cash.GetValueOrDefault(till))).ToArray());
    }

    private static Task<IResult> OpenTill(HttpContext http, string till, LedgerWriter ledger) =>
        ledger.Creation(http, Reading.Key(http), new OpenTill(Reading.Id<TillId>(till, "till")));

    private static Task<IResult> BringToBank(HttpContext http, string till, FundingBody body, LedgerWriter ledger) =>
        ledger.Command(http, Reading.Key(http), new BringCashToBank(Reading.Id<TillId>(till, "till"), body.Amount));
}
