// How the ledger is, in one short snapshot: its head, how far the projections are, and whether the sums that the writer
// keeps come out even.

using System.Data;
using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store;

/// <summary>What this node has committed since it started.</summary>
/// <param name="Largest">Events in the largest batch.</param>
public sealed record Committed(long Batches, long Events, int Largest, int LastSize, TimeSpan LastTook)
{
    internal Committed With(int size, TimeSpan took) => new(
        Batches + 1, Events + size, Math.Max(Largest, size), size, took);
}

public sealed record ProjectionPlace(string Name, long Seq, Instant MovedAt);

/// <param name="Sums">Coins by kind of account; together nought.</param>
/// <param name="Tills">Cash in each till that holds some, negative as in the ledger.</param>
/// <param name="Unfinished">Commands whose answer nobody knows for longer than a few minutes.</param>
public sealed record LedgerCondition(
    Head Head, IReadOnlyDictionary<AccountKind, long> Sums, IReadOnlyList<Balance> Tills,
    IReadOnlyList<ProjectionPlace> Projections, long Unfinished)
{
    private const int UnfinishedMinutes = 5;

    public long Difference() => Sums.Values.Sum();

    public static async Task<LedgerCondition> Read(NpgsqlDataSource source, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var snapshot = await connection.BeginTransactionAsync(
            IsolationLevel.RepeatableRead, cancellation);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("select seq, hash, timestamp from ledger_head"),
                new("select kind, sum(coins)::bigint from balances group by kind"),
                new("""
                    select address, coins, last_at from balances
                    where kind = 'cash' and kind in ('fund', 'cash', 'run') and coins <> 0 order by address
                    """),
                new("select name, last_seq, moved_at from projections order by name"),
                new($"""
                    select count(*) from directory_unfinished
                    where noted_at < now() - interval '{UnfinishedMinutes} minutes'
                    """),
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        var head = new Head(
            reader.GetInt64(0), reader.GetString(1), Instant.FromDateTimeUtc(reader.GetDateTime(2)));
        var sums = (await All(reader, row => (
            Enum.Parse<AccountKind>(row.GetString(0), ignoreCase: true), row.GetInt64(1)), cancellation))
            .ToDictionary(one => one.Item1, one => one.Item2);
        var tills = await All(reader, row => new Balance(
            AccountAddress.Parse(row.GetString(0)), row.GetInt64(1), Instant.FromDateTimeUtc(row.GetDateTime(2))),
            cancellation);
        var projections = await All(reader, row => new ProjectionPlace(
            row.GetString(0), row.GetInt64(1), Instant.FromDateTimeUtc(row.GetDateTime(2))), cancellation);
        var unfinished = (await All(reader, row => row.GetInt64(0), cancellation))[0];
        return new LedgerCondition(head, sums, tills, projections, unfinished);
    }

    private static async Task<List<T>> All<T>(
        NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        await reader.NextResultAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation)) rows.Add(read(reader));
        return rows;
    }
}
