// What must hold of a ledger after everything that was done to it, checked without the code that wrote it: from the
// stored JSON, by SQL and by the chain's own definition.

using System.Buffers;
using LocalCoin.Store;
using NodaTime.Extensions;
using Npgsql;

namespace LocalCoin.IntegrationTests.Writing;

internal static class LedgerProof
{
    private static readonly TimeSpan AnnouncedWithin = TimeSpan.FromSeconds(10);

    /// <summary>Faults of the tables against the stored events; none are expected.</summary>
    private const string Faults = """
        with moved as (
          select posting ->> 'from' as address, -(posting ->> 'amount')::bigint as coins
          from mt_events, jsonb_array_elements(data -> 'postings') as posting
          union all
          select posting ->> 'to', (posting ->> 'amount')::bigint
          from mt_events, jsonb_array_elements(data -> 'postings') as posting
        ), folded as (
          select address, sum(coins) as coins from moved group by address
        ), counted as (
          select counted ->> 'tally' as tally, sum((counted ->> 'change')::bigint) as count
          from mt_events, jsonb_array_elements(data -> 'counts') as counted group by 1
        ), grown as (
          select stream_id, count(*) as events, max(version) as version, max(seq_id) as seq from mt_events group by 1
        )
        select 'balance ' || address from folded full join balances using (address)
        where folded.coins is distinct from balances.coins
        union all
        select 'tally ' || tally from counted full join tallies using (tally)
        where counted.count is distinct from tallies.count
        union all
        select 'stream ' || coalesce(id, stream_id) from grown full join mt_streams on id = stream_id
        where mt_streams.version is distinct from grown.events or mt_streams.version is distinct from grown.version
        union all
        select 'the sum of all balances' where (select coalesce(sum(coins), 0) from balances) <> 0
        """;

    public static async Task Holds(TestSchema schema) => await Holds(schema.Owner);

    public static async Task Holds(NpgsqlDataSource source)
    {
        var (seq, hash) = await FollowChain(source);
        var head = await Row(source, "select seq, hash from ledger_head");
        Assert.Equal((seq, hash), head);
        await using var command = source.CreateCommand(Faults);
        await using var reader = await command.ExecuteReaderAsync();
        var faults = new List<string>();
        while (await reader.ReadAsync()) faults.Add(reader.GetString(0));
        Assert.Empty(faults);
    }

    /// <summary>Marten's sequence is announced after the commit, so it may come a little later.</summary>
    public static async Task SequenceIsHead(TestSchema schema)
    {
        var since = System.Diagnostics.Stopwatch.GetTimestamp();
        var head = await schema.Value<long>("select seq from ledger_head");
        long announced;
        do
        {
            announced = await schema.Value<long>("select last_value from mt_events_sequence");
        }
        while (announced != head && System.Diagnostics.Stopwatch.GetElapsedTime(since) < AnnouncedWithin);
        Assert.Equal(head, announced);
    }

    private static async Task<(long Seq, string Hash)> FollowChain(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("""
            select seq_id, id, stream_id, version, type, timestamp, correlation_id, causation_id, headers, data,
              headers ->> 'hash'
            from mt_events
            order by seq_id
            """);
        await using var reader = await command.ExecuteReaderAsync();
        var (chain, seq, hash) = (new LedgerChain(), 0L, LedgerChain.Genesis);
        while (await reader.ReadAsync())
        {
            Assert.Equal(seq + 1, reader.GetInt64(0));
            hash = chain.Hash(hash, new ChainLink(
                ++seq, reader.GetGuid(1), reader.GetString(2), reader.GetInt64(3), reader.GetString(4),
                reader.GetDateTime(5).ToInstant(), reader.IsDBNull(6) ? null : reader.GetString(6),
                reader.IsDBNull(7) ? null : reader.GetString(7), Canonical(reader, 8, "hash"),
                    Canonical(reader, 9, null)));
            Assert.Equal(hash, reader.GetString(10));
        }
        return (seq, hash);
    }

    private static ReadOnlySpan<byte> Canonical(NpgsqlDataReader reader, int column, string? omitted)
    {
        var buffer = new ArrayBufferWriter<byte>();
        CanonicalJson.Write(reader.GetFieldValue<byte[]>(column), buffer, omitted);
        return buffer.WrittenSpan;
    }

    private static async Task<(long, string)> Row(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetInt64(0), reader.GetString(1));
    }
}
