// What came and went in one's own wallet, day by day, and of each payment the whole: what was paid from which coins,
// what came back, and why it earned what it earned, all from the ledger's own events.

using System.Globalization;
using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Accounts;
using LocalCoin.Store.Directory;
using Npgsql;

namespace LocalCoin.App.Accounts;

/// <param name="Entries">The newest first.</param>
/// <param name="GivenBack">Of each payment among them, the coins that came back.</param>
/// <param name="Before">Where the page before goes on; null where there is nothing before.</param>
public sealed record HistoryShown(
    IReadOnlyList<StatementEntry> Entries, IReadOnlyDictionary<StreamId, long> GivenBack, long? Before, bool IsNewest);

/// <summary>What took coins of a payment back.</summary>
/// <param name="TakenBack">What had been earned by it and went back too.</param>
public sealed record CameBack(Instant At, Text How, long Coins, long TakenBack);

/// <param name="From">By what the coins were to the payer.</param>
/// <param name="Rules">Of each of <see cref="PaymentMade.Earned"/>, the rule it was judged by.</param>
public sealed record ReceiptShown(
    PaymentMade Made, PlaceEntry? Place, IReadOnlyList<(Text Kind, long Coins)> From,
    IReadOnlyList<ProgrammeRule> Rules, IReadOnlyList<CameBack> Back);

internal static class OwnHistory
{
    public const string Door = "/history";
    private const int EventsShown = 30;

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Door, Show).For(Roles.Resident);
        pages.MapGet(Door + "/{payment}", ShowPayment).For(Roles.Resident);
    }

    private static async Task<IResult> Show(
        HttpContext http, NpgsqlDataSource source, LedgerReads reads, CommunityDirectory directory,
        string? before = null)
    {
        var (wallet, cancellation) = (http.Caller().Wallet!.Value, http.RequestAborted);
        StatementCursor? from = before is null ? null
            : long.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var seq)
                ? new StatementCursor(seq, 0)
                : throw new MalformedException("before", "not a place in this list");
        var lines = await WalletStatement.Page(source, wallet, from, null, WalletStatement.PageMax, cancellation);
        var all = await StatementEntry.Of(lines, WalletStatement.PageMax, reads, directory, cancellation);
        var events = all.Select(entry => entry.Seq).Distinct().Take(EventsShown + 1).ToArray();
        var shown = all.Where(entry => events.Take(EventsShown).Contains(entry.Seq)).ToArray();
        var isMore = events.Length > EventsShown || lines.Count == WalletStatement.PageMax;
        return PageAnswer.Of<HistoryPage>((nameof(HistoryPage.Of), new HistoryShown(
            shown, await WalletStatement.GivenBack(
                source, wallet, [.. shown.Select(entry => entry.Process).Distinct()], cancellation),
            isMore ? shown[^1].Seq : null, from is null)));
    }

    /// <summary>Somebody else's payment is answered as one that is not there.</summary>
    private static async Task<IResult> ShowPayment(
        HttpContext http, string payment, LedgerReads reads, CommunityDirectory directory)
    {
        var cancellation = http.RequestAborted;
        var history = await reads.Stream(StreamId.Of(Reading.Id<PaymentId>(payment, "payment")), cancellation);
        if (history?.As<Payment>()?.Made is not { } made || made.Wallet != http.Caller().Wallet)
        {
            return Problem.NotFound("NotFound");
        }
        var kinds = await FundKinds.Of(reads, cancellation);
        var rules = new List<ProgrammeRule>();
        foreach (var earned in made.Earned)
        {
            var programme = await reads.Fold<Programme>(StreamId.Of(earned.Programme), cancellation);
            rules.Add(programme!.Rules[earned.Rule - 1].Rule);
        }
        return PageAnswer.Of<ReceiptPage>((nameof(ReceiptPage.Of), new ReceiptShown(
            made, await directory.Places.Find(made.Spot, cancellation),
            [
                .. made.Postings.Where(posting => posting.To.Kind is AccountKind.Merchant)
                    .GroupBy(posting => kinds[posting.From.Fund!.Value])
                    .Select(group => (group.Key, group.Sum(posting => posting.Amount.Coins))),
            ],
            rules, [.. history.Events.Select(one => one.Event).Select(Back).OfType<CameBack>()])));
    }

    private static CameBack? Back(LedgerEvent happened) => happened switch
    {
        PaymentRefunded e => Of(e, e.Reversal, HistoryTexts.BackByShop),
        PaymentUndone e => Of(e, e.Reversal, HistoryTexts.BackWhole),
        VegetablesStruck e => Of(e, e.Reversal, HistoryTexts.Struck),
        _ => null,
    };

    private static CameBack Of(LedgerEvent happened, Reversal reversal, Text how) =>
        new(happened.At, how, reversal.Coins, reversal.TakenBack.Sum());
}
