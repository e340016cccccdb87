using LocalCoin.Ledger;

namespace LocalCoin.Tests.Machine;

/// <summary>
/// Runs commands as the writer does: a cache that lives on, an overlay for each batch, taken over when the batch is
/// kept. What the cache does not know is loaded from what earlier batches left.
/// </summary>
public sealed class Batches(int size)
{
    private readonly InMemoryLedger kept = new() { Limits = Reckoning.Limits };
    private readonly LedgerState cache = new(Reckoning.Limits, null);

    public InMemoryLedger Run(IEnumerable<Letter> letters)
    {
        foreach (var batch in letters.Chunk(size)) Keep(batch);
        return kept;
    }

    private void Keep(Letter[] batch)
    {
        var overlay = new LedgerState(Reckoning.Limits, cache);
        var happened = new List<Recorded>();
        foreach (var letter in batch)
        {
            kept.Load(overlay, letter.Command, letter.Sender, letter.At);
            var history = overlay.Stream(letter.Command.Stream());
            if (letter.Command.Decide(overlay, letter.Sender, letter.At) is not Decision.Accepted { Event: var one })
                continue;
            var recorded = new Recorded(
                kept.Events.Count + happened.Count + 1, letter.Id, letter.Command.Stream(), (history?.Version ?? 0) + 1,
                letter.At, one, letter.Sender, "");
            overlay.Apply(recorded);
            happened.Add(recorded);
        }
        cache.Absorb(overlay);
        happened.ForEach(kept.Append);
    }
}
