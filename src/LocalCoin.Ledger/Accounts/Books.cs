// A closed period takes no more entries: imported history may never reach behind a figure that was reported.

using NodaTime;

namespace LocalCoin.Ledger;

/// <param name="Through">The last day, in Asia/Tokyo, that is closed.</param>
public sealed record CloseBooks(LocalDate Through) : Command
{
    public override StreamId Stream() => StreamId.Books;

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (Through >= Tokyo.Day(at)) return Rejection.TimeInFuture;
        if (ledger.Fold<Books>(Stream()) is { } books && books.ClosedThrough >= Through) return Rejection.PeriodClosed;
        return new BooksClosed(at, Through);
    }
}

public sealed record BooksClosed(Instant At, LocalDate Through) : LedgerEvent(At, [], []);

public sealed record Books(LocalDate ClosedThrough) : IFold<Books>
{
    /// <summary>The first instant that is still open.</summary>
    public Instant OpenFrom() => Tokyo.Start(ClosedThrough.PlusDays(1));

    public static Books? Evolve(Books? state, Recorded recorded) => recorded.Event switch
    {
        BooksClosed e => new Books(e.Through),
        _ => throw new InvalidOperationException($"{recorded.Event.GetType().Name} cannot follow in {recorded.Stream}"),
    };
}
