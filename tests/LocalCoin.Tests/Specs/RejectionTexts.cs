using LocalCoin.App.Texts;
using LocalCoin.Ledger;

namespace LocalCoin.Tests.Specs;

// A refusal that says only its name helps nobody at a register.
public class RejectionTexts
{
    [Fact]
    public void Every_reason_for_no_has_a_text_of_its_own_in_Japanese_and_in_English()
    {
        Assert.Equal(Enum.GetValues<Rejection>(), Rejections.Texts.Keys);
        Assert.Equal(Rejections.Texts.Count, Rejections.Texts.Values.Select(text => text.Japanese).Distinct().Count());
        Assert.Equal(Rejections.Texts.Count, Rejections.Texts.Values.Select(text => text.English).Distinct().Count());
        Assert.All(Rejections.Texts.Values, text => Assert.EndsWith("。", text.Japanese));
        Assert.All(Rejections.Texts.Values, text => Assert.EndsWith(".", text.English));
    }

    [Theory]
    [InlineData("残高")]
    [InlineData("チャージ")]
    [InlineData("ポイント")]
    [InlineData("決済")]
    [InlineData("エラー")]
    public void No_text_uses_the_words_of_machines_and_banks(string word) =>
        Assert.DoesNotContain(Rejections.Texts.Values, text => text.Japanese.Contains(word));

    [Fact]
    public void A_door_says_the_text_and_the_figure() =>
        Assert.Equal(
            ("Nothing was paid; there are too few coins, use what is there and pay the rest in cash.", "700"),
            ProblemTexts.Of("BalanceShort", 700, japanese: false));
}
