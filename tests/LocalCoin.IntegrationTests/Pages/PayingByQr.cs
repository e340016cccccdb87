using LocalCoin.App;
using LocalCoin.IntegrationTests.Doors;
using Microsoft.Playwright;
using NodaTime;

namespace LocalCoin.IntegrationTests.Pages;

// The shop shows a QR, the customer's own phone pays it, and the register sees it by itself.
[Collection(PagesOfShops.Name)]
public class PayingByQr(PagesTown town)
{
    [Fact]
    public async Task A_phone_pays_the_shops_qr_and_the_register_says_so_by_itself()
    {
        await using var register = await town.Visit();
        await register.PairRegister();
        var payment = await ShowQr(register, "300");
        await register.Sees("つかえます", "can be paid until");
        await Pay(payment);
        await register.Arrives($"/register/paid/{payment}");
        var words = await register.Words();
        foreach (var said in new[] { "はらいました", "架空青果 なすび", "300円", "やさい +60円" })
        {
            Assert.Contains(said, words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Stopping_takes_the_qr_back_and_a_phone_pays_it_no_more()
    {
        await using var register = await town.Visit();
        await register.PairRegister();
        var payment = await ShowQr(register, "310");
        await register.Touch("やめる", "Stop");
        await register.Page.WaitForSelectorAsync("#amount");
        Assert.Equal("PaymentAbandoned", (await Try(payment)).Code);
    }

    [Fact]
    public async Task Stopping_when_the_phone_was_faster_says_that_it_is_paid()
    {
        await using var register = await town.Visit();
        await register.PairRegister();
        // The page hears of nothing until the clerk touches it.
        await register.Page.RouteAsync("**/register/request/*", route =>
            route.Request is { Method: "GET", ResourceType: "fetch", RedirectedFrom: null }
                ? route.AbortAsync()
                : route.ContinueAsync());
        var payment = await ShowQr(register, "320");
        await Pay(payment);
        await register.Touch("やめる", "Stop");
        await register.Arrives($"/register/paid/{payment}");
    }

    [Fact]
    public async Task A_qr_ends_before_the_eyes_of_the_clerk_and_is_paid_no_more()
    {
        await using var node = Serve.Build(
            town.Town.Arguments("--LocalCoin:Limits:RequestLifetimeSeconds", "2"), SystemClock.Instance);
        await node.StartAsync();
        await using var register = await town.Visit(at: new Uri(node.Urls.Single()));
        await register.PairRegister();
        var payment = await ShowQr(register, "330");
        await register.Sees("時間が すぎました", "The time has run out");
        await register.Sees("はらっていません", "Nothing was paid");
        Assert.Equal("PaymentAbandoned", (await Try(payment)).Code);
        await node.StopAsync();
    }

    [Fact]
    public async Task Without_script_the_qr_is_paid_too()
    {
        await using var register = await town.Visit(scripts: false);
        await register.PairRegister();
        var payment = await ShowQr(register, "340");
        await Pay(payment);
        await register.Arrives($"/register/paid/{payment}");
    }

    /// <returns>The payment that it asks for.</returns>
    private static async Task<string> ShowQr(Visitor register, string amount)
    {
        await register.Page.FillAsync("#amount", amount);
        await register.Page.CheckAsync("[name=all-vegetables]");
        await register.Touch("カードを よみとる", "Scan the card");
        await register.Touch("お店の QRを 見せる", "Show the shop's QR");
        await register.Page.WaitForSelectorAsync(".qr svg");
        return register.Page.Url[(register.Page.Url.LastIndexOf('/') + 1)..];
    }

    private Task<Reply> Pay(string payment) => town.Town.Must(
        "alice", HttpMethod.Post, $"/api/v1/payment-requests/{payment}/pay", new { payWhatIsThere = false });

    private Task<Reply> Try(string payment) => town.Town.Post(
        "alice", $"/api/v1/payment-requests/{payment}/pay", new { payWhatIsThere = false });
}
