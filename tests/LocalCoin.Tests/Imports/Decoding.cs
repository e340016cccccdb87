using System.Text;
using LocalCoin.App;
using LocalCoin.App.Imports;

namespace LocalCoin.Tests.Imports;

public class Decoding
{
    private const string Text = "会員番号,氏名\r\n１,架空 花子\r\n";

    static Decoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public void Utf8_is_read_with_and_without_its_mark()
    {
        Assert.Equal(new CsvText(Text, "UTF-8"), CsvText.Decode(new UTF8Encoding(false).GetBytes(Text)));
        Assert.Equal(
            new CsvText(Text, "UTF-8 (BOM)"),
                CsvText.Decode([.. new UTF8Encoding(true).GetPreamble(), .. Encoding.UTF8.GetBytes(Text)]));
    }

    [Fact]
    public void Shift_JIS_is_read_as_Excel_in_Japan_writes_it() =>
        Assert.Equal(new CsvText(Text + "髙橋①ｶﾅ", "Shift_JIS"),
            CsvText.Decode(Encoding.GetEncoding(932).GetBytes(Text + "髙橋①ｶﾅ")));

    [Fact]
    public void What_is_neither_is_refused_with_the_place_of_its_first_wrong_byte()
    {
        byte[] neither = [.. "id,at\n"u8, 0xE4, 0xBA, 0xFF, 0xFF];
        var refused = Assert.Throws<UnreadableFileException>(() => CsvText.Decode(neither));
        Assert.Contains("UTF-8 (byte 6 is not)", refused.Message);
        Assert.Contains("Shift_JIS (byte 8 is not)", refused.Message);
    }

    [Fact]
    public void A_mark_of_UTF8_before_something_else_is_refused()
    {
        byte[] broken = [0xEF, 0xBB, 0xBF, .. "id"u8, 0xFF];
        Assert.Contains("byte 5 is not", Assert.Throws<UnreadableFileException>(() => CsvText.Decode(broken)).Message);
    }

    [Fact]
    public void UTF16_is_named_as_what_it_is() => Assert.Contains(
        "UTF-16",
        Assert.Throws<UnreadableFileException>(() => CsvText.Decode([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Text)]))
            .Message);

    [Fact]
    public void A_lone_surrogate_written_as_UTF8_is_refused() =>
        Assert.Throws<UnreadableFileException>(() => CsvText.Decode([.. "id\n"u8, 0xED, 0xA0, 0x80]));
}
