using LocalCoin.IntegrationTests.Doors;

namespace LocalCoin.IntegrationTests.Pages;

// のこりを見る: the customer's own touch, ten seconds, never a history; and every look can be read by its resident.
[Collection(PagesOfResidents.Name)]
public class SeeingTheBalance(PagesTown town)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_is_shown_for_ten_seconds_and_then_gone(bool scripts)
    {
        var holder = await Earner();
        await using var register = await town.Visit(scripts: scripts);
        await register.PairRegister();
        await register.Touch("のこりを 見る", "See what is left");
        await register.Page.WaitForSelectorAsync("#held");
        await Look(register, holder.Token, scripts);
        await register.Page.WaitForSelectorAsync(".leaving");
        var since = System.Diagnostics.Stopwatch.StartNew();
        var words = await register.Words();
        Assert.Contains("のこり760円", words.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Matches("60円は .+まで", words);
        Figure.Absent(300, words);
        await register.Page.WaitForSelectorAsync("#amount");
        Assert.InRange(since.Elapsed.TotalSeconds, 8, 15);
        Figure.Absent(760, await register.Page.ContentAsync());
    }

    [Fact]
    public async Task Each_look_stands_in_the_residents_record_and_in_no_list_of_the_shop()
    {
        var holder = await Earner();
        await using var register = await town.Visit();
        await register.PairRegister();
        await register.Open("/register/balance");
        await register.Scan(holder.Token);
        await register.Page.WaitForSelectorAsync(".leaving");
        foreach (var secret in new[] { holder.Wallet, holder.Card, holder.Token, "花子" })
        {
            Assert.DoesNotContain(secret, await register.Page.ContentAsync(), StringComparison.Ordinal);
        }
        Assert.Equal(1L, await town.Town.Schema.Value<long>("""
            select count(*) from directory_access_log where action = 'balance' and subject = $1 and device is not null
            """, holder.Wallet));
        foreach (var list in new[] { "payments", "sales", "balance" })
        {
            var shown = await town.Town.Must(
                "owner", HttpMethod.Get, $"/api/v1/merchants/{People.Grocer}/{list}", null);
            Assert.DoesNotContain(holder.Wallet, shown.Text, StringComparison.Ordinal);
            Figure.Absent(760, shown.Text);
        }
    }

    [Fact]
    public async Task A_card_that_cannot_pay_shows_nothing()
    {
        var holder = await town.CardHolder(760);
        await town.Town.Must("mado", HttpMethod.Post, $"/api/v1/cards/{holder.Card}/stop", new { reason = "lost" });
        await using var register = await town.Visit();
        await register.PairRegister();
        foreach (var token in new[] { holder.Token, "nosuchcardnosuchcard22" })
        {
            await register.Open("/register/balance");
            await register.Scan(token);
            await register.Page.WaitForSelectorAsync("[data-tone=refused]");
            Assert.Contains("このカードは いま 使えません", await register.Words(), StringComparison.Ordinal);
            Figure.Absent(760, await register.Page.ContentAsync());
        }
    }

    /// <summary>Of 1,000, 300 went for vegetables and 60 came back, which end some day.</summary>
    private async Task<Holder> Earner()
    {
        var holder = await town.CardHolder(1_000);
        await town.Town.Must("register", HttpMethod.Put, $"/api/v1/charges/{Doors.Town.NewId()}", new
        {
            payer = new { card = holder.Token }, spot = People.Grocer, amount = 300, vegetables = 300,
        });
        return holder;
    }

    private static async Task Look(Visitor register, string token, bool scripts)
    {
        if (scripts)
        {
            await register.Scan(token);
            return;
        }
        await register.Page.FillAsync("#held", token);
        await register.Touch("見る", "Show it");
    }
}
