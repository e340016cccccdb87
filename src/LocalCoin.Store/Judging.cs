// How a command is judged upon a state, whether what it decides is then written or only rehearsed.

using LocalCoin.Ledger;

namespace LocalCoin.Store;

internal static class Judging
{
    /// <summary>The answer to an id that the stream holds already; null where it does not.</summary>
    /// <param name="fingerprint">The command's, where it was computed before.</param>
    internal static Answer? Before(History? history, Sent sent, string? fingerprint)
    {
        if (history?.Find(sent.Id) is not { } stored) return null;
        return stored.Fingerprint == (fingerprint ?? Fingerprint.Of(sent.Command))
            && stored.Sender.Actor == sent.Sender.Actor
            ? new Answer.Repeated(stored)
            : new Answer.Conflict();
    }

    /// <returns>What happened, or else why nothing did.</returns>
    internal static (LedgerEvent? Happened, Answer? Refused) Decide(LedgerState state, Sent sent, Instant now)
    {
        var at = sent.At ?? now;
        if (sent.At is not null && ImportedTime.Hindrance(state, at, now) is { } early)
        {
            return (null, new Answer.Rejected(early, null));
        }
        switch (sent.Command.Decide(state, sent.Sender, at))
        {
            case Decision.Rejected(var reason, var figure):
                return (null, new Answer.Rejected(reason, figure));
            case Decision.Accepted(var happened):
                return sent.At is not null && ImportedTime.Hindrance(state, happened) is { } behind
                    ? (null, new Answer.Rejected(behind, null))
                    : (happened, null);
            case var other:
                throw new InvalidOperationException($"a command cannot decide {other}");
        }
    }
}
