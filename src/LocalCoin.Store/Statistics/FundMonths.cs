// Coins as they come to residents and leave them, by fund, last day and month (Asia/Tokyo). It looks at the postings
// alone: a coin is out from the posting that brings it into a purse until the one that takes it out of the residents'
// accounts, wherever among these it moves meanwhile.

using LocalCoin.Ledger;

namespace LocalCoin.Store.Statistics;

internal sealed class FundMonths
{
    private const int Figures = 4, Issued = 0, Redeemed = 1, Expired = 2, TakenBack = 3;

    private readonly Dictionary<Key, long[]> sums = [];

    internal void Add(LedgerEvent happened)
    {
        foreach (var posting in happened.Postings)
        {
            var (left, came) = (IsResidents(posting.From), IsResidents(posting.To));
            if (left == came) continue;
            var (sold, coins) = (IsMerchants(left ? posting.To : posting.From), posting.Amount.Coins);
            var figures = Of(left ? posting.From : posting.To, happened.At);
            if (came) figures[sold ? Redeemed : Issued] += sold ? -coins : coins;
            else figures[sold ? Redeemed : HasEnded(posting.To, happened) ? Expired : TakenBack] += coins;
        }
    }

    internal async Task Write(ProjectionTarget to, CancellationToken cancellation)
    {
        if (sums.Count == 0) return;
        var keys = sums.Keys.ToArray();
        var columns = Enumerable.Range(0, Figures).Select(object (i) => Array.ConvertAll(keys, key => sums[key][i]));
        await to.Write(
            $"""
            insert into {to.Table("fund_months")} as known (fund, ends, month, issued, redeemed, expired, taken_back)
            select * from unnest(
              $1::varchar[], $2::date[], $3::date[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[])
            on conflict (fund, ends, month) do update set
              issued = known.issued + excluded.issued,
              redeemed = known.redeemed + excluded.redeemed,
              expired = known.expired + excluded.expired,
              taken_back = known.taken_back + excluded.taken_back
            """,
            [
                Array.ConvertAll(keys, key => key.Fund), Array.ConvertAll(keys, key => key.Ends),
                Array.ConvertAll(keys, key => key.Month), .. columns,
            ],
            cancellation);
    }

    private static bool IsResidents(AccountAddress account) =>
        account.Kind is AccountKind.Wallet or AccountKind.Hold or AccountKind.Unclaimed;

    private static bool IsMerchants(AccountAddress account) =>
        account.Kind is AccountKind.Merchant or AccountKind.Due;

    private static bool HasEnded(AccountAddress taker, LedgerEvent happened) =>
        taker.Kind is AccountKind.Breakage
        || (taker.Kind is AccountKind.Fund && happened is PursesExpired or WalletClosed or UnclaimedPaidOut);

    private long[] Of(AccountAddress purse, Instant at)
    {
        var day = Tokyo.Day(at);
        // The latest date there is stands for infinity, in Npgsql as here.
        var key = new Key(
            purse.Fund!.Value.Value, purse.Expiry?.ToDateOnly() ?? DateOnly.MaxValue,
            new DateOnly(day.Year, day.Month, 1));
        if (!sums.TryGetValue(key, out var figures)) sums.Add(key, figures = new long[Figures]);
        return figures;
    }

    private readonly record struct Key(string Fund, DateOnly Ends, DateOnly Month);
}
