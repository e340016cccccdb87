using System.Text.Json;
using LocalCoin.Ledger;
using Microsoft.Extensions.Logging;

namespace LocalCoin.Store;

/// <summary>
/// The commands of a batch decided one after the other upon an overlay, with their answers held back.
/// </summary>
internal sealed class DecidedBatch(LedgerState overlay, Head before, Instant now, LedgerChain chain, ILogger logger)
{
    private readonly List<Written> events = [];
    private readonly HashSet<Guid> ids = [];
    private readonly List<(Pending Pending, Answer Answer)> answers = [];
    private readonly Head first = before;
    private Head head = before;

    // An event half taken in spoils the overlay for all who come after: then the batch is done again, one by one.
    private bool isTakingIn;

    internal IReadOnlyList<Written> Events => events;
    internal LedgerState Overlay => overlay;

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

    internal Batch ToBatch()
    {
        var balances = new Dictionary<AccountAddress, BalanceChange>();
        var tallies = new Dictionary<TallyKey, long>();
        foreach (var written in events)
        {
            var happened = written.Event.Event;
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
        return new Batch(first, head, events, balances, tallies);

        void Change(AccountAddress account, long coins, Instant at)
        {
            var change = balances.GetValueOrDefault(account);
            balances[account] = new(change.Coins + coins, at > change.LastAt ? at : change.LastAt);
        }
    }

    internal void Answer()
    {
        foreach (var (pending, answer) in answers) pending.Complete(answer);
    }

    private Answer Judge(Pending pending)
    {
        var (sent, stream) = (pending.Sent, pending.Sent.Command.Stream());
        var history = overlay.Stream(stream);
        if (history?.Find(sent.Id) is { } stored)
        {
            return stored.Fingerprint == pending.Fingerprint && stored.Sender.Actor == sent.Sender.Actor
                ? new Answer.Repeated(stored)
                : new Answer.Conflict();
        }
        if (ids.Contains(sent.Id)) return new Answer.Conflict();
        var at = sent.At ?? now;
        if (sent.At is not null && ImportedTime.Hindrance(overlay, at, now) is { } early)
        {
            return new Answer.Rejected(early, null);
        }
        switch (sent.Command.Decide(overlay, sent.Sender, at))
        {
            case Decision.Rejected rejected: return new Answer.Rejected(rejected.Reason, rejected.Figure);
            case Decision.Accepted accepted:
                if (sent.At is not null && ImportedTime.Hindrance(overlay, accepted.Event) is { } behind)
                {
                    return new Answer.Rejected(behind, null);
                }
                return new Answer.Accepted(Append(pending, stream, (history?.Version ?? 0) + 1, accepted.Event));
            case var other: throw new InvalidOperationException($"a command cannot decide {other}");
        }
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
        ids.Add(sent.Id);
        events.Add(new Written(
            recorded, sent.Correlation, sent.Causation, data,
                StoredHeaders.Write(sent.Sender, pending.Fingerprint, hash), hash));
        head = new Head(recorded.Seq, hash, recordedAt);
        isTakingIn = false;
        return recorded;
    }
}
