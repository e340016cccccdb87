// What programmes gave for vegetables, by the day of the purchase, programme and fund: a row or two for a day, however
// many buy. What is taken back is taken from the day on which it was given.

using LocalCoin.Ledger;

namespace LocalCoin.Store.Statistics;

internal sealed class VegetableEarnings
{
    private const int Figures = 3, Purchases = 0, Earned = 1, TakenBack = 2;

    private readonly Dictionary<Key, long[]> sums = [];
    private readonly Dictionary<(ProgrammeId, FundId), string> names = [];

    internal void Add(LocalDate day, Earned earned)
    {
        var figures = Of(day, Name(earned));
        figures[Purchases]++;
        figures[Earned] += earned.Coins;
    }

    /// <summary>By what a payment earned, in one word: what taking back will be asked with.</summary>
    internal string? By(IReadOnlyList<Earned> earned) => earned.Count switch
    {
        0 => null,
        1 => Name(earned[0]),
        _ => string.Join(' ', earned.Select(Name)),
    };

    /// <param name="by">As <see cref="By"/> said when it was given; what is taken is in the same order.</param>
    internal void TakeBack(LocalDate day, string? by, IReadOnlyList<long> taken)
    {
        var givers = by?.Split(' ') ?? [];
        for (var i = 0; i < taken.Count; i++)
        {
            if (taken[i] > 0) Of(day, givers[i])[TakenBack] += taken[i];
        }
    }

    internal async Task Write(ProjectionTarget to, CancellationToken cancellation)
    {
        if (sums.Count == 0) return;
        var keys = sums.Keys.ToArray();
        var columns = Enumerable.Range(0, Figures).Select(object (i) => Array.ConvertAll(keys, key => sums[key][i]));
        await to.Write(
            $"""
            insert into {to.Table("vegetable_earnings")} as known (day, programme, fund, purchases, earned, taken_back)
            select day, split_part(name, '/', 1), split_part(name, '/', 2), purchases, earned, taken_back
            from unnest($1::date[], $2::varchar[], $3::bigint[], $4::bigint[], $5::bigint[])
              as now (day, name, purchases, earned, taken_back)
            on conflict (day, programme, fund) do update set
              purchases = known.purchases + excluded.purchases,
              earned = known.earned + excluded.earned,
              taken_back = known.taken_back + excluded.taken_back
            """,
            [
                Array.ConvertAll(keys, key => key.Day.ToDateOnly()), Array.ConvertAll(keys, key => key.Name),
                .. columns,
            ],
            cancellation);
    }

    private string Name(Earned earned)
    {
        var key = (earned.Programme, earned.Fund);
        if (!names.TryGetValue(key, out var name)) names.Add(key, name = $"{earned.Programme}/{earned.Fund}");
        return name;
    }

    private long[] Of(LocalDate day, string name)
    {
        var key = new Key(day, name);
        if (!sums.TryGetValue(key, out var figures)) sums.Add(key, figures = new long[Figures]);
        return figures;
    }

    private readonly record struct Key(LocalDate Day, string Name);
}
