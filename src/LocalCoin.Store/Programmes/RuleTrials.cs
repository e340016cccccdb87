// What a rule is tried on: the purchases of some days as the ledger recorded them, read once, day by day, and put
// together so tightly that a million of them may stay in memory while somebody looks for the right rule. Whose family
// ran which shop is what the wallet's own history said just before each purchase.

using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store.Programmes;

public sealed class RuleTrials(NpgsqlDataSource source)
{
    private const int WalletsAtOnce = 1_000;

    private readonly LedgerReads reads = new(source);

    /// <returns>What would have been there had this programme given nothing of its fund in these days: what is left,
    /// and what it gave.</returns>
    public async Task<long> Budget(
        ProgrammeId programme, FundId fund, LocalDate from, LocalDate until, CancellationToken cancellation) =>
        (await source.All("""
            select coalesce((select coins from balances where address = $1), 0)::bigint
              + coalesce((
                  select sum(earned - taken_back)
                  from vegetable_earnings
                  where programme = $2 and fund = $3 and day between $4 and $5), 0)::bigint
            """, [AccountAddress.Of(fund).Value, programme.Value, fund.Value, from, until], row => row.GetInt64(0),
            cancellation))[0];

    /// <summary>Whether what was bought up to a day is counted.</summary>
    public async Task<bool> HasAll(LocalDate until, CancellationToken cancellation) => await source.One("""
        select true
        from mt_events
        where seq_id = 1 + (select last_seq from projections where name = 'purchases') and timestamp < $1
        """, [Tokyo.Start(until.PlusDays(1))], row => row, cancellation) is null;

    /// <param name="progress">Per cent of the days that were read.</param>
    public async Task<PastPurchases> Read(
        LocalDate from, LocalDate until, IProgress<int>? progress, CancellationToken cancellation)
    {
        var (payers, places, pages) = (new Payers(reads), new Numbers<SpotId>(), new List<PastPurchase[]>());
        var days = Period.DaysBetween(from, until) + 1;
        for (var read = 0; read < days; read++)
        {
            var day = from.PlusDays(read);
            var bought = await Day(day, cancellation);
            await payers.Learn(bought.Select(one => one.Wallet), cancellation);
            pages.Add([.. bought.Select(one => payers.Past(one, day, places.Of(one.Spot)))]);
            progress?.Report((read + 1) * 100 / days);
        }
        return new PastPurchases(payers.Count, places.All, pages);
    }

    private sealed record Bought(
        long Seq, WalletId Wallet, MerchantId Merchant, SpotId Spot, long Vegetables, DeclaredBy DeclaredBy);

    private Task<List<Bought>> Day(LocalDate day, CancellationToken cancellation) => source.All("""
        select seq, wallet, merchant, spot, vegetables, declared_by
        from purchases
        where day = $1 and declared_by is not null
        order by seq
        """, [day], row => new Bought(
            row.GetInt64(0), new(row.GetString(1)), new(row.GetString(2)), new(row.GetString(3)), row.GetInt64(4),
            Words.Read<DeclaredBy>(row.GetString(5))), cancellation);

    /// <summary>Things by the order in which they were met.</summary>
    private sealed class Numbers<T> where T : notnull
    {
        private readonly Dictionary<T, int> known = [];

        internal List<T> All { get; } = [];

        internal int Of(T one)
        {
            if (known.TryGetValue(one, out var number)) return number;
            known.Add(one, All.Count);
            All.Add(one);
            return All.Count - 1;
        }
    }

    private sealed class Payers(LedgerReads reads)
    {
        private readonly Numbers<WalletId> numbers = new();
        private readonly List<Standing[]> histories = [];

        internal int Count => histories.Count;

        internal PastPurchase Past(Bought one, LocalDate day, int place)
        {
            var payer = numbers.Of(one.Wallet);
            var history = histories[payer];
            var at = history.Length - 1;
            while (at > 0 && history[at].Seq > one.Seq) at--;
            return new PastPurchase(
                day, payer, checked((ushort)place), checked((int)one.Vegetables),
                (byte)one.DeclaredBy, history[at].Household.Contains(one.Merchant));
        }

        internal async Task Learn(IEnumerable<WalletId> wallets, CancellationToken cancellation)
        {
            foreach (var wallet in wallets) numbers.Of(wallet);
            foreach (var some in numbers.All.Skip(histories.Count).Chunk(WalletsAtOnce))
            {
                var streams = await reads.Streams([.. some.Select(StreamId.Of)], cancellation);
                foreach (var wallet in some) histories.Add([.. Standings(streams[StreamId.Of(wallet)])]);
            }
        }

        /// <summary>From the wallet's opening, every change of what a rule may ask for.</summary>
        private IEnumerable<Standing> Standings(History history)
        {
            Wallet? wallet = null;
            foreach (var recorded in history.Events)
            {
                wallet = Wallet.Evolve(wallet, recorded)!;
                if (recorded.Event is WalletOpened or WalletHouseholdSet)
                {
                    yield return new Standing(recorded.Seq, wallet.Household);
                }
            }
        }
    }

    /// <summary>From an event on, until the next.</summary>
    private sealed record Standing(long Seq, IReadOnlyList<MerchantId> Household);
}
