using System.Globalization;
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
                        Assert.Fail($"given, but {Said(answer)}");
                }
                break;
            case "then":
                Expect(words);
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

    /// <summary>The answer, or after <c>and</c>: balances, tallies, and what the event says.</summary>
    private void Expect(Words words)
    {
        var first = words.Next();
        switch (first)
        {
            case "accepted" or "repeated" or "conflict":
                Assert.Equal(first, Said(answer));
                break;
            case "refused":
                var expected = $"refused {words}";
                var figured = expected.Count(letter => letter == ' ') == 2;
                Assert.Equal(expected, figured ? Said(answer) : string.Join(' ', Said(answer).Split(' ').Take(2)));
                break;
            case "it-says":
                foreach (var part in words.ToString().Split(", "))
                {
                    var (path, value) = Pair(part);
                    Assert.Equal($"{path} {value}", $"{path} {Look(((Decision.Accepted)answer!).Event, path)}");
                }
                break;
            default:
                foreach (var part in $"{first} {words}".Split(", "))
                {
                    var (what, value) = Pair(part);
                    Assert.Equal($"{what} {value}", $"{what} {Count(what)}");
                }
                break;
        }
    }

    private static (string What, string Value) Pair(string part) =>
        part.Split(' ') is [var what, var value]
            ? (what, value)
            : throw new FormatException($"'{part}' is not a name and a value");

    private static string Said(Decision? decision) => decision switch
    {
        Decision.Accepted => "accepted",
        Decision.Repeated => "repeated",
        Decision.Conflict => "conflict",
        Decision.Rejected { Figure: { } figure } refused => $"refused {refused.Reason} {figure}",
        Decision.Rejected refused => $"refused {refused.Reason}",
        _ => "nothing",
    };

    /// <summary>
    /// A wallet's or merchant's name, a purse as <c>alice/city/2027-03-31</c>, an address or a tally's key.
    /// </summary>
    private long Count(string what) => what.Split(':')[0] switch
    {
        "spent" or "earned" or "owed" or "undone" or "paid-in" => ledger.Tally(TallyKey.Parse(what)),
        _ when what.Contains('/') && !what.Contains(':') => ledger.Balance(AccountAddress.Parse("wallet:" + what)),
        _ when what.Contains(':') || what is "bank" or "issuer" or "breakage" =>
            ledger.Balance(AccountAddress.Parse(what)),
        _ when ledger.Stream(StreamId.Of(WalletId.Parse(what))) is not null => ledger.Balance(WalletId.Parse(what)),
        _ when ledger.Stream(StreamId.Of(MerchantId.Parse(what))) is not null =>
            ledger.Balance(AccountAddress.Of(MerchantId.Parse(what))),
        _ => throw new FormatException($"nobody is called '{what}'"),
    };

    /// <summary>A property, also of a property: <c>Earned.Coins</c>; of a list the first.</summary>
    private static string Look(object? thing, string path)
    {
        foreach (var name in path.Split('.'))
        {
            var property = thing!.GetType().GetProperty(name) ?? throw new FormatException($"{thing} says no '{name}'");
            thing = property.GetValue(thing);
            if (thing is System.Collections.IEnumerable many and not string)
                thing = many.Cast<object>().FirstOrDefault();
        }
        return thing is LocalDate day
            ? day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)
            : thing?.ToString() ?? "none";
    }

    private Guid LastProposal(StreamId stream) => ledger.Stream(stream)?.Events
        .LastOrDefault(recorded => recorded.Event.GetType().Name.EndsWith("Proposed",
            StringComparison.Ordinal))?.Id ?? Guid.Empty;

    private sealed record Settled(Instant At, IReadOnlyList<Posting> Postings) : LedgerEvent(At, Postings, []);

    private static Guid IdOf(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));
}

/// <summary>What went wrong, and at which line.</summary>
public sealed class SpecLineException(string message, Exception inner) : Exception(message, inner);
