using LocalCoin.IntegrationTests.Attacks;
using LocalCoin.IntegrationTests.Doors;
using LocalCoin.IntegrationTests.Pages;
using LocalCoin.Ledger;

namespace LocalCoin.IntegrationTests.Health;

// A town whose second programme came before the first one ended: the nurse holds a signed sheet of one of them.
public sealed class TwoProgrammes(SettledTown settled) : IClassFixture<SettledTown>
{
    private readonly Town town = settled.Town;

    [Fact]
    public async Task The_nurse_says_which_sheet_was_signed()
    {
        var today = NodaTime.Text.LocalDatePattern.Iso.Format(HealthTown.Today);
        await town.SetRule("/api/v1/programmes/walk/rules", new
        {
            from = today, until = today, fund = "yasai", fixedCoins = 7, declarers = new[] { "payer" },
            spots = new[] { People.Grocer }, enrolledOnly = true,
        });
        await town.Published();
        await town.Published(new("walk"));
        var nurse = new Browsing(town);
        await nurse.SignIn("kenko");
        var at = $"/measure/dishes/{HealthTown.Today:uuuu-MM-dd}";
        var asked = await nurse.Fill(at, at + "/card", ("held", settled.People.AliceCardToken));
        Assert.Contains("walkの 紙を うけとりました。参加する", asked.Words(), StringComparison.Ordinal);
        Assert.Contains("yasaiの 紙を うけとりました。参加する", asked.Words(), StringComparison.Ordinal);
        var joined = await nurse.Post(at + "/join", ("key", Town.NewId()), ("wallet", settled.People.Alice),
            ("words", $"yasai.{await town.Published()}"), ("age", "From75"), ("sex", "Female"),
            ("area", "Teraikedai"));
        Assert.Equal(200, joined.Status);
        var entry = Assert.Single(await town.Records().Participants.Of(new WalletId(settled.People.Alice), default));
        Assert.Equal("yasai", entry.Programme.Value);
    }
}
