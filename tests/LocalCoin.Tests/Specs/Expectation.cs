using System.Globalization;
using LocalCoin.Ledger;

namespace LocalCoin.Tests.Specs;

/// <summary>What a line after <c>then</c> says, held against the answer and the ledger.</summary>
internal static class Expectation
{
    /// <summary>The answer, or after <c>and</c>: balances, tallies, and what the event says.</summary>
    internal static void Check(Words words, Decision? answer, InMemoryLedger ledger)
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
                    Assert.Equal($"{what} {value}", $"{what} {Count(ledger, what)}");
                }
                break;
        }
    }

    private static (string What, string Value) Pair(string part) =>
        part.Split(' ') is [var what, var value]
            ? (what, value)
            : throw new FormatException($"'{part}' is not a name and a value");

    internal static string Said(Decision? decision) => decision switch
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
    private static long Count(InMemoryLedger ledger, string what) => what.Split(':')[0] switch
    {
        "spent" or "unspent" or "earned" or "owed" or "undone" or "paid-in" => ledger.Tally(TallyKey.Parse(what)),
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
}
