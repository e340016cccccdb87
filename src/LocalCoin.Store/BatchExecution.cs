// One batch, from taking the head to the answers. Nothing is answered before the commit whose state it saw.
// What can go wrong, and what it costs: a decider that throws costs its caller; data the server refuses costs its
// sender, after every command of the batch was tried alone; a lost connection costs time, until it is known whether
// the batch was committed.

using System.Diagnostics;
using LocalCoin.Ledger;
using Microsoft.Extensions.Logging;

namespace LocalCoin.Store;

internal sealed class BatchExecution(
    IEventStore store, LedgerCache cache, Foresight foresight, IClock clock, WriterOptions options, ILogger logger)
{
    private const string Unreachable = "the database cannot be reached";
    private const string EventIdsAreUsedOnce = "event_ids_are_used_once";
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(20);

    private readonly LedgerChain chain = new();
    private readonly HeadTaking headTaking = new(store, cache, options);
    private readonly BatchNeeds needs = new((pending, bug) =>
    {
        StoreMeters.Alarms.Add(1);
        logger.LogError(bug, "{Command} could not say what it needs", pending.Sent.Command.GetType().Name);
        pending.End(new Answer.Failed(bug.Message));
    });

    internal string? Hindrance { get; private set; }

    internal Committed Committed { get; private set; } = new(0, 0, 0, 0, TimeSpan.Zero);

    internal void DropCache() => cache.Drop();

    /// <param name="guess">What was decided ahead for these commands; it can come true only at once.</param>
    internal async Task Execute(List<Pending> batch, DecidedBatch? guess)
    {
        var since = Stopwatch.GetTimestamp();
        for (var isFirst = true; ; isFirst = false)
        {
            if (batch.RemoveAll(pending => pending.Answer.IsCompleted) > 0) since = Stopwatch.GetTimestamp();
            if (batch.Count == 0) return;
            try
            {
                if (await Attempt(batch, isFirst ? guess : null, isFirst)) return;
            }
            catch (StoreBusyException busy)
            {
                logger.LogWarning("the head is held by others or the server is slow: {Why}", busy.Message);
                await store.Release();
                cache.Drop();
            }
            catch (StoreLostException lost)
            {
                Hindrance = Unreachable;
                logger.LogWarning("the way to the database was lost: {Why}", lost.Message);
                cache.Drop();
                await Task.Delay(RetryPause);
            }
            catch (Exception fault)
            {
                // Nothing was written: the server refused it, or something of ours threw before the commit.
                await store.Release();
                cache.Drop();
                await Isolate(batch, fault);
                return;
            }
            // Not committed for certain. Who was started and still waits is told so; the others are swept in time.
            if (Stopwatch.GetElapsedTime(since) > options.OutcomeWaitMax)
            {
                foreach (var pending in batch) pending.Complete(new Answer.NotExecuted(Unreachable));
                return;
            }
        }
    }

    /// <returns>False when it should be tried again.</returns>
    private async Task<bool> Attempt(List<Pending> batch, DecidedBatch? guess, bool isFirst)
    {
        cache.KeepWithinBounds();
        var now = Clock.Now(clock);
        var missing = guess is null ? needs.Ask(batch, now, cache.State) : new Missing();
        // Nobody else has written of late, so the head is most likely where it was left: no need to ask for it first.
        if (isFirst && cache.Head is { } head && Hindrance is null && !headTaking.OthersWrite
            && foresight.Fulfilled(guess ?? foresight.Presume(batch, head, now, missing), head, now)
                is { Events.Count: > 0 } likely)
        {
            return await Write(batch, likely, now) && likely.Count == batch.Count;
        }
        var asked = guess is null ? new Asked(cache.State, cache.Head, Tokyo.Day(now)) : null;
        var since = Stopwatch.GetTimestamp();
        var held = await headTaking.Take(missing);
        if (ClockHindrance(held, since) is { } hindrance)
        {
            Hindrance = hindrance;
            await store.Release();
            foreach (var pending in batch)
            {
                if (!pending.GiveUp(hindrance)) pending.Complete(new Answer.NotExecuted(hindrance));
            }
            return true;
        }
        Hindrance = null;
        batch.RemoveAll(pending => !pending.Start(options.QueueWaitMax));
        var decided = foresight.Fulfilled(guess, held.Head, held.ServerTime) ?? await Decide(batch, held.Head, asked);
        if (decided.Events.Count > 0) return await Write(batch, decided, null) && decided.Count == batch.Count;
        await store.Release();
        decided.Answer();
        return decided.Count == batch.Count;
    }

    private async Task<DecidedBatch> Decide(List<Pending> batch, Head head, Asked? asked)
    {
        var decided = new DecidedBatch(cache.State, head, Clock.Now(clock), chain, logger);
        await LoadRest(batch, decided.Now, asked);
        // Whoever could not even say what it needs was answered; it must not happen after all.
        batch.RemoveAll(pending => pending.Answer.IsCompleted);
        _ = batch.TrueForAll(decided.Decide);
        return decided;
    }

    private async Task LoadRest(List<Pending> batch, Instant now, Asked? asked)
    {
        var stillTrue = asked == new Asked(cache.State, cache.Head, Tokyo.Day(now));
        for (var round = stillTrue ? 1 : 0; round < BatchNeeds.RoundsMax; round++)
        {
            var missing = stillTrue ? needs.AskAgain(batch, now, cache.State) : needs.Ask(batch, now, cache.State);
            if (missing.IsEmpty()) return;
            await store.Load(missing, cache.State);
            stillTrue = false;
        }
    }

    /// <param name="upon">This node's time, where the head is not held and the batch is written if it stands.</param>
    private async Task<bool> Write(List<Pending> batch, DecidedBatch decided, Instant? upon)
    {
        var commit = decided.ToBatch();
        var doubts = cache.Doubts;
        var committing = Commit(commit, decided, upon);
        // Where other nodes write as well, what is decided ahead would seldom be upon the right head.
        if (!headTaking.OthersWrite && decided.Count == batch.Count) await foresight.Look(committing, decided);
        try
        {
            await committing;
        }
        catch (StoreRefusedException) when (upon is not null)
        {
            // Another head, another clock or a stream that is there already: with the head held, it will be seen which.
            await store.Release();
            return false;
        }
        catch (StoreLostException lost)
        {
            logger.LogWarning("the connection was lost during a commit: {Why}", lost.Message);
            cache.Drop();
            switch (await AskForOutcome(commit.After))
            {
                case true:
                    Tell(decided);
                    return true;
                case null:
                    foreach (var pending in batch) pending.Complete(new Answer.OutcomeUnknown());
                    return true;
                default:
                    return false;
            }
        }
        if (upon is not null) cache.Believe(doubts);
        cache.Absorb(decided.Overlay, commit.Events, commit.After);
        return true;
    }

    // What is committed is answered at once, however long it may still take to foresee the next batch.
    private async Task Commit(Batch commit, DecidedBatch decided, Instant? upon)
    {
        var since = Stopwatch.GetTimestamp();
        await (upon is { } now
            ? store.CommitUpon(commit, now - options.ClockSkewMax, now + options.ClockSkewMax)
            : store.Commit(commit));
        var took = Stopwatch.GetElapsedTime(since);
        StoreMeters.CommitTime.Record(took.TotalSeconds);
        StoreMeters.BatchSize.Record(commit.Events.Count);
        Committed = Committed.With(commit.Events.Count, took);
        Tell(decided);
    }

    private void Tell(DecidedBatch decided)
    {
        decided.Answer();
        store.Announce();
    }

    /// <returns>Whether it was committed; null when the server stayed away.</returns>
    private async Task<bool?> AskForOutcome(Head after)
    {
        var since = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(since) < options.OutcomeWaitMax)
        {
            try
            {
                return await store.WasCommitted(after);
            }
            catch (Exception away)
            {
                logger.LogWarning("the outcome of a commit could not be asked: {Why}", away.Message);
                Hindrance = Unreachable;
                await Task.Delay(RetryPause);
            }
        }
        return null;
    }

    private async Task Isolate(List<Pending> batch, Exception fault)
    {
        var isIdUsed = fault is StoreRefusedException { Constraint: EventIdsAreUsedOnce };
        if (batch.Count == 1 && isIdUsed)
        {
            // Its own stream was looked at under the head: the id stands in another one.
            batch[0].Complete(new Answer.Conflict());
            return;
        }
        if (batch.Count == 1 || fault is StoreUnfitException)
        {
            StoreMeters.Alarms.Add(1);
            logger.LogCritical(fault, "{Command} cannot be executed", batch[0].Sent.Command.GetType().Name);
            foreach (var pending in batch) pending.End(new Answer.Failed(fault.Message));
            return;
        }
        var used = isIdUsed ? await FindIds(batch) : new HashSet<Guid>();
        foreach (var pending in batch)
        {
            if (used.Count == 0 || used.Contains(pending.Sent.Id)) await Execute([pending], null);
        }
        await Execute(batch, null);
    }

    /// <summary>
    /// Under what the commands were first asked: another cache or another day, and they are asked again.
    /// </summary>
    private sealed record Asked(LedgerState State, Head? Head, LocalDate Today);

    // A hint only, of whom to try alone: by now another node may have written one of these very commands.
    private async Task<IReadOnlySet<Guid>> FindIds(List<Pending> batch)
    {
        try
        {
            return await store.FindIds([.. batch.Select(pending => pending.Sent.Id)]);
        }
        catch (Exception away) when (away is StoreLostException or StoreBusyException)
        {
            return new HashSet<Guid>();
        }
    }

    /// <summary>Asks whether this node could write now, for whoever wants to know while nothing is written.</summary>
    internal async Task Probe()
    {
        try
        {
            var since = Stopwatch.GetTimestamp();
            var held = await store.TakeHead(new Missing(), cache.State);
            await store.Release();
            Hindrance = ClockHindrance(held, since);
        }
        catch (StoreBusyException)
        {
            // Somebody else writes: that says nothing against this node.
            await store.Release();
        }
        catch (Exception away)
        {
            logger.LogWarning("the ledger cannot be asked for its head: {Why}", away.Message);
            await store.Release();
            Hindrance = Unreachable;
        }
    }

    /// <param name="since">Before the head was asked for.</param>
    /// <exception cref="StoreBusyException">The answer was so long on its way that it says nothing
    /// of the clocks.</exception>
    private string? ClockHindrance(HeldHead held, long since)
    {
        var now = Clock.Now(clock);
        var skew = now - held.ServerTime;
        if (skew > options.ClockSkewMax
            && skew - Duration.FromTimeSpan(Stopwatch.GetElapsedTime(since)) <= options.ClockSkewMax)
        {
            throw new StoreBusyException($"the head was {skew.TotalSeconds:0.0} s on its way", null);
        }
        if (skew > options.ClockSkewMax || -skew > options.ClockSkewMax)
        {
            return $"this node's clock is {skew.TotalSeconds:0.0} s from the database's";
        }
        return held.Head.Timestamp - now > options.ClockSkewMax
            ? "the ledger's last entry is later than this node's clock" : null;
    }
}
