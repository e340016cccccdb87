using LocalCoin.Ledger;
using Npgsql;
using NpgsqlTypes;

namespace LocalCoin.Store;

/// <summary>
/// Loading histories, balances, tallies and purses. What is not there is loaded as absent, and so is known.
/// </summary>
internal static class LoadStatements
{
    internal static async Task Load(
        NpgsqlConnection open, Missing missing, LedgerState into, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(open);
        Add(batch, missing);
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        await Read(reader, missing, into, cancellation, isFirst: true);
    }

    internal static async Task LoadTerms(NpgsqlConnection open, LedgerState into, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select {RecordedRows.Columns}
            from mt_events
            where stream_id in (select id from mt_streams where type in ('fund', 'programme', 'premium'))
            order by seq_id
            """, open);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await ReadStreams(reader, [], into, cancellation);
    }

    internal static void Add(NpgsqlBatch batch, Missing missing)
    {
        if (missing.Streams.Count > 0)
        {
            batch.BatchCommands.Add(Of(
                $"select {RecordedRows.Columns} from mt_events where stream_id = any($1) order by stream_id, version",
                missing.Streams.Select(stream => stream.Value)));
        }
        if (missing.Accounts.Count > 0)
        {
            batch.BatchCommands.Add(Of(
                "select address, coins from balances where address = any($1)",
                missing.Accounts.Select(account => account.Value)));
        }
        if (missing.Tallies.Count > 0)
        {
            batch.BatchCommands.Add(Of(
                "select tally, count from tallies where tally = any($1)",
                missing.Tallies.Select(tally => tally.Value)));
        }
        if (missing.Purses.Count > 0)
        {
            batch.BatchCommands.Add(Of(
                "select owner, address, coins, last_at from balances where owner = any($1) and kind = 'wallet'",
                missing.Purses.Select(wallet => wallet.Value)));
        }
    }

    /// <param name="isFirst">Whether the reader stands on the first of these results already.</param>
    internal static async Task Read(
        NpgsqlDataReader reader, Missing missing, LedgerState into, CancellationToken cancellation,
        bool isFirst = false)
    {
        async Task Next()
        {
            if (!isFirst) await reader.NextResultAsync(cancellation);
            isFirst = false;
        }

        if (missing.Streams.Count > 0)
        {
            await Next();
            await ReadStreams(reader, missing.Streams, into, cancellation);
        }
        if (missing.Accounts.Count > 0)
        {
            await Next();
            foreach (var account in missing.Accounts) into.Load(account, 0);
            while (await reader.ReadAsync(cancellation))
            {
                into.Load(AccountAddress.Parse(reader.GetString(0)), reader.GetInt64(1));
            }
        }
        if (missing.Tallies.Count > 0)
        {
            await Next();
            foreach (var tally in missing.Tallies) into.Load(tally, 0);
            while (await reader.ReadAsync(cancellation))
            {
                into.Load(new TallyKey(reader.GetString(0)), reader.GetInt64(1));
            }
        }
        if (missing.Purses.Count > 0)
        {
            await Next();
            await ReadPurses(reader, missing.Purses, into, cancellation);
        }
    }

    internal static async Task ReadStreams(
        NpgsqlDataReader reader, IEnumerable<StreamId> asked, LedgerState into, CancellationToken cancellation)
    {
        var events = new Dictionary<StreamId, List<Recorded>>();
        while (await reader.ReadAsync(cancellation))
        {
            var recorded = RecordedRows.Read(reader);
            if (!events.TryGetValue(recorded.Stream, out var list)) events.Add(recorded.Stream, list = []);
            list.Add(recorded);
        }
        foreach (var stream in asked) into.Load(stream, null);
        foreach (var (stream, list) in events) into.Load(stream, new History(list));
    }

    private static async Task ReadPurses(
        NpgsqlDataReader reader, IEnumerable<WalletId> asked, LedgerState into, CancellationToken cancellation)
    {
        var purses = asked.ToDictionary(wallet => wallet, _ => new List<Purse>());
        while (await reader.ReadAsync(cancellation))
        {
            purses[new WalletId(reader.GetString(0))].Add(new Purse(
                AccountAddress.Parse(reader.GetString(1)), reader.GetInt64(2),
                Instant.FromDateTimeUtc(reader.GetFieldValue<DateTime>(3))));
        }
        foreach (var (wallet, all) in purses) into.Load(wallet, [.. all]);
    }

    private static NpgsqlBatchCommand Of(string sql, IEnumerable<string> values) => new(sql)
    {
        Parameters = { new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar } },
    };
}
