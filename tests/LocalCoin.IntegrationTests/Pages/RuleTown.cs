using LocalCoin.IntegrationTests.Doors;
using LocalCoin.Ledger;
using NodaTime;
using NodaTime.Text;

namespace LocalCoin.IntegrationTests.Pages;

/// <summary>Rules for those who take part only, so that nobody else's purchases earn by them.</summary>
internal static class RuleTown
{
    public static string Today => Day(0);

    /// <summary>A rule of next month.</summary>
    public static object Body(int fixedCoins = 30) => new
    {
        from = Day(30), until = Day(60), fund = "yasai", fixedCoins, eligibleMin = 200, dayMax = 50,
        declarers = new[] { "shop" }, spots = new[] { People.Grocer }, enrolledOnly = true,
    };

    /// <summary>A programme with a rule that was approved and another that waits.</summary>
    /// <returns>Its id.</returns>
    public static async Task<string> ProposedRule(this PagesTown town)
    {
        var programme = $"p-{Town.NewId()}"[..30];
        await town.Town.SetRule($"/api/v1/programmes/{programme}/rules", Body());
        await town.Town.Must("somu", HttpMethod.Post, $"/api/v1/programmes/{programme}/rules", Body(40));
        return programme;
    }

    public static string Day(int ahead) => LocalDatePattern.Iso.Format(
        Tokyo.Day(SystemClock.Instance.GetCurrentInstant()).PlusDays(ahead));
}
