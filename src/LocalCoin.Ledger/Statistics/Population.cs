// Who is counted, once each, and what each of them did in a period. Whoever withdrew is not here, whatever the period.

using NodaTime;

namespace LocalCoin.Ledger.Statistics;

internal sealed class Population
{
    private const int MaintainedMonths = 6;

    private readonly Dictionary<WalletId, Person> byWallet;
    private readonly Dictionary<string, Person> byId = [];

    /// <param name="last">Who came later is not counted.</param>
    internal Population(Facts facts, LocalDate last)
    {
        byWallet = facts.Participants.Where(one => one.Withdrawn is null && one.Enrolled <= last)
            .GroupBy(one => one.Wallet)
            .ToDictionary(group => group.Key, group => new Person(
                group.OrderBy(one => one.Enrolled).ThenBy(one => one.Id, StringComparer.Ordinal).First()));
        foreach (var one in facts.Participants)
        {
            if (one.Withdrawn is null && byWallet.TryGetValue(one.Wallet, out var person)) byId[one.Id] = person;
        }
        People = [.. byWallet.Values.OrderBy(person => person.Traits.Id, StringComparer.Ordinal)];
        foreach (var bought in facts.Purchases)
        {
            if (bought.Day <= last && byWallet.TryGetValue(bought.Wallet, out var person)) person.Bought.Add(bought);
        }
        foreach (var measured in facts.Measured)
        {
            if (measured.Day <= last && byId.TryGetValue(measured.Participant, out var person))
            {
                person.Measured.Add(measured);
            }
        }
    }

    internal IReadOnlyList<Person> People { get; }

    internal sealed class Person(Participant traits)
    {
        internal Participant Traits => traits;
        internal List<PurchaseDay> Bought { get; } = [];
        internal List<Measured> Measured { get; } = [];

        /// <summary>Since they take part.</summary>
        internal IEnumerable<PurchaseDay> In(StatPeriod period) =>
            Bought.Where(one => period.Has(one.Day) && one.Day >= traits.Enrolled);

        internal bool IsActive(StatPeriod period) => In(period).Any(one => one.Vegetables > 0);

        internal int VegetableDays(LocalDate first, LocalDate last) => Bought
            .Where(one => one.Day >= first && one.Day <= last && one.Vegetables > 0)
            .Select(one => one.Day).Distinct().Count();

        internal string State(StatPeriod period) =>
            In(period).Any(one => one.Earned > 0)
                ? traits.Enrolled.PlusMonths(MaintainedMonths) <= period.Last ? "retained" : "earned"
            : IsActive(period) ? "bought"
            : "none";

        internal string Trait(string by) => by switch
        {
            "age" => Code(traits.Age),
            "sex" => Code(traits.Sex),
            "area" => Code(traits.Area),
            "channel" => Code(traits.Channel),
            _ => throw new ArgumentOutOfRangeException(nameof(by), by, "no trait"),
        };
    }

    /// <summary><c>ElsewhereInCity</c> is written <c>elsewhere-in-city</c>.</summary>
    internal static string Code<T>(T value) where T : struct, Enum => string.Concat($"{value}".Select((letter, at) =>
        char.IsAsciiLetterUpper(letter) && at > 0 ? $"-{char.ToLowerInvariant(letter)}"
        : $"{char.ToLowerInvariant(letter)}"));
}
