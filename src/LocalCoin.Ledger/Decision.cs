namespace LocalCoin.Ledger;

/// <summary>The answer to a command. Refusing is a value; throwing is for our own bugs.</summary>
public abstract record Decision
{
    private Decision() { }

    /// <summary>It happened.</summary>
    public sealed record Accepted(LedgerEvent Event) : Decision;

    /// <summary>It did not happen, and nothing was stored: the same id may succeed later.</summary>
    /// <param name="Figure">The number that explains it (what is left, what the limit is), where there is one.</param>
    public sealed record Rejected(Rejection Reason, long? Figure) : Decision;

    /// <summary>The very same command was accepted before: the stored outcome again. Answered by the writer.</summary>
    public sealed record Repeated(Recorded Stored) : Decision;

    /// <summary>
    /// The id was used for something else. Tells nothing of the stored event. Answered by the writer.
    /// </summary>
    public sealed record Conflict : Decision;

    public static implicit operator Decision(LedgerEvent happened) => new Accepted(happened);
    public static implicit operator Decision(Rejection reason) => new Rejected(reason, null);
}

public static class RejectionFigures
{
    /// <summary>A refusal with the number that explains it.</summary>
    public static Decision With(this Rejection reason, long figure) => new Decision.Rejected(reason, figure);
}
