using LocalCoin.IntegrationTests.Attacks;
using LocalCoin.IntegrationTests.Doors;
using LocalCoin.IntegrationTests.Reading;

namespace LocalCoin.IntegrationTests.Desk;

// A rule is tried on what was bought before. Whoever asks sooner than that is read is told so, and asks again.
public sealed class TryingARule(SettledTown settled) : IClassFixture<SettledTown>
{
    private const StringComparison Ordinal = StringComparison.Ordinal;
    private readonly Town town = settled.Town;

    [Fact]
    public async Task Until_all_purchases_are_read_the_page_says_how_far_that_is_and_then_what_the_rule_gives()
    {
        var office = await town.Desk();
        await using (var shut = await town.Schema.Owner.OpenConnectionAsync())
        {
            await using var locked = shut.CreateCommand();
            locked.CommandText = "begin; lock table purchases in access exclusive mode";
            await locked.ExecuteNonQueryAsync();
            var reading = await Try(office);
            Assert.Contains("買いものを よんで います（0%）", reading.Words(), Ordinal);
            Assert.Contains("name=\"step\" value=\"try\"", reading.Html, Ordinal);
            Assert.DoesNotContain("class=\"sum trial\"", reading.Html, Ordinal);
        }
        await Until.True(async () => (await Try(office)).Html.Contains("class=\"sum trial\"", Ordinal));
        Assert.DoesNotContain("よんで います", (await Try(office)).Words(), Ordinal);
    }

    private static async Task<Seen> Try(Browsing office)
    {
        var form = await office.Get("/programmes/edit?programme=yasai");
        (string, string)[] typed =
        [
            .. new[] { "from", "until", "much", "day-max" }.Select(name => (name, form.Field(name))),
            ("programme", "yasai"), ("fund", "yasai"), ("way", "rate"), ("declarers", "Shop"), ("step", "try"),
        ];
        return await office.Post("/programmes/edit", typed);
    }
}
