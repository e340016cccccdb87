namespace LocalCoin.IntegrationTests.Pages;

/// <summary>That <see cref="Figure"/> sees what a person would take for the amount, and nothing else.</summary>
public class ReadingFigures
{
    [Theory]
    [InlineData("のこりは900円です", 900)]
    [InlineData("<b>900</b>円", 900)]
    [InlineData("やさい +900円", 900)]
    [InlineData("value=\"900\"", 900)]
    [InlineData("\"coins\":900,", 900)]
    [InlineData("1,900 yen", 1_900)]
    [InlineData("1900", 1_900)]
    public void A_figure_is_seen(string text, long number) => Assert.True(Figure.IsIn(text, number));

    [Theory]
    [InlineData("0190ab900c", 900)]
    [InlineData("Zq900-x", 900)]
    [InlineData("1900円", 900)]
    [InlineData("1,900円", 900)]
    [InlineData("900,000円", 900)]
    [InlineData("9000", 900)]
    public void Digits_of_something_else_are_none(string text, long number) => Assert.False(Figure.IsIn(text, number));
}
