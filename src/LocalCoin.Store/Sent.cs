using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LocalCoin.Ledger;
using NodaTime;

namespace LocalCoin.Store;

/// <summary>A command on its way to the ledger.</summary>
/// <param name="Id">Drawn by the client (UUIDv7); the event's id, and what makes sending it again harmless.</param>
/// <param name="At">The business time of imported history; null for now.</param>
/// <param name="Correlation">What this belongs to (an import, a request): up to 100 printable ASCII characters.</param>
/// <param name="Causation">The id of what caused it, such as a run's approval: the same.</param>
public sealed record Sent(Guid Id, Command Command, Sender Sender, Instant? At, string? Correlation, string? Causation)
{
    private const int TagLengthMax = 100;

    // Microseconds, as they are stored: what is decided in memory must be what is read again.
    public Instant? At { get; init => field = Floored(value); } = Floored(At);
    public string? Correlation { get; init => field = Checked(value); } = Checked(Correlation);
    public string? Causation { get; init => field = Checked(value); } = Checked(Causation);

    /// <summary>A live command of its own.</summary>
    public static Sent Live(Guid id, Command command, Sender sender) => new(id, command, sender, null, null, null);

    private static Instant? Floored(Instant? at) =>
        at is { } exact ? Instant.FromUnixTimeTicks(exact.ToUnixTimeTicks() / 10 * 10) : null;

    // It goes into the hash as it is, so it is printable ASCII that JSON does not escape.
    private static string? Checked(string? slug) =>
        slug is null || (slug.Length <= TagLengthMax && slug.All(IsPlain))
            ? slug
            : throw new FormatException(
                $"a correlation or causation has at most {TagLengthMax} printable ASCII characters");

    private static bool IsPlain(char letter) => letter is > ' ' and < '\x7f' and not ('"' or '\\');
}

/// <summary>What became of a command.</summary>
public abstract record Answer
{
    private Answer() { }

    public sealed record Accepted(Recorded Event) : Answer;

    /// <summary>The very same command had been accepted before; this is its stored outcome.</summary>
    public sealed record Repeated(Recorded Event) : Answer;

    public sealed record Rejected(Rejection Reason, long? Figure) : Answer;

    /// <summary>The id was used for something else.</summary>
    public sealed record Conflict : Answer;

    /// <summary>The ledger is overloaded or away; the command was certainly not executed.</summary>
    public sealed record NotExecuted(string Why) : Answer;

    /// <summary>The server went away during the commit and did not come back; the same id asks again.</summary>
    public sealed record OutcomeUnknown : Answer;

    /// <summary>A bug of ours; the command was not executed, and an alarm was raised.</summary>
    public sealed record Failed(string Why) : Answer;
}

/// <summary>What tells a repeated command from another one under the same id.</summary>
public static class Fingerprint
{
    /// <summary>SHA-256, lower-case hex, of the command's name and properties as the client sent them.</summary>
    public static string Of(Command command)
    {
        var name = command.GetType().Name;
        var json = JsonSerializer.SerializeToUtf8Bytes(command, command.GetType(), EventJson.Options);
        var bytes = new byte[name.Length + json.Length];
        Encoding.ASCII.GetBytes(name, bytes);
        json.CopyTo(bytes, name.Length);
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
