using LocalCoin.App;
using LocalCoin.App.Imports;

namespace LocalCoin.Tests.Imports;

public class ReadingValues
{
    [Theory]
    [InlineData("2026-04-01")]
    [InlineData("2026/4/1")]
    [InlineData("2026.4.1")]
    [InlineData("２０２６／４／１")]
    [InlineData("2026年4月1日")]
    [InlineData("令和8年4月1日")]
    [InlineData("令和８年４月１日")]
    [InlineData("㋿8年4月1日")]
    [InlineData("R8.4.1")]
    [InlineData("r08/04/01")]
    [InlineData("R.8.4.1")]
    public void A_day_is_read_however_it_is_written(string text) =>
        Assert.Equal(new LocalDate(2026, 4, 1), Values.Day(Values.Plain(text)));

    [Theory]
    [InlineData("令和元年5月1日", 2019, 5, 1)]
    [InlineData("平成31年4月30日", 2019, 4, 30)]
    [InlineData("S64.1.7", 1989, 1, 7)]
    [InlineData("昭和20年8月15日", 1945, 8, 15)]
    [InlineData("T1.7.30", 1912, 7, 30)]
    public void Eras_begin_and_end_on_their_days(string text, int year, int month, int day) =>
        Assert.Equal(new LocalDate(year, month, day), Values.Day(Values.Plain(text)));

    [Theory]
    [InlineData("平成31年5月1日", "平成")]
    [InlineData("令和元年4月30日", "令和")]
    [InlineData("2026-02-29", "calendar")]
    [InlineData("2026-13-01", "calendar")]
    [InlineData("26-04-01", "four digits")]
    [InlineData("0000-01-01", "calendar")]
    [InlineData("9999-12-31", "calendar")]
    [InlineData("20260401", "not a day")]
    [InlineData("46113", "not a day")]
    [InlineData("tomorrow", "not a day")]
    [InlineData("2026-04-01 10:15", "not a day")]
    public void What_is_no_day_is_refused(string text, string why) =>
        Assert.Contains(why, Assert.Throws<BadValueException>(() => Values.Day(Values.Plain(text))).Message);

    [Theory]
    [InlineData("2026-04-01 10:15", "2026-04-01T01:15:00Z")]
    [InlineData("2026/4/1 10:15:30", "2026-04-01T01:15:30Z")]
    [InlineData("2026-04-01T10:15:30.123456", "2026-04-01T01:15:30.123456Z")]
    [InlineData("2026-04-01T10:15:30.1", "2026-04-01T01:15:30.1Z")]
    [InlineData("2026-04-01T10:15:30Z", "2026-04-01T10:15:30Z")]
    [InlineData("2026-04-01T10:15:30-05:00", "2026-04-01T15:15:30Z")]
    [InlineData("令和８年４月１日　１０時１５分", "2026-04-01T01:15:00Z")]
    [InlineData("R8.4.1 9:05", "2026-04-01T00:05:00Z")]
    public void A_time_is_of_Tokyo_unless_it_says_otherwise(string text, string utc) => Assert.Equal(
        NodaTime.Text.InstantPattern.ExtendedIso.Parse(utc).Value, Values.Time(Values.Plain(text)));

    [Theory]
    [InlineData("2026-04-01")]
    [InlineData("2026-04-01 24:00")]
    [InlineData("2026-04-01 10:60")]
    [InlineData("2026-04-01 10")]
    [InlineData("10:15")]
    [InlineData("2026-04-01 10:15+99:99")]
    [InlineData("2026-04-01 10:15; drop table mt_events")]
    public void What_is_no_time_is_refused(string text) =>
        Assert.Throws<BadValueException>(() => Values.Time(Values.Plain(text)));

    [Theory]
    [InlineData("1234", 1234)]
    [InlineData("１２３４", 1234)]
    [InlineData("1,234", 1234)]
    [InlineData("１，２３４円", 1234)]
    [InlineData("￥1,234,567", 1234567)]
    [InlineData("-5", -5)]
    [InlineData("－５", -5)]
    [InlineData("9007199254740991", 9007199254740991)]
    public void A_number_is_read_however_it_is_written(string text, long number) =>
        Assert.Equal(number, Values.Whole(Values.Plain(text)));

    [Theory]
    [InlineData("12a")]
    [InlineData("1.5")]
    [InlineData("1,23")]
    [InlineData("12,34,567")]
    [InlineData("1E3")]
    [InlineData("+5")]
    [InlineData("--5")]
    [InlineData("9007199254740992")]
    [InlineData("99999999999999999999999999")]
    [InlineData("1'; delete from balances; --")]
    [InlineData("٣")]
    public void What_is_no_whole_number_is_refused(string text) =>
        Assert.Throws<BadValueException>(() => Values.Whole(Values.Plain(text)));

    [Theory]
    [InlineData("a\0b", "U+0000")]
    [InlineData("a\u001bb", "U+001B")]
    [InlineData("a\uFFFDb", "could not be read")]
    [InlineData("a\uD800b", "could not be read")]
    [InlineData("吉\uE000", "外字")]
    public void Characters_that_no_text_has_are_refused(string text, string why) =>
        Assert.Contains(why, Assert.Throws<BadValueException>(() => Values.Plain(text)).Message);
}
