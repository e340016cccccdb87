using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using LocalCoin.App.Statistics;
using LocalCoin.IntegrationTests.Statistics;
using LocalCoin.Ledger.Statistics;

namespace LocalCoin.IntegrationTests.Pages;

// The report of a year as it is printed: of one that is over, and of one that goes on.
[Collection(PagesOfTheOffice.Name)]
public class ReadingTheYear(PagesTown town)
{
    [Theory]
    [InlineData("ja")]
    [InlineData("en")]
    public async Task The_report_of_a_year_is_two_pages_and_what_a_fold_of_the_facts_says(string language)
    {
        await town.Count();
        await using var reader = await town.Visit(language);
        await reader.SignIn("kenko");
        await reader.Open("/statistics/years/2025");
        await reader.Page.WaitForSelectorAsync(".report svg.chart");
        await EqualsAFold(reader, language == "ja");
        await TwoPages(reader, $"year-{language}.pdf");
    }

    /// <summary>Every line, of this year, of the last one, and the change: reckoned from the facts alone.</summary>
    private static async Task EqualsAFold(Visitor reader, bool isJapanese)
    {
        var facts = StatisticsTown.People();
        var (now, last) = (YearOf(facts, 2025), YearOf(facts, 2024));
        var rows = reader.Page.Locator(".report tbody tr");
        Assert.Equal(now.Length, await rows.CountAsync());
        for (var at = 0; at < now.Length; at++)
        {
            var change = now[at].Figure - last[at].Figure;
            var sign = change > 0 ? "+" : change < 0 ? "−" : "±";
            string Said(decimal figure) => Form(figure, now[at].Unit, isJapanese);
            var apart = Said(Math.Abs(change)).Replace("%", "pt", StringComparison.Ordinal);
            Assert.Equal(
                [Said(now[at].Figure), Said(last[at].Figure), change == 0 ? "±0" : sign + apart],
                (await rows.Nth(at).Locator("td").AllInnerTextsAsync()).Select(text => text.Trim()));
        }
    }

    [Fact]
    public async Task Whoever_prints_a_report_it_is_what_anybody_may_see()
    {
        await town.Count();
        await using var reader = await town.Visit();
        await reader.SignIn("kenko");
        await reader.Open("/statistics/years/2019");
        await reader.Page.WaitForSelectorAsync(".report svg.chart");
        foreach (var year in new[] { 2018, 2019 })
        {
            Assert.Equal(25, Earning(year, Level.Staff));
            Assert.Null(Earning(year, Level.Publication));
        }
        Assert.Equal(
            ["x", "x", ""],
            (await reader.Page.Locator(".report tbody tr").Nth(2).Locator("td").AllInnerTextsAsync())
                .Select(text => text.Trim()));
        foreach (var year in new[] { 2019, 2022 })
        {
            await reader.Open($"/statistics/years/{year}");
            await reader.Page.WaitForSelectorAsync(".report svg.chart");
            Assert.Contains(
                "20人より少ない", await reader.Page.Locator(".report").Last.InnerTextAsync(), StringComparison.Ordinal);
        }
    }

    private static long? Earning(int year, Level level) =>
        Tables.Make(StatisticsTown.Forty(), StatPeriod.Year(year), level, Thresholds.Usual)
            .Single(one => one.Indicator == Indicators.Funnel).At("earning", null)?.Value;

    private static async Task TwoPages(Visitor reader, string name)
    {
        var printed = await reader.Page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true });
        Assert.Equal(2, Regex.Count(Encoding.Latin1.GetString(printed), @"/Type /Page\b"));
        await File.WriteAllBytesAsync(Path.Combine(PagesTown.Pictures("print"), name), printed);
    }

    [Theory]
    [InlineData("ja")]
    [InlineData("en")]
    public async Task A_year_that_goes_on_is_its_months_as_anybody_may_see_them_and_the_sum_of_their_coins(
        string language)
    {
        await town.Count();
        await using var reader = await town.Visit(language);
        await reader.SignIn("kenko");
        await reader.Open("/statistics/years/2022");
        await reader.Page.WaitForSelectorAsync(".report svg.chart");
        var facts = StatisticsTown.Earlier();
        var months = StatisticsTown.MonthsSoFar.Select(month => new PlainFigures(facts, month.First, month.Last))
            .ToArray();
        string Said(decimal figure, char unit) => Form(figure, unit, language == "ja");
        string[] Row(PlainFigures of) =>
        [
            Said(of.Enrolled, '人'), Said(of.Active, '人'), Said(of.Earning, '人'), Said(of.DaysOfTheMiddle, ' '),
            Said(of.Issued, '円'), Said(of.Redeemed, '円'),
        ];
        var (issued, redeemed) = (months[2].Issued + months[3].Issued, months[2].Redeemed + months[3].Redeemed);
        var (issuedBefore, redeemedBefore) =
            (months[0].Issued + months[1].Issued, months[0].Redeemed + months[1].Redeemed);
        string[] Sums(decimal first, decimal second) => ["", "", "", "", Said(first, '円'), Said(second, '円')];
        string Change(decimal by) => (by > 0 ? "+" : "−") + Said(Math.Abs(by), '円');
        string[][] expected =
        [
            Row(months[2]), Row(months[3]), Sums(issued, redeemed), Sums(issuedBefore, redeemedBefore),
            ["", "", "", "", Change(issued - issuedBefore), Change(redeemed - redeemedBefore)],
        ];
        var rows = reader.Page.Locator(".report table tr:has(td)");
        Assert.Equal(expected.Length, await rows.CountAsync());
        for (var at = 0; at < expected.Length; at++)
        {
            Assert.Equal(
                expected[at],
                (await rows.Nth(at).Locator("td").AllInnerTextsAsync()).Select(text => text.Trim()));
        }
        await TwoPages(reader, $"year-so-far-{language}.pdf");
    }

    [Theory]
    [InlineData("ja", "2016年5月11日")]
    [InlineData("en", "11 May 2016")]
    public async Task A_year_of_which_no_month_is_closed_says_from_which_day_there_is_a_report(
        string language, string day)
    {
        await town.Count();
        await using var reader = await town.Visit(language);
        await reader.SignIn("kenko");
        await reader.Open("/statistics/years/2016");
        Assert.Contains(day, await reader.Words(), StringComparison.Ordinal);
        Assert.Equal(0, await reader.Page.Locator("table, svg.chart").CountAsync());
    }

    private static (decimal Figure, char Unit)[] YearOf(Facts facts, int year)
    {
        var plain = new PlainFigures(facts, new(year, 4, 1), new(year + 1, 3, 31));
        return
        [
            (plain.Enrolled, '人'), (plain.Active, '人'), (plain.Earning, '人'), (plain.DaysOfTheMiddle, ' '),
            (plain.VegetableShare, '%'), (plain.LevelFirst, ' '), (plain.LevelLast, ' '), (plain.StayedHalfAYear, '%'),
            (plain.Issued, '円'), (plain.Redeemed, '円'), (plain.CostEach, '円'),
        ];
    }

    private static string Form(decimal figure, char unit, bool isJapanese) => (unit, isJapanese) switch
    {
        (' ', _) => figure.ToString("0.0", CultureInfo.InvariantCulture),
        ('円', false) => figure.ToString("¥#,0", CultureInfo.InvariantCulture),
        ('人', false) => figure.ToString("#,0", CultureInfo.InvariantCulture),
        ('%', _) => $"{figure:0}%",
        _ => figure.ToString("#,0", CultureInfo.InvariantCulture) + unit,
    };
}
