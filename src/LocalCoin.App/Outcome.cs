// What the ledger answered, in the words of HTTP. A repeated command is told what the first one was told.

using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.App;

/// <summary>An event as an answer: its command's id, its place, and its business time.</summary>
public sealed record Done(Guid Id, long Seq, Instant At)
{
    public static Done Of(Recorded recorded) => new(recorded.Id, recorded.Seq, recorded.Event.At);
}

public static class Outcome
{
    public const string RepeatHeader = "Idempotent-Repeat";

    /// <summary>Sends a command under the caller's name, and answers with the event's place.</summary>
    public static Task<IResult> Command(this LedgerWriter ledger, HttpContext http, Guid id, Command command) =>
        ledger.Command(http, id, command, 200, Done.Of);

    /// <summary>Sends a command that makes something new.</summary>
    public static Task<IResult> Creation(this LedgerWriter ledger, HttpContext http, Guid id, Command command) =>
        ledger.Command(http, id, command, 201, Done.Of);

    /// <param name="status">Of an accepted command; a repeated one is always 200.</param>
    /// <param name="shown">What is told of the event.</param>
    public static async Task<IResult> Command<T>(
        this LedgerWriter ledger, HttpContext http, Guid id, Command command, int status, Func<Recorded, T> shown) =>
        Of(http, await ledger.Send(Sent.Live(id, command, http.Caller().Sender()), http.RequestAborted), status, shown);

    public static IResult Of<T>(HttpContext http, Answer answer, int status, Func<Recorded, T> shown)
    {
        switch (answer)
        {
            case Answer.Accepted accepted:
                return new Shown<T>(shown(accepted.Event), status);
            case Answer.Repeated repeated:
                http.Response.Headers[RepeatHeader] = "true";
                return new Shown<T>(shown(repeated.Event), 200);
            case Answer.Rejected rejected:
                return new Problem(422, rejected.Reason.ToString(), null, rejected.Figure);
            case Answer.Conflict:
                return Problem.Conflict();
            case Answer.NotExecuted:
                return Problem.Away("Overloaded");
            case Answer.OutcomeUnknown:
                return Problem.Away("OutcomeUnknown");
            case Answer.Failed:
                return new Problem(500, "Fault");
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    public static IResult Show<T>(T value) => new Shown<T>(value, 200);
    public static IResult Made<T>(T value) => new Shown<T>(value, 201);

    private sealed class Shown<T>(T value, int status) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            return httpContext.Response.WriteAsJsonAsync(
                value, DoorJson.Answers, "application/json", httpContext.RequestAborted);
        }
    }
}

/// <summary>Part of a list.</summary>
/// <param name="Next">What to ask for to read on; absent at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Rows, string? Next)
{
    /// <param name="rows">One more than the page holds, where there is one more.</param>
    public static Page<T> Of(IReadOnlyList<T> rows, int size, Func<T, string> cursor) =>
        rows.Count > size ? new([.. rows.Take(size)], cursor(rows[size - 1])) : new(rows, null);
}
