using LocalCoin.IntegrationTests.Doors;

namespace LocalCoin.IntegrationTests.Pages;

// The farmer counts: goods and cash are theirs to say, the coins are the ledger's.
[Collection(PagesOfShops.Name)]
public class CountingTheStand(PagesTown town)
{
    [Fact]
    public async Task What_was_sold_is_held_against_the_box_and_the_coins()
    {
        var spot = "stand-" + Town.NewId();
        await town.Town.Must("somu", HttpMethod.Put, $"/api/v1/spots/{spot}", new
        {
            merchant = People.Baker, kind = "unattended_stand", vegetablesOnly = true,
            names = new { name = "数える売り場" },
        });
        var holder = await town.CardHolder(1_000);
        await using var kiosk = await town.Visit();
        await kiosk.PairAt("baker-owner", People.Baker, "kiosk", spot);
        await kiosk.AtTheStand(holder.Token);
        await kiosk.PayAtTheStand(500);
        await kiosk.Arrives("/kiosk/paid/");
        await town.Seen(holder.Wallet);

        await using var owner = await town.Visit();
        await owner.SignIn("baker-owner");
        await owner.Open($"/shop/sheet?spot={spot}");
        foreach (var (field, value) in new[]
        {
            ("label-0", "架空農園"), ("price-0", "150"), ("brought-0", "10"), ("left-0", "4"),
            ("label-1", "見本畑"), ("price-1", "100"), ("brought-1", "5"), ("left-1", "7"), ("cash", "600"),
        })
        {
            await owner.Page.FillAsync($"[name={field}]", value);
        }
        await owner.Touch("数えた", "Counted");
        await owner.Sees("数字を 見なおしてください", "look at the figures again");

        foreach (var (field, value) in new[]
        {
            ("label-0", "架空農園"), ("price-0", "150"), ("brought-0", "10"), ("left-0", "4"),
            ("label-1", "見本畑"), ("price-1", "100"), ("brought-1", "5"), ("left-1", "2"), ("cash", "600"),
        })
        {
            await owner.Page.FillAsync($"[name={field}]", value);
        }
        await owner.Touch("数えた", "Counted");
        await owner.Page.WaitForSelectorAsync(".difference");
        var words = await owner.Words();
        // 6 of 150 and 3 of 100 are 1,200; 600 in the box and 500 in coins are 100 short; 500 of 1,100 are 45 %.
        foreach (var said in new[] { "売れたはずの 金額1,200円", "コイン500円", "差 −100円", "45%", "900円" })
        {
            Assert.Contains(
                said.Replace(" ", "", StringComparison.Ordinal), words.Replace(" ", "", StringComparison.Ordinal),
                StringComparison.Ordinal);
        }
    }
}
