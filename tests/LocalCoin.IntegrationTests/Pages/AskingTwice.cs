using LocalCoin.IntegrationTests.Doors;
using Microsoft.Playwright;
using Npgsql;

namespace LocalCoin.IntegrationTests.Pages;

// What a register does when the same comes to it twice, and when whoever stands at it holds out their own card.
[Collection(PagesOfShops.Name)]
public class AskingTwice(PagesTown town)
{
    [Fact]
    public async Task A_payment_of_a_moment_ago_is_seen_also_where_the_lists_are_behind()
    {
        var holder = await town.CardHolder(1_000);
        await using var register = await town.Visit();
        await register.PairRegister();
        // Nothing is written into the lists as long as this stands.
        await using var owner = NpgsqlDataSource.Create(TestSchema.OwnerConnection);
        await using var connection = await owner.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand(
            $"lock table {town.Town.Schema.Community}.wallet_statement in exclusive mode", connection);
        await hold.ExecuteNonQueryAsync();
        await Pay(register, 300, holder);
        await register.Ask(300, holder.Token);
        await register.Sees("300円 はらっています", "300 yen were paid");

        await register.Ask(310, holder.Token);
        await register.Sees("この金額で いいですか", "right amount");
        await transaction.RollbackAsync();
        await town.Seen(holder.Wallet);
        await register.Ask(300, holder.Token);
        await register.Sees("300円 はらっています", "300 yen were paid");
    }

    [Fact]
    public async Task A_form_that_comes_twice_pays_once_and_shows_the_same_success()
    {
        var holder = await town.CardHolder(1_000);
        await using var register = await town.Visit();
        await register.PairRegister();
        string? sent = null;
        await register.Page.RouteAsync("**/register/pay", async route =>
        {
            sent = route.Request.PostData;
            await route.ContinueAsync();
        });
        await Pay(register, 300, holder);
        var again = await register.Page.EvaluateAsync<string>("""
            async (sent) => (await fetch("/register/pay", {
              method: "POST", body: sent, headers: { "content-type": "application/x-www-form-urlencoded" },
            })).url
            """, sent);
        Assert.Equal(register.Page.Url, again);
        Assert.Equal(700, await town.Coins(holder.Wallet));
    }

    [Fact]
    public async Task A_repeated_sale_with_a_pin_is_answered_without_counting_the_pin_again()
    {
        var holder = await town.CardHolder(5_000, pin: "2580");
        await using var register = await town.Visit();
        await register.PairRegister();
        string? sent = null;
        await register.Page.RouteAsync("**/register/pay", async route =>
        {
            sent = route.Request.PostData;
            await route.ContinueAsync();
        });
        await register.Ask(2_500, holder.Token);
        await register.Page.FillAsync("#pin", "2580");
        await register.Touch("はらう", "Pay");
        await register.Arrives("/register/paid/");
        await town.Town.Must(
            "mado", HttpMethod.Put, $"/api/v1/cards/{holder.Card}/pin", new { pin = "9753" });
        var again = await register.Page.EvaluateAsync<string>("""
            async (sent) => (await fetch("/register/pay", {
              method: "POST", body: sent, headers: { "content-type": "application/x-www-form-urlencoded" },
            })).url
            """, sent);
        Assert.Equal(register.Page.Url, again);
        Assert.Equal(2_500, await town.Coins(holder.Wallet));
    }

    [Fact]
    public async Task A_clerks_own_card_is_not_served_by_the_clerk()
    {
        var holder = await town.CardHolder(1_000);
        await town.Town.Must(
            "owner", HttpMethod.Put, $"/api/v1/merchants/{People.Grocer}/clerks/{Doors.Town.NewId()}",
            new { name = "じぶん", wallet = holder.Wallet });
        await using var register = await town.Visit();
        await register.PairRegister();
        await register.Touch("名前を えらぶ", "Pick your name");
        await register.Touch("じぶん", "じぶん");
        await register.Page.WaitForSelectorAsync("#amount");
        await register.Ask(300, holder.Token);
        await register.Touch("はらう", "Pay");
        await register.Sees("このカードは いま", "cannot be used now");
        Assert.Equal(1_000, await town.Coins(holder.Wallet));
    }

    private static async Task Pay(Visitor register, long amount, Holder holder)
    {
        await register.Ask(amount, holder.Token);
        await register.Touch("はらう", "Pay");
        await register.Arrives("/register/paid/");
    }
}
