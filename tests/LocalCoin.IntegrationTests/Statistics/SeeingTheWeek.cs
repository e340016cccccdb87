using System.Text.RegularExpressions;
using LocalCoin.IntegrationTests.Doors;
using LocalCoin.IntegrationTests.Reading;
using LocalCoin.Ledger;
using NodaTime;

namespace LocalCoin.IntegrationTests.Statistics;

// On the own phone: on which days of this week vegetables were bought. What was given back was not bought.
public sealed class SeeingTheWeek(SettledTown settled) : IClassFixture<SettledTown>
{
    private readonly Doors.Town town = settled.Town;

    [Fact]
    public async Task A_day_with_vegetables_has_its_leaf_until_they_are_given_back()
    {
        Assert.Equal(0, Leaves(await Home()));
        var payment = await Buy(vegetables: 200);
        await Until.True(async () => Leaves(await Home()) == 1);
        var weekday = Tokyo.Day(SystemClock.Instance.GetCurrentInstant()).DayOfWeek.ToString()[..3];
        Assert.Matches($"""<li aria-current="date" data-bought>\s*<span>{weekday}</span>""", await Home());

        await Buy(vegetables: 0);
        await town.Must("owner", HttpMethod.Put, $"/api/v1/payments/{payment}/refunds/{Doors.Town.NewId()}",
            new { reason = "goods_returned", amount = 300, vegetables = 200 });
        await Until.True(async () => Leaves(await Home()) == 0);
    }

    private async Task<string> Buy(int vegetables)
    {
        var payment = Doors.Town.NewId();
        await town.Must("bob", HttpMethod.Put, $"/api/v1/payments/{payment}",
            new { merchant = People.Grocer, spot = People.Grocer, amount = 300, vegetables });
        return payment;
    }

    private async Task<string> Home()
    {
        var page = await town.Get("bob", "/");
        Assert.Equal(200, page.Status);
        return page.Text;
    }

    private static int Leaves(string page) => Regex.Count(page, "<li[^>]* data-bought");
}
