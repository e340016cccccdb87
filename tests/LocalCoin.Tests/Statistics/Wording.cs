using LocalCoin.App.Statistics;
using LocalCoin.Ledger.Statistics;

namespace LocalCoin.Tests.Statistics;

// What a page says of a table is said for each table of the catalogue, in both languages.
public class Wording
{
    [Fact]
    public void How_each_table_is_counted_stands_in_the_specs_in_both_languages() => Assert.Empty(
        from indicator in Indicators.All
        from isJapanese in new[] { true, false }
        where Formulas.Of(indicator, isJapanese) is null
        select (indicator, isJapanese));

    [Fact]
    public void Each_table_of_the_catalogue_stands_on_one_page() => Assert.Equal(
        Indicators.All.Order(StringComparer.Ordinal),
        GroupTexts.All.SelectMany(group => group.Indicators).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(9, 9, "All groups are alike: the middle one buys on 0.9 days a week.")]
    [InlineData(9, 12, "The middle one buys on most days in the group 75 and over: 1.2 a week.")]
    public void A_group_is_said_to_have_most_only_where_another_has_less(long younger, long older, string found)
    {
        IReadOnlyList<Cell> Row(long median) => [new(CellState.Shown, median)];
        Assert.Equal(found, Findings.Of(
            new StatTable(
                Indicators.VegetableDaysByAge, "2026-10", Unit.Tenths, "age",
                ["to64+from65+from70", "from75+from80+from85+from90+from95"], null, ["median"],
                [Row(younger), Row(older)]),
            isJapanese: false));
    }

    [Theory]
    [InlineData(5, "The same people went from 4.8 to 5.3 (+0.5).")]
    [InlineData(6, "The same people went from 4.8 to 5.3 (+0.6 before rounding).")]
    public void A_change_that_is_not_the_difference_of_the_rounded_means_says_so(long change, string found) =>
        Assert.Equal(found, Findings.Of(
            new StatTable(
                Indicators.CheckLevel, "2026-10", Unit.Tenths, null, [StatTable.Total], null,
                ["first", "last", "change"],
                [[new(CellState.Shown, 48), new(CellState.Shown, 53), new(CellState.Shown, change)]]),
            isJapanese: false));
}
