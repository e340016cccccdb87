using System.Security.Cryptography;
using System.Text;
using LocalCoin.Ledger;

namespace LocalCoin.Tests.Specs;

/// <summary>Tells one example of a spec, line by line, to a ledger.</summary>
public sealed class Story
{
    private readonly InMemoryLedger ledger = new();
    private readonly Dictionary<string, Guid> named = [];
    private Decision? answer;

    public HashSet<Type> Commands { get; } = [];
    public HashSet<Rejection> Refusals { get; } = [];
    public IReadOnlyList<Recorded> Events => ledger.Events;

    public void Tell(IEnumerable<string> lines)
    {
        var word = "given";
        foreach (var line in lines)
        {
            try
            {
                var words = new Words(line);
                if (words.Next() is var first and not "and") word = first;
                Tell(word, words);
            }
            catch (Exception fault) when (fault is not SpecLineException)
            {
                throw new SpecLineException($"{line}\n  {fault.Message}", fault);
            }
        }
    }

    private void Tell(string word, Words words)
    {
        switch (word)
        {
            case "given" or "when":
                var text = words.ToString();
                var (each, times) = text.Split(" times ", 2) is [var count, var rest]
                    ? (rest, int.Parse(count))
                    : (text, 1);
                for (var n = 1; n <= times; n++)
                {
                    Do(new Words(each.Replace("{n}", $"{n}")));
                    if (word is "given" && answer is not (null or Decision.Accepted))
                        Assert.Fail($"given, but {Expectation.Said(answer)}");
                }
                break;
            case "then":
                Expectation.Check(words, answer, ledger);
                break;
            default:
                throw new FormatException($"a line begins with given, when, then or and, not '{word}'");
        }
    }

    /// <summary>
    /// A command, ended by who sent it and how: <c>by ann</c>, <c>on register-1</c>, <c>dated …</c>, <c>as name</c>.
    /// </summary>
    private void Do(Words words)
    {
        answer = null;
        var actor = words.After("by");
        var device = words.IdOr<DeviceId>("on");
        var dated = words.TimeOr("dated");
        var name = words.After("as");
        var text = words.ToString();
        var proposal = words.After("of-proposal");
        var verb = words.Next();
        if (Arrange(verb, words)) return;
        var id = IdOf(name ?? text);
        if (name is not null) named[name] = id;
        var command = Forms.Read(verb, words, stream => proposal is null
            ? LastProposal(stream)
            : named.GetValueOrDefault(proposal));
        if (!words.IsEmpty) throw new FormatException($"not understood: '{words}'");
        Commands.Add(command.GetType());
        var sender = new Sender(ActorId.Parse(actor ?? (verb.StartsWith("approve", StringComparison.Ordinal)
            ? "checker"
            : "maker")), device, null);
        answer = ledger.Send(id, command, sender, dated);
        if (answer is Decision.Rejected refused) Refusals.Add(refused.Reason);
    }

    /// <summary>
    /// What is not a command: the time, a limit that is configured otherwise, a settlement that took place.
    /// </summary>
    private bool Arrange(string verb, Words words)
    {
        switch (verb)
        {
            case "clock":
                ledger.Clock = Words.Time(words.Next());
                return true;
            case "limit":
                ledger.Limits = ledger.Limits with { };
                typeof(Limits).GetProperty(words.Next())!.SetValue(ledger.Limits, words.Number());
                return true;
            case "settled":
                var (merchant, coins) = (words.Id<MerchantId>(), words.Coins());
                ledger.Append(new Recorded(
                    Events.Count + 1, IdOf("settled"), new StreamId("settlement-s1"), 1, ledger.Clock,
                    new Settled(ledger.Clock, [new(AccountAddress.Of(merchant), AccountAddress.Parse("clearing:s1"),
                        coins)]),
                    new Sender(ActorId.Parse("maker"), null, null), ""));
                return true;
            default:
                return false;
        }
    }

    private Guid LastProposal(StreamId stream) => ledger.Stream(stream)?.Events
        .LastOrDefault(recorded => recorded.Event.GetType().Name.EndsWith("Proposed",
            StringComparison.Ordinal))?.Id ?? Guid.Empty;

    private sealed record Settled(Instant At, IReadOnlyList<Posting> Postings) : LedgerEvent(At, Postings, []);

    private static Guid IdOf(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));
}

/// <summary>What went wrong, and at which line.</summary>
public sealed class SpecLineException(string message, Exception inner) : Exception(message, inner);
