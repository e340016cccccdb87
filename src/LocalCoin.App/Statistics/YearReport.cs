// The report of a year is read from two rows: this year's tables and last year's, both as anybody may see them. It
// counts nothing itself.

using LocalCoin.App.Pages;
using LocalCoin.Ledger.Statistics;
using LocalCoin.Store.Statistics;

namespace LocalCoin.App.Statistics;

/// <param name="Column">Null for the first.</param>
internal sealed record ReportLine(Text Name, string Indicator, string? Row, string? Column)
{
    internal Cell? Cell(Snapshot of) => of.Table(Indicator)?.At(Row, Column);

    // Groups that were joined so that nobody stands alone have no row of their own.
    internal string Written(Snapshot of, bool isJapanese) => Cell(of) is { } cell
        ? Numerals.Of(cell, of.Table(Indicator)!.Unit, isJapanese)
        : Numerals.Suppressed;
}

/// <summary>A fiscal year from April to March, and the one before it where there is one.</summary>
public sealed record YearReport(int Year, Snapshot Of, Snapshot? Before)
{
    internal static readonly ReportLine[] Lines =
    [
        new(YearReportTexts.Enrolled, Indicators.Funnel, "enrolled", null),
        new(YearReportTexts.Active, Indicators.Funnel, "active", null),
        new(YearReportTexts.Earning, Indicators.Funnel, "earning", null),
        new(YearReportTexts.Days, Indicators.VegetableDays, null, "median"),
        new(YearReportTexts.Share, Indicators.VegetableShare, null, null),
        new(YearReportTexts.CheckFirst, Indicators.CheckLevel, "vegecheck", "first"),
        new(YearReportTexts.CheckLast, Indicators.CheckLevel, "vegecheck", "last"),
        new(YearReportTexts.Staying, Indicators.Retention, "6", null),
        new(YearReportTexts.Issued, Indicators.Incentive, "issued", null),
        new(YearReportTexts.Redeemed, Indicators.Incentive, "redeemed", null),
        new(YearReportTexts.Cost, Indicators.IncentiveCost, null, null),
    ];

    public static string Period(int year) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"fy{year}");

    internal string Last(ReportLine line, bool isJapanese) =>
        Before is { } before ? line.Written(before, isJapanese) : "";

    /// <summary>With its sign; empty where one of the two years may not say it, or has nothing to say.</summary>
    internal string Change(ReportLine line, bool isJapanese) =>
        Before is null ? "" : Change(line.Cell(Of), line.Cell(Before), Of.Table(line.Indicator)?.Unit, isJapanese);

    internal static string Change(Cell? now, Cell? before, Unit? of, bool isJapanese)
    {
        if (now is not { Value: { } late } || before is not { Value: { } early } || of is not { } unit) return "";
        var apart = Math.Abs(late - early);
        // Sixteen of a hundred less is not sixteen per cent less.
        var said = unit is Unit.PerMille ? Numerals.Bare(apart, unit) + "pt" : Numerals.Of(apart, unit, isJapanese);
        return apart == 0 ? "±0" : (late > early ? "+" : "−") + said;
    }

    internal IReadOnlyList<string> Lead(bool isJapanese) =>
        Lead(Of, Of.Table(Indicators.Incentive), null, isJapanese);

    /// <summary>In a few sentences; those that need a figure that is held back are left out.</summary>
    /// <param name="coins">Of the whole time.</param>
    /// <param name="months">The first and the last one where the year goes on; people are then those of the last.
    /// </param>
    internal static IReadOnlyList<string> Lead(
        Snapshot of, StatTable? coins, (string First, string Last)? months, bool isJapanese)
    {
        var (first, last) = months ?? ("", "");
        var (reach, bought, incentive) = months is null
            ? (YearReportTexts.LeadReach, YearReportTexts.LeadActive, YearReportTexts.LeadIncentive)
            : (YearReportTexts.LeadReachMonth, YearReportTexts.LeadActiveMonth, YearReportTexts.LeadIncentiveSoFar);
        var sentences = new List<string>();
        ReportLine Line(Text name) => Lines.Single(line => line.Name == name);
        bool IsSaid(params Text[] names) => names.All(name => Line(name).Cell(of)?.Value is not null);
        string Say(Text name) => Line(name).Written(of, isJapanese);
        long Value(Text name) => Line(name).Cell(of)!.Value.Value!.Value;
        sentences.Add(IsSaid(YearReportTexts.Enrolled, YearReportTexts.Active)
            ? (IsSaid(YearReportTexts.Earning) ? reach : bought).Plain(
                isJapanese, Say(YearReportTexts.Enrolled), Say(YearReportTexts.Active),
                Numerals.Share(Value(YearReportTexts.Active), Value(YearReportTexts.Enrolled), isJapanese),
                Say(YearReportTexts.Earning), last)
            : YearReportTexts.LeadFew.Plain(isJapanese));
        if (IsSaid(YearReportTexts.Days))
        {
            sentences.Add(YearReportTexts.LeadDays.Plain(isJapanese, Say(YearReportTexts.Days)));
        }
        if (IsSaid(YearReportTexts.CheckFirst, YearReportTexts.CheckLast))
        {
            sentences.Add(YearReportTexts.LeadCheck.Plain(
                isJapanese, Say(YearReportTexts.CheckFirst), Say(YearReportTexts.CheckLast)));
        }
        if (coins?.At("issued", null) is { Value: not null } issued
            && coins.At("redeemed", null) is { Value: not null } redeemed)
        {
            sentences.Add(incentive.Plain(
                isJapanese, Numerals.Of(issued, Unit.Yen, isJapanese), Numerals.Of(redeemed, Unit.Yen, isJapanese),
                first, last));
        }
        return sentences;
    }
}
