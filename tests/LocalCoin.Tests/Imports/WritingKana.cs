using LocalCoin.Store;

namespace LocalCoin.Tests.Imports;

public class WritingKana
{
    [Theory]
    [InlineData("かくう　はなこ", "カクウ ハナコ")]
    [InlineData(" ｶｸｳ  ﾊﾅｺ ", "カクウ ハナコ")]
    [InlineData("カクウ ハナコ", "カクウ ハナコ")]
    [InlineData("ゔぁいおりん みすゞ", "ヴァイオリン ミスヾ")]
    [InlineData("ばーばら", "バーバラ")]
    [InlineData("Anna", "Anna")]
    [InlineData("  ", null)]
    [InlineData(null, null)]
    public void Kana_are_kept_in_one_form(string? written, string? kept) => Assert.Equal(kept, Kana.Of(written));

    [Theory]
    [InlineData("かく", true)]
    [InlineData("カクウハ", true)]
    [InlineData("ｶｸｳ ﾊ", true)]
    [InlineData("はなこ", false)]
    public void A_name_is_found_by_its_beginning_however_it_is_typed(string typed, bool found) =>
        Assert.Equal(found, Kana.Begins("カクウ ハナコ", typed));
}
