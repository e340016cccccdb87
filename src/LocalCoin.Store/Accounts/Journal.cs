// Every posting in the order of the ledger, and what it adds up to: the trial balance of any day, for the auditor.

using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store.Accounts;

public sealed class Journal() : Projection(["journal"], [])
{
    /// <summary>The most entries one page holds.</summary>
    public const int PageMax = 200;

    public override async Task Apply(
        IReadOnlyList<StoredEvent> page, ProjectionTarget to, CancellationToken cancellation)
    {
        var rows = to.Rows(
            "journal", "seq", "line", "at", "day", "type", "stream", "from_account", "to_account", "amount");
        foreach (var recorded in page.Select(stored => stored.Recorded()))
        {
            var line = 0;
            foreach (var posting in recorded.Event.Postings)
            {
                rows.Row().Number(recorded.Seq).Integer(++line)
                    .Time(recorded.Event.At).Date(Tokyo.Day(recorded.Event.At))
                    .Text(EventTypes.NameOf(recorded.Event)).Text(recorded.Stream.Value)
                    .Text(posting.From.Value).Text(posting.To.Value).Number(posting.Amount.Coins);
            }
        }
        await to.Add(rows, cancellation);
    }

    /// <summary>Entries in the order of the ledger.</summary>
    /// <param name="after">The cursor: the last entry of the page before; null for the first page.</param>
    public static async Task<IReadOnlyList<JournalEntry>> Page(
        NpgsqlDataSource source, JournalCursor? after, int size, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand("""
            select seq, line, at, day, type, stream, from_account, to_account, amount
            from journal
            where (seq, line) > ($1, $2)
            order by seq, line
            limit $3
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = after?.Seq ?? 0L });
        command.Parameters.Add(new NpgsqlParameter { Value = after?.Line ?? 0 });
        command.Parameters.Add(new NpgsqlParameter { Value = Math.Clamp(size, 1, PageMax) });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var entries = new List<JournalEntry>();
        while (await reader.ReadAsync(cancellation))
        {
            entries.Add(new JournalEntry(
                new JournalCursor(reader.GetInt64(0), reader.GetInt32(1)),
                Instant.FromDateTimeUtc(reader.GetDateTime(2)),
                LocalDate.FromDateOnly(reader.GetFieldValue<DateOnly>(3)), reader.GetString(4),
                new StreamId(reader.GetString(5)), AccountAddress.Parse(reader.GetString(6)),
                AccountAddress.Parse(reader.GetString(7)), reader.GetInt64(8)));
        }
        return entries;
    }

    /// <summary>Every account's coins after a day, or after a place in the ledger; both null for now.</summary>
    /// <remarks>The accounts are in the order of their addresses; their coins sum to zero.</remarks>
    public static async Task<IReadOnlyList<TrialBalanceLine>> TrialBalance(
        NpgsqlDataSource source, LocalDate? through, long? throughSeq, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand("""
            select account, sum(change)::bigint
            from (
              select to_account as account, amount as change, seq, day from journal
              union all
              select from_account, -amount, seq, day from journal
            ) as entry
            where ($1::date is null or day <= $1) and ($2::bigint is null or seq <= $2)
            group by account
            order by account collate "C"
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)through?.ToDateOnly() ?? DBNull.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)throughSeq ?? DBNull.Value });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var lines = new List<TrialBalanceLine>();
        while (await reader.ReadAsync(cancellation))
        {
            lines.Add(new TrialBalanceLine(AccountAddress.Parse(reader.GetString(0)), reader.GetInt64(1)));
        }
        return lines;
    }

    /// <summary>The trial balance in short: coins by kind of account.</summary>
    public static IReadOnlyDictionary<AccountKind, long> ByKind(IEnumerable<TrialBalanceLine> lines) =>
        lines.GroupBy(line => line.Account.Kind).ToDictionary(kind => kind.Key, kind => kind.Sum(line => line.Coins));
}

/// <summary>A posting's place: its event's in the ledger, and its own in the event, from 1.</summary>
public readonly record struct JournalCursor(long Seq, int Line);

/// <param name="Day">In Asia/Tokyo.</param>
/// <param name="Type">The stored name of the event.</param>
public sealed record JournalEntry(
    JournalCursor Place, Instant At, LocalDate Day, string Type, StreamId Stream, AccountAddress From,
    AccountAddress To, long Amount);

public sealed record TrialBalanceLine(AccountAddress Account, long Coins);
