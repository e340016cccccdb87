using LocalCoin.Ledger;

namespace LocalCoin.Store;

/// <summary>Asking commands what they need to be decided, each time only for what is still unknown.</summary>
/// <param name="blame">Told of a command that could not say what it needs; without it, that is thrown.</param>
internal sealed class BatchNeeds(Action<Pending, Exception>? blame)
{
    internal const int RoundsMax = 3;

    /// <summary>What of the batch's needs is not known.</summary>
    /// <param name="now">The business time of commands that do not carry their own.</param>
    internal Missing Ask(IReadOnlyList<Pending> batch, Instant now, LedgerState known)
    {
        var missing = new Missing();
        foreach (var pending in batch) Ask(pending, now, known, missing);
        return missing;
    }

    /// <summary>
    /// Asks again of those who were asked under the same state: most payments asked for everything at once, and found
    /// their own stream empty, which is all they need.
    /// </summary>
    internal Missing AskAgain(IReadOnlyList<Pending> batch, Instant now, LedgerState known)
    {
        var missing = new Missing();
        foreach (var pending in batch)
        {
            if (pending.LacksOnlyItsStream && known.Stream(pending.Stream) is null) continue;
            Ask(pending, now, known, missing);
        }
        return missing;
    }

    private void Ask(Pending pending, Instant now, LedgerState known, Missing missing)
    {
        try
        {
            var needs = pending.Sent.Command.NeedsOf(pending.Sent.Sender, pending.Sent.At ?? now, known);
            var ownStream = known.Knows(pending.Stream) ? 0
                : needs.Streams.Count(stream => stream == pending.Stream);
            var unknown = missing.Add(needs, known);
            if (pending.Sent.At is not null) unknown += missing.Add(ImportedTime.Needs(), known);
            pending.LacksOnlyItsStream = unknown == ownStream;
        }
        catch (Exception bug) when (blame is not null)
        {
            blame(pending, bug);
        }
    }
}
