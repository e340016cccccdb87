// A fund has no name of its own: it is told by what its coins are to their holder.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.App;

/// <param name="Earning">The funds that programmes give from.</param>
public sealed record FundKinds(IReadOnlyDictionary<FundId, FundFamily> Families, IReadOnlySet<FundId> Earning)
{
    public static async Task<FundKinds> Of(LedgerReads reads, CancellationToken cancellation) => new(
        (await reads.Few(StreamId.FundType, cancellation))
            .Select(history => history.As<Fund>()!).ToDictionary(fund => fund.Id, fund => fund.Family),
        (await reads.Few(StreamId.ProgrammeType, cancellation))
            .SelectMany(history => history.Events).Select(one => one.Event).OfType<ProgrammeRuleSet>()
            .Select(set => set.Rule.Fund).ToHashSet());

    public Text this[FundId fund] => Families.GetValueOrDefault(fund) switch
    {
        _ when Earning.Contains(fund) => FundTexts.Earned,
        FundFamily.Paid => FundTexts.Paid,
        FundFamily.Premium => FundTexts.Premium,
        _ => FundTexts.Given,
    };
}
