// Makes what may be seen of a period, once it is over. Until the day on which it is closed, late refunds change it, at
// most once a day; afterwards only somebody with a reason does.

using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;
using Npgsql;

namespace LocalCoin.Store.Statistics;

/// <summary>Who asks for a period to be made again, and why.</summary>
public sealed record Restatement(ActorId By, string Reason);

public enum Making
{
    Made,

    /// <summary>Closed, or made today already, or nothing that may be shown has changed.</summary>
    AsItWas,

    /// <summary>Half a period beside the whole one would tell of the other half.</summary>
    NotOver,

    /// <summary>The purchases are not counted up to the ledger's head.</summary>
    Behind,
}

public sealed class SnapshotMaking(NpgsqlDataSource source, HealthDatabase health, StatTerms terms)
{
    private static readonly ActorId Runner = new("statistics");
    private readonly Snapshots snapshots = new(source);
    private readonly FactReading facts = new(source, health, terms);

    public async Task<Making> Make(
        StatPeriod period, Instant now, Restatement? restatement, CancellationToken cancellation)
    {
        var today = Tokyo.Day(now);
        if (!period.IsOver(today)) return Making.NotOver;
        var before = new Dictionary<Level, Snapshot?>();
        foreach (var level in Enum.GetValues<Level>())
        {
            before[level] = await snapshots.Find($"{period}", level, cancellation);
        }
        if (restatement is null && before.Values.All(one => one is not null && (one.IsFrozen
            || Tokyo.Day(one.AsOf) == today)))
        {
            return Making.AsItWas;
        }
        if (await facts.IsBehind(cancellation)) return Making.Behind;
        var known = await facts.Read(period, cancellation);
        var made = Making.AsItWas;
        foreach (var (level, last) in before)
        {
            if (last is { IsFrozen: true } && restatement is null) continue;
            var isLast = today >= period.Freezes();
            var tables = Tables.Make(known, period, level, terms.Few);
            if (last is not null)
            {
                var again = last.IsFrozen ? Again.Restated
                    : isLast || restatement is not null ? Again.Closing
                    : Again.Open;
                tables = Restating.Next(last.Tables, tables, terms.Few.Of(level), again);
                if (!isLast && restatement is null && Restating.AreSame(last.Tables, tables)) continue;
            }
            var next = new Snapshot(
                $"{period}", level, (last?.Version ?? 0) + 1, now, isLast || last is { IsFrozen: true },
                restatement?.Reason, terms.Few.Of(level), tables);
            if (await snapshots.Add(next, restatement?.By ?? Runner, cancellation)) made = Making.Made;
        }
        return made;
    }

    /// <summary>The months and years that are over and not closed, the oldest first.</summary>
    public async Task<IReadOnlyList<StatPeriod>> Due(Instant now, CancellationToken cancellation)
    {
        var today = Tokyo.Day(now);
        if (await facts.FirstDay(cancellation) is not { } first) return [];
        var all = new List<StatPeriod>();
        for (var month = StatPeriod.Month(first); month.IsOver(today); month = StatPeriod.Month(month.Last.PlusDays(1)))
        {
            all.Add(month);
        }
        for (var year = StatPeriod.YearOf(first); year.IsOver(today); year = StatPeriod.YearOf(year.Last.PlusDays(1)))
        {
            all.Add(year);
        }
        var closed = (await snapshots.Of([.. all.Select(one => $"{one}")], Level.Publication, cancellation))
            .Where(one => one.IsFrozen).Select(one => one.Period).ToHashSet();
        return [.. all.Where(one => !closed.Contains($"{one}"))];
    }
}
