// The books are closed by the day: what was reported stays as it was, because imported history can no longer reach
// behind it. It moves no coin and cannot be taken back, so the hand that closes is not the one that imports.

using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.App.Accounts;

/// <param name="Through">The last day, in Asia/Tokyo, that is closed; one that is over.</param>
public sealed record CloseBooksBody(LocalDate Through);

/// <summary>Everything absent: nothing was closed yet.</summary>
public sealed record BooksShown(LocalDate? ClosedThrough, Instant? ClosedAt, ActorId? ClosedBy);

internal static class BooksDoors
{
    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/books", Show).Gives<BooksShown>().For(Roles.Operator | Roles.Approver | Roles.Auditor);
        api.MapPost("/books/close", Close).Gives<Done>().For(Roles.Approver);
    }

    private static async Task<IResult> Show(LedgerReads reads, CancellationToken cancellation)
    {
        var history = await reads.Stream(StreamId.Books, cancellation);
        var last = history?.Events[^1];
        return Outcome.Show(new BooksShown(history?.As<Books>()?.ClosedThrough, last?.Event.At, last?.Sender.Actor));
    }

    private static Task<IResult> Close(HttpContext http, CloseBooksBody body, LedgerWriter ledger) =>
        ledger.Command(http, Reading.Key(http), new CloseBooks(body.Through));
}
