using System.Text.Json;
using LocalCoin.Ledger;
using Microsoft.Extensions.Logging;

namespace LocalCoin.Store;

/// <summary>
/// The commands of a batch decided one after the other upon an overlay, with their answers held back.
/// </summary>
internal sealed class DecidedBatch
{
    private readonly List<Written> events = [];
    private readonly HashSet<Guid> ids = [];
    private readonly List<(Pending Pending, Answer Answer)> answers = [];
    private readonly Dictionary<AccountAddress, BalanceChange> balances = [];
    private readonly Dictionary<TallyKey, long> tallies = [];
    private readonly LedgerState overlay;
    private readonly LedgerChain chain;
    private readonly ILogger logger;
    private Head head;

    // An event half taken in spoils the overlay for all who come after: then the batch is done again, one by one.
    private bool isTakingIn;

    /// <param name="now">When it is decided, unless what is recorded already is later, by whichever node.</param>
    internal DecidedBatch(LedgerState state, Head first, Instant now, LedgerChain chain, ILogger logger)
    {
        (overlay, this.chain, this.logger) = (new LedgerState(state.Limits, state), chain, logger);
        (First, head, Now) = (first, first, Instant.Max(now, first.Timestamp));
    }

    /// <summary>Upon what another batch will leave behind.</summary>
    internal DecidedBatch(DecidedBatch before, Instant now, LedgerChain chain, ILogger logger)
        : this(before.overlay, before.head, now, chain, logger) { }

    internal Head First { get; }
    internal Instant Now { get; }
    internal IReadOnlyList<Written> Events => events;
    internal LedgerState Overlay => overlay;

    /// <summary>How many commands were decided, whatever the answer.</summary>
    internal int Count => answers.Count;

    /// <returns>
    /// False when it reads what an event of this very batch made it need (the purses of a payment that is refunded with
    /// it): then the batch ends before it, and it begins the next one.
    /// </returns>
    internal bool Decide(Pending pending)
    {
        Answer answer;
        try
        {
            answer = Judge(pending);
        }
        catch (NotLoadedException) when (events.Count > 0)
        {
            return false;
        }
        catch (Exception bug) when (!isTakingIn)
        {
            StoreMeters.Alarms.Add(1);
            logger.LogError(bug, "{Command} could not be decided", pending.Sent.Command.GetType().Name);
            answer = new Answer.Failed(bug.Message);
        }
        answers.Add((pending, answer));
        return true;
    }

    internal Batch ToBatch() => new(First, head, events, balances, tallies);

    /// <summary>Whether it changes any of these.</summary>
    internal bool Touches(Missing missing) =>
        missing.Accounts.Any(balances.ContainsKey) || missing.Tallies.Any(tallies.ContainsKey)
        || (missing.Purses.Count > 0 && balances.Keys.Any(account =>
            account.Kind is AccountKind.Wallet && missing.Purses.Contains(new WalletId(account.Owner!))));

    /// <returns>False when one of them was given up: then none of it may be written.</returns>
    internal bool Start(TimeSpan waitMax) => answers.TrueForAll(one => one.Pending.Start(waitMax));

    internal void Answer()
    {
        foreach (var (pending, answer) in answers) pending.Complete(answer);
    }

    private Answer Judge(Pending pending)
    {
        var (sent, stream) = (pending.Sent, pending.Sent.Command.Stream());
        var history = overlay.Stream(stream);
        if (Judging.Before(history, sent, pending.Fingerprint) is { } before) return before;
        if (ids.Contains(sent.Id)) return new Answer.Conflict();
        var (happened, refused) = Judging.Decide(overlay, sent, Now);
        return happened is null
            ? refused!
            : new Answer.Accepted(Append(pending, stream, (history?.Version ?? 0) + 1, happened));
    }

    private Recorded Append(Pending pending, StreamId stream, long version, LedgerEvent happened)
    {
        var sent = pending.Sent;
        var recordedAt = Instant.Max(happened.At, head.Timestamp);
        var recorded = new Recorded(
            head.Seq + 1, sent.Id, stream, version, recordedAt, happened, sent.Sender, pending.Fingerprint);
        var data = EventJson.Write(happened);
        var link = new ChainLink(
            recorded.Seq, sent.Id, stream.Value, version, EventTypes.NameOf(happened), recordedAt,
            sent.Correlation, sent.Causation, StoredHeaders.Write(sent.Sender, pending.Fingerprint, null), data);
        var hash = chain.Hash(head.Hash, link);
        isTakingIn = true;
        overlay.Apply(recorded);
        Note(happened);
        ids.Add(sent.Id);
        events.Add(new Written(
            recorded, sent.Correlation, sent.Causation, data,
                StoredHeaders.Write(sent.Sender, pending.Fingerprint, hash), hash));
        head = new Head(recorded.Seq, hash, recordedAt);
        isTakingIn = false;
        return recorded;
    }

    private void Note(LedgerEvent happened)
    {
        foreach (var posting in happened.Postings)
        {
            Change(posting.From, -posting.Amount.Coins, happened.At);
            Change(posting.To, posting.Amount.Coins, happened.At);
        }
        foreach (var (tally, change) in happened.Counts)
        {
            tallies[tally] = tallies.GetValueOrDefault(tally) + change;
        }
    }

    private void Change(AccountAddress account, long coins, Instant at)
    {
        var change = balances.GetValueOrDefault(account);
        balances[account] = new(change.Coins + coins, at > change.LastAt ? at : change.LastAt);
    }
}
