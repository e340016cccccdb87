using LocalCoin.Ledger.Statistics;

namespace LocalCoin.Tests.Statistics;

// What a device can have shown, and how people type it.
public class Measuring
{
    [Theory]
    [InlineData(MeasureKind.VegetableLevel, "6.5", 65)]
    [InlineData(MeasureKind.VegetableLevel, "6,5", 65)]
    [InlineData(MeasureKind.VegetableLevel, "7", 70)]
    [InlineData(MeasureKind.VegetableLevel, "0", 0)]
    [InlineData(MeasureKind.VegetableLevel, "12.0", 120)]
    [InlineData(MeasureKind.VegetableLevel, "12.1", null)]
    [InlineData(MeasureKind.VegetableLevel, "65", null)]
    [InlineData(MeasureKind.VegetableLevel, "6.55", null)]
    [InlineData(MeasureKind.VegetableLevel, "-1", null)]
    [InlineData(MeasureKind.VegetableLevel, ".5", null)]
    [InlineData(MeasureKind.VegetableLevel, "6.", null)]
    [InlineData(MeasureKind.VegetableLevel, "1.2.3", null)]
    [InlineData(MeasureKind.VegetableLevel, "", null)]
    [InlineData(MeasureKind.VegetableLevel, "https://k", null)]
    [InlineData(MeasureKind.VegetableMeter, "480", 4_800)]
    [InlineData(MeasureKind.VegetableMeter, "1200", 12_000)]
    [InlineData(MeasureKind.VegetableMeter, "1201", null)]
    [InlineData(MeasureKind.VegetableMeter, "6.5", null)]
    [InlineData(MeasureKind.Dishes, "2.5", 25)]
    [InlineData(MeasureKind.Dishes, "2.3", null)]
    [InlineData(MeasureKind.Weight, "99999999", null)]
    public void A_number_is_read_as_its_device_can_have_shown_it(MeasureKind kind, string typed, int? tenths) =>
        Assert.Equal(tenths, Measure.Of(kind).Read(typed));

    [Fact]
    public void What_was_read_is_shown_as_it_was_typed()
    {
        Assert.Equal("6.5", Measure.Of(MeasureKind.VegetableLevel).Shown(65));
        Assert.Equal("7.0", Measure.Of(MeasureKind.VegetableLevel).Shown(70));
        Assert.Equal("480", Measure.Of(MeasureKind.VegetableMeter).Shown(4_800));
    }

    [Fact]
    public void Every_kind_has_one_device_and_ends_that_it_can_show() => Assert.All(
        Enum.GetValues<MeasureKind>(), kind =>
        {
            var measure = Assert.Single(Measure.All, one => one.Kind == kind);
            Assert.True(measure.CanBe(measure.Least) && measure.CanBe(measure.Most));
            Assert.Equal(measure.Most, measure.Read(measure.Shown(measure.Most)));
        });
}
