// Deciding commands without writing any: the state is loaded as it is asked for and goes on as if each accepted command
// had been committed. An import is rehearsed whole before its first row is sent, because "nothing of the file" must
// also hold for rows that only the ledger can refuse.

using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store;

/// <param name="source">Where the present state is; null rehearses on an empty ledger.</param>
public sealed class Rehearsal(Limits limits, NpgsqlDataSource? source)
{
    private const int NeedsRoundsMax = 3;

    /// <summary>In place of a fingerprint: a rehearsal is never sent the same id twice.</summary>
    private const string Unstored = "";

    private readonly LedgerState state = new(limits, null);
    private long seq;

    public static async Task<Rehearsal> Begin(Limits limits, NpgsqlDataSource source, CancellationToken cancellation)
    {
        var rehearsal = new Rehearsal(limits, source);
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await LoadStatements.LoadTerms(connection, rehearsal.state, cancellation);
        return rehearsal;
    }

    /// <summary>What the ledger would be; loaded as far as it was asked for.</summary>
    public LedgerState State => state;

    /// <summary>Loads in few round trips what most of these commands will read.</summary>
    public async Task Prepare(IReadOnlyList<Sent> window, Instant now, CancellationToken cancellation)
    {
        for (var round = 0; round < NeedsRoundsMax && window.Count > 0; round++)
        {
            var missing = new Missing();
            missing.Add(ImportedTime.Needs(), state);
            window = [.. window.Where(sent =>
                missing.Add(sent.Command.NeedsOf(sent.Sender, sent.At ?? now, state), state) > 0)];
            if (!missing.IsEmpty()) await Load(missing, cancellation);
        }
    }

    /// <summary>As the writer would answer; an accepted command is taken in.</summary>
    public async Task<Answer> Decide(Sent sent, Instant now, CancellationToken cancellation)
    {
        // Asked of every command again, also where its decision would read nothing unknown: an account that it only
        // posts to would stay unknown, and be loaded later as if nothing had been posted.
        if (!IsPrepared(sent, now)) await Prepare([sent], now, cancellation);
        return Judge(sent, now);
    }

    private bool IsPrepared(Sent sent, Instant now)
    {
        var needs = sent.Command.NeedsOf(sent.Sender, sent.At ?? now, state);
        return state.Knows(StreamId.Books) && needs.Purses.All(state.KnowsPursesOf)
            && needs.Streams.All(stream => stream.IsTerms() || state.Knows(stream))
            && needs.Accounts.All(state.Knows) && needs.Tallies.All(state.Knows);
    }

    private Answer Judge(Sent sent, Instant now)
    {
        var stream = sent.Command.Stream();
        // All terms are loaded: those that are not known are not there.
        var history = stream.IsTerms() && !state.Knows(stream) ? null : state.Stream(stream);
        if (Judging.Before(history, sent, null) is { } before) return before;
        var (happened, refused) = Judging.Decide(state, sent, now);
        if (happened is null) return refused!;
        var version = (history?.Version ?? 0) + 1;
        var recorded = new Recorded(
            ++seq, sent.Id, stream, version, sent.At ?? now, happened, sent.Sender, Unstored);
        state.Apply(recorded);
        return new Answer.Accepted(recorded);
    }

    private async Task Load(Missing missing, CancellationToken cancellation)
    {
        if (source is not null)
        {
            await using var connection = await source.OpenConnectionAsync(cancellation);
            await LoadStatements.Load(connection, missing, state, cancellation);
            return;
        }
        foreach (var stream in missing.Streams) state.Load(stream, null);
        foreach (var account in missing.Accounts) state.Load(account, 0);
        foreach (var tally in missing.Tallies) state.Load(tally, 0);
        foreach (var wallet in missing.Purses) state.Load(wallet, []);
    }
}
