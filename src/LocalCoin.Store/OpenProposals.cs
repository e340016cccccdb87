// What one person has asked for and nobody has decided: the approver's list. Its rows go when they are decided, so it
// is short however long the ledger is.

using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store;

/// <param name="Proposal">The id of the proposal's event, so that nobody approves what they have not read.</param>
/// <param name="Kind">Its stored name.</param>
public sealed record OpenProposal(StreamId Stream, string Kind, Guid Proposal, long Seq, Instant At);

public sealed class OpenProposals() : Projection(
    ["open_proposals"], [.. Ends.Keys, .. Ends.Values.SelectMany(all => all)])
{
    /// <summary>Each proposal with the events that end it.</summary>
    private static readonly Dictionary<Type, Type[]> Ends = new()
    {
        [typeof(GrantProposed)] = [typeof(GrantMade), typeof(GrantRejected)],
        [typeof(GrantWithdrawalProposed)] = [typeof(GrantWithdrawn), typeof(GrantWithdrawalRejected)],
        [typeof(RunProposed)] = [typeof(RunApproved), typeof(RunRejected)],
        [typeof(RunCancellationProposed)] =
            [typeof(RunCancelled), typeof(RunCancellationRejected), typeof(RunFinished)],
        [typeof(RunLineWithdrawalProposed)] = [typeof(RunLineWithdrawn), typeof(RunLineWithdrawalRejected)],
        [typeof(WalletClosingProposed)] = [typeof(WalletClosed), typeof(WalletClosingRejected)],
        [typeof(ProgrammeRuleProposed)] = [typeof(ProgrammeRuleSet), typeof(ProgrammeRuleRejected)],
        [typeof(PremiumProposed)] = [typeof(PremiumSet), typeof(PremiumRejected)],
        [typeof(UnclaimedPayoutProposed)] = [typeof(UnclaimedPaidOut), typeof(UnclaimedPayoutRejected)],
    };

    private static readonly Dictionary<Type, string> Ended = Ends
        .SelectMany(one => one.Value.Select(end => (end, kind: EventTypes.NameOf(one.Key))))
        .ToDictionary(one => one.end, one => one.kind);

    public override async Task Apply(
        IReadOnlyList<StoredEvent> page, ProjectionTarget to, CancellationToken cancellation)
    {
        // The last word about each counts: what is open at the end of the page, or null.
        var last = new SortedDictionary<(string Stream, string Kind), Recorded?>();
        foreach (var recorded in page.Select(stored => stored.Recorded()))
        {
            var type = recorded.Event.GetType();
            if (Ended.TryGetValue(type, out var kind)) last[(recorded.Stream.Value, kind)] = null;
            else last[(recorded.Stream.Value, EventTypes.NameOf(recorded.Event))] = recorded;
        }
        if (last.Count == 0) return;
        await to.Write(
            $"""
            delete from {to.Table("open_proposals")} as old
            using unnest($1::varchar[], $2::varchar[]) as now (stream, kind)
            where old.stream = now.stream and old.kind = now.kind
            """,
            [last.Keys.Select(key => key.Stream).ToArray(), last.Keys.Select(key => key.Kind).ToArray()],
            cancellation);
        var open = last.Where(one => one.Value is not null).ToArray();
        await to.Write(
            $"""
            insert into {to.Table("open_proposals")} (stream, kind, proposal, seq, at)
            select * from unnest($1::varchar[], $2::varchar[], $3::uuid[], $4::bigint[], $5::timestamptz[])
            """,
            [
                Array.ConvertAll(open, one => one.Key.Stream), Array.ConvertAll(open, one => one.Key.Kind),
                Array.ConvertAll(open, one => one.Value!.Id), Array.ConvertAll(open, one => one.Value!.Seq),
                Array.ConvertAll(open, one => one.Value!.Event.At.ToDateTimeUtc()),
            ], cancellation);
    }

    /// <summary>The oldest first.</summary>
    /// <param name="kinds">Stored names of proposals; null for all.</param>
    public static async Task<IReadOnlyList<OpenProposal>> Waiting(
        NpgsqlDataSource source, string[]? kinds, int most, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand("""
            select stream, kind, proposal, seq, at
            from open_proposals
            where $1::varchar[] is null or kind = any($1)
            order by seq
            limit $2
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)kinds ?? DBNull.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = most });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var all = new List<OpenProposal>();
        while (await reader.ReadAsync(cancellation))
        {
            all.Add(new OpenProposal(
                new StreamId(reader.GetString(0)), reader.GetString(1), reader.GetGuid(2), reader.GetInt64(3),
                Instant.FromDateTimeUtc(reader.GetDateTime(4))));
        }
        return all;
    }
}
