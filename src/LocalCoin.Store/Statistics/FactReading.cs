// All facts of a period and of what came before it: the ledger's under the app's role, the people's and their
// measurements' under the health role. They meet in memory, for as long as the tables are made.

using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;
using Npgsql;

namespace LocalCoin.Store.Statistics;

public sealed class FactReading(NpgsqlDataSource source, HealthDatabase health, StatTerms terms)
{
    // A programme that began a year before is compared with the twelve weeks before that.
    private const int MonthsBefore = 15;

    private readonly LedgerReads reads = new(source);

    public async Task<bool> IsBehind(CancellationToken cancellation) => await source.One("""
        select true from ledger_head
        where seq > coalesce((select last_seq from projections where name = 'purchases'), 0)
        """, [], row => row, cancellation) is not null;

    /// <summary>On which the first of those who take part came; null where nobody does.</summary>
    public async Task<LocalDate?> FirstDay(CancellationToken cancellation) =>
        (await health.Source.All(
            "select min(enrolled_at) from health_participants where withdrawn_at is null", [], row => row.Date(0),
            cancellation))[0];

    public async Task<Facts> Read(StatPeriod period, CancellationToken cancellation)
    {
        var people = await Participants(cancellation);
        // Whether somebody stayed is asked of the months after they came, however long ago that was.
        var first = people.Where(one => one.Withdrawn is null).Select(one => one.Enrolled)
            .Append(period.First.PlusMonths(-MonthsBefore)).Min();
        var purchases = new List<PurchaseDay>();
        await foreach (var day in PurchaseFacts.Days(source, first, period.Last, cancellation)) purchases.Add(day);
        var funds = (await source.All(
            "select distinct fund from vegetable_earnings", [], row => new FundId(row.GetString(0)), cancellation))
            .ToHashSet();
        return new Facts(
            terms.Residents, people, purchases, await Measurements(period, cancellation),
            [.. (await PurchaseFacts.Funds(source, cancellation)).Where(one => funds.Contains(one.Fund))],
            await PurchaseFacts.Places(source, first, period.Last, cancellation),
            await PurchaseFacts.Counted(source, period.First, period.Last, cancellation),
            await Programmes(cancellation))
        {
            ResidentsBy = terms.ResidentsBy, Baskets = await Baskets(period, cancellation),
        };
    }

    /// <summary>Of baskets that were not paid by us there is nothing but the place and the day.</summary>
    private async Task<IReadOnlyList<BasketDay>> Baskets(StatPeriod period, CancellationToken cancellation)
    {
        var vegetables = Enum.GetValues<FoodGroup>().Where(group => Foods.IsVegetable(group, terms.Also));
        var sold = await health.Source.All("""
            select distinct spot collate "C" as spot, day
            from health_receipts
            join health_receipt_lines using (receipt)
            where day between $1 and $2 and payment is null and food_group = any($3)
            order by 1, 2
            """, [period.First, period.Last, vegetables.Select(group => Words.Of(group)).ToArray()],
            row => (Spot: new SpotId(row.GetString(0)), Day: row.Date(1)!.Value), cancellation);
        var spots = await reads.Streams([.. sold.Select(one => StreamId.Of(one.Spot)).Distinct()], cancellation);
        return
        [
            .. from one in sold
               let spot = spots.GetValueOrDefault(StreamId.Of(one.Spot))?.As<Spot>()
               where spot is not null
               select new BasketDay(one.Spot, spot.Kind, one.Day),
        ];
    }

    private Task<List<Participant>> Participants(CancellationToken cancellation) => health.Source.All("""
        select participant::varchar, wallet, enrolled_at, withdrawn_at, age_band, sex, area, channel
        from health_participants
        order by participant
        """, [], row => new Participant(
            row.GetString(0), new WalletId(row.GetString(1)), row.Date(2)!.Value, row.Date(3),
            Words.Read<AgeBand>(row.GetString(4)), Words.Read<Sex>(row.GetString(5)),
            Words.Read<Area>(row.GetString(6)), Words.Read<Channel>(row.GetString(7))), cancellation);

    private Task<List<Measured>> Measurements(
        StatPeriod period, CancellationToken cancellation) => health.Source.All("""
        select participant::varchar, day, device, kind, tenths
        from health_measurements
        where day <= $1 and kind = any($2)
        order by participant, day, kind
        """,
        [
            period.Last,
            new[] { MeasureKind.VegetableLevel, MeasureKind.VegetableMeter, MeasureKind.Dishes }
                .Select(kind => Words.Of(kind)).ToArray(),
        ],
        row => new Measured(
            row.GetString(0), row.Date(1)!.Value, row.GetString(2), Words.Read<MeasureKind>(row.GetString(3)),
            row.GetInt32(4)), cancellation);

    /// <summary>A programme starts on the first day on which vegetables brought coins by it, and ends with the rule
    /// that was set last.</summary>
    private async Task<IReadOnlyList<ProgrammeStart>> Programmes(CancellationToken cancellation)
    {
        var ends = (await reads.Few("programme", cancellation)).Select(one => one.As<Programme>()!)
            .Where(one => one.Rules.Count > 0).ToDictionary(one => one.Id, one => one.Rules[^1].Rule.Until);
        return
        [
            .. (await Starts(cancellation)).Select(one => one with
            {
                End = ends.TryGetValue(one.Programme, out var end) ? end : null,
            }),
        ];
    }

    private Task<List<ProgrammeStart>> Starts(CancellationToken cancellation) => source.All("""
        select programme collate "C" as programme, min(day)
        from vegetable_earnings
        group by 1
        order by 1
        """, [], row => new ProgrammeStart(new ProgrammeId(row.GetString(0)), row.Date(1)!.Value), cancellation);
}
