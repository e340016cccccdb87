// While a batch is on its way to the disk, the next one is decided upon what the ledger will be when it has arrived.
// It is a guess until the head is held again and is the very head it was decided upon: only then is it written. Until
// then nobody is answered, and every other outcome (the commit failed, another node wrote in between) throws the guess
// away and decides again, so it can cost work but never a wrong entry.

using System.Diagnostics;
using LocalCoin.Ledger;
using Microsoft.Extensions.Logging;

namespace LocalCoin.Store;

internal sealed class Foresight(
    IEventStore store, LedgerCache cache, CommandQueue queue, IClock clock, WriterOptions options, ILogger logger)
{
    /// <summary>Decided before looking again whether the commit is done.</summary>
    private const int StepMax = 64;

    /// <summary>Nobody waits longer than this for what would only make the next batch sooner.</summary>
    private static readonly TimeSpan LoadTimeMax = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    private readonly BatchNeeds needs = new(null);
    private readonly LedgerChain chain = new();
    private List<Pending> next = [];
    private DecidedBatch? decided;
    private LedgerState? upon;
    private long failedAt;

    /// <summary>Whether commands were taken from the queue that are not executed yet.</summary>
    internal bool HasNext => next.Count > 0;

    /// <returns>The commands, and what was decided ahead for them, if anything.</returns>
    internal (List<Pending> Commands, DecidedBatch? Guess) TakeNext()
    {
        var taken = (next, decided is { Count: > 0 } ? decided : null);
        (next, decided) = ([], null);
        return taken;
    }

    /// <summary>The guess, if it came true.</summary>
    /// <param name="now">By a clock that is compared with the server's; the guess read it earlier.</param>
    internal DecidedBatch? Fulfilled(DecidedBatch? guess, Head head, Instant now)
    {
        if (guess is null || guess.First.Hash != head.Hash || upon != cache.State) return null;
        var age = now - guess.Now;
        if (age > options.ClockSkewMax || -age > options.ClockSkewMax) return null;
        // Whoever waited too long was told so, and must not happen after all.
        if (!guess.Start(options.QueueWaitMax)) return null;
        guess.Overlay.RestUpon(cache.State);
        return guess;
    }

    /// <summary>
    /// Commands of which nothing is unknown but their own streams, decided as if these were not there: that each of
    /// them then begins one is what the database checks by its key.
    /// </summary>
    internal DecidedBatch? Presume(List<Pending> batch, Head head, Instant now, Missing missing)
    {
        if (missing.Accounts.Count + missing.Tallies.Count + missing.Purses.Count > 0
            || !missing.Streams.IsSubsetOf(batch.Select(pending => pending.Stream))) return null;
        var presumed = new DecidedBatch(cache.State, head, now, chain, logger);
        foreach (var stream in missing.Streams) presumed.Overlay.Load(stream, null);
        upon = cache.State;
        return batch.TrueForAll(pending => !pending.Answer.IsCompleted && presumed.Decide(pending))
            && presumed.Events.Count == batch.Count ? presumed : null;
    }

    /// <summary>Gathers and decides the next batch until the commit has ended, well or badly. Never throws.</summary>
    internal async Task Look(Task committing, DecidedBatch present)
    {
        // While commands of a batch are tried alone, several commits pass before the next is taken.
        decided = null;
        if (HasNext || (failedAt > 0 && Stopwatch.GetElapsedTime(failedAt) < PauseAfterFailure)) return;
        try
        {
            (upon, decided) = (cache.State, new DecidedBatch(present, Clock.Now(clock), chain, logger));
            while (next.Count < options.BatchMax && !committing.IsCompleted)
            {
                var step = queue.Take(Math.Min(StepMax, options.BatchMax - next.Count));
                next.AddRange(step);
                if (step.Count > 0 ? !await Decide(step, present, decided) : !await MoreBefore(committing)) return;
            }
        }
        catch (Exception fault)
        {
            // Whatever it is, it will be met again, and blamed on the right one, when the commands are executed.
            logger.LogDebug(fault, "the next batch could not be decided ahead");
            decided = null;
            failedAt = Stopwatch.GetTimestamp();
        }
    }

    /// <returns>False when the queue has ended.</returns>
    private async Task<bool> MoreBefore(Task committing)
    {
        var more = queue.More();
        return await Task.WhenAny(committing, more) == committing || await more;
    }

    /// <returns>False when one of them has to wait for the commit.</returns>
    private async Task<bool> Decide(List<Pending> step, DecidedBatch present, DecidedBatch ahead)
    {
        for (var round = 0; round < BatchNeeds.RoundsMax; round++)
        {
            var missing = round == 0 ? needs.Ask(step, ahead.Now, ahead.Overlay)
                : needs.AskAgain(step, ahead.Now, ahead.Overlay);
            if (missing.IsEmpty()) break;
            // What is stored may or may not have what the two batches add to it.
            if (present.Touches(missing) || ahead.Touches(missing)) return false;
            // Half of it would be worse than nothing.
            var loaded = new LedgerState(cache.State.Limits, null);
            using var patience = new CancellationTokenSource(LoadTimeMax);
            await store.LoadBeside(missing, loaded, patience.Token);
            cache.State.Absorb(loaded);
            cache.Doubt(missing);
        }
        return step.TrueForAll(pending => pending.Answer.IsCompleted || ahead.Decide(pending));
    }
}
