// One batch, from taking the head to the answers. Nothing is answered before the commit whose state it saw.
// What can go wrong, and what it costs: a decider that throws costs its caller; data the server refuses costs its
// sender, after every command of the batch was tried alone; a lost connection costs time, until it is known whether
// the batch was committed.

using System.Diagnostics;
using LocalCoin.Ledger;
using Microsoft.Extensions.Logging;

namespace LocalCoin.Store;

internal sealed class BatchExecution(
    IEventStore store, LedgerCache cache, Limits limits, IClock clock, WriterOptions options, ILogger logger)
{
    private const int LoadRoundsMax = 3;
    private const int CatchUpRoundsMax = 3;
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(20);

    private readonly LedgerChain chain = new();

    internal string? Hindrance { get; private set; }

    internal void DropCache() => cache.Drop();

    internal async Task Execute(List<Pending> batch)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            batch.RemoveAll(pending => pending.Answer.IsCompleted);
            if (batch.Count == 0) return;
            try
            {
                if (await Attempt(batch)) return;
            }
            catch (StoreBusyException busy)
            {
                logger.LogWarning("the head is held by others or the server is slow: {Why}", busy.Message);
                await store.Release();
                cache.Drop();
            }
            catch (StoreLostException lost)
            {
                Hindrance = "the database cannot be reached";
                logger.LogWarning("the way to the database was lost: {Why}", lost.Message);
                cache.Drop();
                await Task.Delay(RetryPause);
            }
            // Not committed for certain. Who was started and still waits is told so; the others are swept in time.
            if (Stopwatch.GetElapsedTime(since) > options.OutcomeWaitMax)
            {
                foreach (var pending in batch) pending.Complete(new Answer.NotExecuted("the database cannot be reached"));
                return;
            }
        }
    }

    /// <returns>False when it should be tried again.</returns>
    private async Task<bool> Attempt(List<Pending> batch)
    {
        var now = Now();
        var missing = new Missing();
        foreach (var pending in batch) Ask(pending, pending.Sent.At ?? now, missing);
        var asked = new Asked(cache.State, Tokyo.Day(now));
        var held = await TakeHead(missing);
        if (ClockHindrance(held) is { } hindrance)
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
        batch.RemoveAll(pending => !pending.Start());
        // Never before what is recorded already, whichever node recorded it.
        now = Instant.Max(Now(), held.Head.Timestamp);
        await LoadRest(batch, now, asked);
        var decided = new DecidedBatch(new LedgerState(limits, cache.State), held.Head, now, chain, logger);
        foreach (var pending in batch) decided.Decide(pending);
        if (decided.Events.Count == 0)
        {
            await store.Release();
            decided.Answer();
            return true;
        }
        return await Write(batch, decided);
    }

    private async Task<HeldHead> TakeHead(Missing missing)
    {
        for (var round = 1; ; round++)
        {
            var held = await store.TakeHead(missing, cache.State, CancellationToken.None);
            if (cache.IsAt(held.Head)) return held;
            if (cache.Head is null)
            {
                await store.LoadTerms(cache.State, CancellationToken.None);
                cache.Begin(held.Head);
                return held;
            }
            // What was just loaded belongs to a later head than the cache: it is loaded again after catching up.
            var behind = held.Head.Seq - cache.Head.Seq;
            if (behind <= 0 || behind > options.CatchUpMax)
            {
                cache.Drop();
                await store.Load(missing, cache.State, CancellationToken.None);
                await store.LoadTerms(cache.State, CancellationToken.None);
                cache.Begin(held.Head);
                return held;
            }
            cache.Forget(missing);
            var isLast = round == CatchUpRoundsMax;
            if (!isLast) await store.Release();
            await CatchUp();
            if (isLast)
            {
                if (!cache.IsAt(held.Head)) cache.Drop();
                await store.Load(missing, cache.State, CancellationToken.None);
                if (cache.Head is null)
                {
                    await store.LoadTerms(cache.State, CancellationToken.None);
                    cache.Begin(held.Head);
                }
                return held;
            }
        }
    }

    private async Task CatchUp()
    {
        var known = cache.Head!;
        // One event more than is new: it must be the one we know, or this is another ledger than before.
        var events = await store.ReadAfter(Math.Max(0, known.Seq - 1), options.CatchUpMax + 1, CancellationToken.None);
        if (known.Seq > 0 && (events.Count == 0 || events[0].Event.Seq != known.Seq || events[0].Hash != known.Hash))
        {
            cache.Drop();
            return;
        }
        var news = known.Seq > 0 ? events.Skip(1).ToArray() : [.. events];
        if (news.Length > 0) cache.Apply(news);
    }

    private async Task LoadRest(List<Pending> batch, Instant now, Asked asked)
    {
        var stillTrue = asked.State == cache.State && asked.Today == Tokyo.Day(now);
        for (var round = 1; round < LoadRoundsMax; round++)
        {
            var missing = new Missing();
            foreach (var pending in batch)
            {
                // Most payments asked for everything at once, and found their own stream empty: that is all they need.
                if (stillTrue && pending.LacksOnlyItsStream && cache.State.Stream(pending.Stream) is null) continue;
                Ask(pending, pending.Sent.At ?? now, missing);
            }
            if (missing.IsEmpty()) return;
            await store.Load(missing, cache.State, CancellationToken.None);
            stillTrue = false;
        }
    }

    private void Ask(Pending pending, Instant at, Missing missing)
    {
        try
        {
            var needs = pending.Sent.Command.NeedsOf(pending.Sent.Sender, at, cache.State);
            var ownStream = cache.State.Knows(pending.Stream) ? 0 : needs.Streams.Count(stream => stream == pending.Stream);
            var unknown = missing.Add(needs, cache.State);
            if (pending.Sent.At is not null) unknown += missing.Add(ImportedTime.Needs(), cache.State);
            pending.LacksOnlyItsStream = unknown == ownStream;
        }
        catch (Exception bug)
        {
            StoreMeters.Alarms.Add(1);
            logger.LogError(bug, "{Command} could not say what it needs", pending.Sent.Command.GetType().Name);
            if (!pending.GiveUp("an error in the program")) pending.Complete(new Answer.Failed(bug.Message));
        }
    }

    private async Task<bool> Write(List<Pending> batch, DecidedBatch decided)
    {
        var commit = decided.ToBatch();
        var started = Stopwatch.GetTimestamp();
        try
        {
            await store.Commit(commit, CancellationToken.None);
        }
        catch (StoreRefusedException refused)
        {
            await store.Release();
            cache.Drop();
            await Isolate(batch, decided, refused);
            return true;
        }
        catch (StoreLostException lost)
        {
            logger.LogWarning("the connection was lost during a commit: {Why}", lost.Message);
            cache.Drop();
            switch (await AskForOutcome(commit.After))
            {
                case true:
                    decided.Answer();
                    return true;
                case null:
                    foreach (var pending in batch) pending.Complete(new Answer.OutcomeUnknown());
                    return true;
                default:
                    return false;
            }
        }
        StoreMeters.CommitTime.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);
        StoreMeters.BatchSize.Record(commit.Events.Count);
        cache.Absorb(decided.Overlay, commit.Events, commit.After);
        decided.Answer();
        store.Announce();
        return true;
    }

    /// <returns>Whether it was committed; null when the server stayed away.</returns>
    private async Task<bool?> AskForOutcome(Head after)
    {
        var since = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(since) < options.OutcomeWaitMax)
        {
            try
            {
                return await store.WasCommitted(after, CancellationToken.None);
            }
            catch (Exception away) when (away is StoreLostException or StoreBusyException)
            {
                Hindrance = "the database cannot be reached";
                await Task.Delay(RetryPause);
            }
        }
        return null;
    }

    private async Task Isolate(List<Pending> batch, DecidedBatch decided, StoreRefusedException refused)
    {
        if (batch.Count == 1)
        {
            var alone = batch[0];
            if (refused.Constraint == "event_ids_are_used_once")
            {
                alone.Complete(new Answer.Conflict());
                return;
            }
            StoreMeters.Alarms.Add(1);
            logger.LogCritical("the server refused {Command}: {Why}", alone.Sent.Command.GetType().Name, refused.Message);
            alone.Complete(new Answer.Failed(refused.Message));
            return;
        }
        if (refused.Constraint == "event_ids_are_used_once")
        {
            var used = await store.FindIds([.. decided.Events.Select(written => written.Event.Id)], CancellationToken.None);
            foreach (var pending in batch.Where(pending => used.Contains(pending.Sent.Id))) pending.Complete(new Answer.Conflict());
            if (used.Count > 0)
            {
                await Execute(batch);
                return;
            }
        }
        foreach (var pending in batch) await Execute([pending]);
    }

    /// <summary>Under what the commands were first asked: another cache or another day, and they are asked again.</summary>
    private sealed record Asked(LedgerState State, LocalDate Today);

    private string? ClockHindrance(HeldHead held)
    {
        var skew = Now() - held.ServerTime;
        if (skew > options.ClockSkewMax || -skew > options.ClockSkewMax)
        {
            return $"this node's clock is {skew.TotalSeconds:0.0} s from the database's";
        }
        return held.Head.Timestamp - held.ServerTime > options.ClockSkewMax
            ? "the ledger's last entry is later than the database's clock"
            : null;
    }

    private Instant Now() => Instant.FromUnixTimeTicks(clock.GetCurrentInstant().ToUnixTimeTicks() / 10 * 10);
}
