// A rule as it is typed: kept as it was, so that what is wrong can be shown beside its field.

using System.Globalization;
using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using NodaTime.Text;

namespace LocalCoin.App.Programmes;

/// <param name="Way">rate or fixed: what <paramref name="Much"/> means.</param>
/// <param name="Spots">Ids; none means everywhere.</param>
public sealed record TypedRule(
    string? Programme, string? From, string? Until, string? Way, string? Much, string? Least, string? DayMax,
    string? MonthMax, string? ResidentMax, string? Fund, IReadOnlyList<string> Spots, IReadOnlyList<string> Declarers,
    bool EnrolledOnly)
{
    public const string Rate = "rate";
    public const string Fixed = "fixed";

    /// <summary>What is wrong, by field; filled by <see cref="Read"/>.</summary>
    public Dictionary<string, Text> Faults { get; } = [];

    /// <summary>For a programme that has no rule yet.</summary>
    public static TypedRule Blank(LocalDate first) => new(
        null, Iso(first), Iso(first.PlusYears(1).PlusDays(-1)), Rate, null, null, null, null, null, null, [],
        [.. Enum.GetNames<DeclaredBy>()], false);

    /// <summary>What is in force, from another day on.</summary>
    public static TypedRule Of(ProgrammeId programme, ProgrammeRule rule, LocalDate from) => new(
        programme.Value, Iso(from), Iso(LocalDate.Max(from, rule.Until)), rule.RatePercent is null ? Fixed : Rate,
        Said(rule.RatePercent ?? rule.FixedCoins), Said(rule.EligibleMin is 0 ? null : rule.EligibleMin),
        Said(rule.DayMax), Said(rule.MonthMax), Said(rule.ResidentMax), rule.Fund.Value,
        [.. rule.Spots.Select(spot => spot.Value)], [.. rule.Declarers.Select(one => $"{one}")], rule.EnrolledOnly);

    public static TypedRule Of(PageForm form) => new(
        form["programme"], form["from"], form["until"], form["way"], form["much"], form["least"], form["day-max"],
        form["month-max"], form["resident-max"], form["fund"], form.All("spots"), form.All("declarers"),
        form.Has("enrolled-only"));

    /// <returns>The proposal that was meant; null where something is wrong.</returns>
    public ProposeProgrammeRule? Read()
    {
        if (!Slugs.TryParse<ProgrammeId>(Programme, out var programme)) Faults["programme"] = RuleFormTexts.IdWrong;
        if (!Slugs.TryParse<FundId>(Fund, out var fund)) Faults["fund"] = RuleFormTexts.FundMissing;
        var (from, until) = (Day("from", From), Day("until", Until));
        var isRate = Way is Rate;
        var much = Whole("much", Much, isRate ? 100 : 100_000);
        if (Much is null) Faults["much"] = RuleFormTexts.NumberMissing;
        var least = Whole("least", Least, Amount.CoinsMax) ?? 0;
        var (day, month, all) = (Whole("day-max", DayMax, Amount.CoinsMax),
            Whole("month-max", MonthMax, Amount.CoinsMax), Whole("resident-max", ResidentMax, Amount.CoinsMax));
        var declarers = Enum.GetValues<DeclaredBy>().Where(one => Declarers.Contains($"{one}")).ToArray();
        if (declarers.Length == 0) Faults["declarers"] = RuleFormTexts.DeclarerMissing;
        var spots = Spots.Select(text => Slugs.TryParse<SpotId>(text, out var spot) ? spot : (SpotId?)null)
            .OfType<SpotId>().ToArray();
        return Faults.Count > 0 ? null : new(programme, new ProgrammeRule(
            from, until, spots, isRate ? (int)much!.Value : null, isRate ? null : much, least, day, month, all, fund,
            declarers, EnrolledOnly));
    }

    /// <summary>What was looked at, so that nobody proposes what they have not seen.</summary>
    public static string Mark(ProposeProgrammeRule proposal) => Fingerprint.Of(proposal);

    private LocalDate Day(string field, string? typed)
    {
        if (LocalDatePattern.Iso.Parse(typed ?? "").TryGetValue(default, out var day)) return day;
        Faults[field] = RuleFormTexts.DayWrong;
        return default;
    }

    /// <returns>Null where the field is empty or wrong.</returns>
    private long? Whole(string field, string? typed, long most)
    {
        if (typed is null) return null;
        if (long.TryParse(
            typed.Replace(",", "", StringComparison.Ordinal).TrimEnd('円', '%').Trim(), NumberStyles.None,
            CultureInfo.InvariantCulture, out var whole) && whole >= 1 && whole <= most) return whole;
        Faults[field] = RuleFormTexts.NumberWrong.With(most);
        return null;
    }

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);
    private static string? Said(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
