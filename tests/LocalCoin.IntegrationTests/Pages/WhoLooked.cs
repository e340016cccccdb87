using LocalCoin.IntegrationTests.Doors;
using LocalCoin.Ledger;
using NodaTime;

namespace LocalCoin.IntegrationTests.Pages;

// A statement is opened by the card or for a reason, and its resident reads both: who looked, and why.
[Collection(PagesOfResidents.Name)]
public class WhoLooked(PagesTown town)
{
    private static string Today
    {
        get
        {
            var day = Tokyo.Day(SystemClock.Instance.GetCurrentInstant());
            return $"{day.Month}/{day.Day}";
        }
    }

    [Fact]
    public async Task A_resident_reads_who_opened_their_statement_and_why()
    {
        var holder = await town.CardHolder(2_000);
        await town.Town.Must("mado", HttpMethod.Put, $"/api/v1/members/{holder.Wallet}",
            new { name = "架空 三郎", kana = "ミマシタ サブロウ", phone = "0721-00-4444" });
        await using var phone = await town.Visit();
        await phone.BindPhone(await town.PhoneCode(holder));
        await phone.Open("/");
        await phone.Touch("せってい", "Settings");
        await phone.Touch("だれが 見たか", "Who looked");
        await phone.Sees("だれも 見ていません", "Nobody did");

        await using var counter = await town.Visit();
        await counter.SignIn("mado");
        await EveryCounterPage.Search(counter, "みました");
        await counter.Page.CheckAsync("[value=telephone]");
        await counter.Page.ClickAsync($"button[value='{holder.Wallet}']");
        await counter.Arrives("/counter/residents/");
        await counter.Touch("明細を 印刷する", "Print the statement");
        await counter.Arrives("/statement");

        await phone.Open("/looks");
        Assert.Contains($"職員が 見ました {Today}(電話の 問い合わせ)", await phone.Words(), StringComparison.Ordinal);
        Assert.Contains($"職員が 見ました {Today}(電話の 問い合わせ)", await counter.Words(), StringComparison.Ordinal);

        await using var later = await town.Visit();
        await later.Serve(holder);
        await phone.Open("/looks");
        Assert.Contains($"職員が 見ました {Today}(カードを 見せた)", await phone.Words(), StringComparison.Ordinal);

        await using var register = await town.Visit();
        await register.PairRegister();
        await register.Open("/register/balance");
        await register.Scan(holder.Token);
        await register.Page.WaitForSelectorAsync(".leaving");
        await phone.Open("/looks");
        Assert.Contains("お店の レジで のこりを 見せた", await phone.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_statement_tells_what_came_and_went_in_a_residents_words()
    {
        var holder = await town.CardHolder(2_000);
        await town.TopUp(holder, 1_000, "spring");
        var payment = await town.Charge(holder, 300);
        await town.Town.Must("owner", HttpMethod.Put, $"/api/v1/payments/{payment}/refunds/{Town.NewId()}",
            new { reason = "complaint", amount = 100 });
        await town.Listed(holder, "payment_refunded");
        await using var counter = await town.Visit();
        await counter.Errand("statement", holder);
        foreach (var (what, change) in new[]
        {
            ("もらった", "+2,000円"), ("入金", "+1,000円"), ("入金の おまけの分", "+250円"), ("はらった", "−300円"),
            ("お店から かえってきた", "+100円"),
        })
        {
            var row = counter.Page.Locator(
                ".row", new() { Has = counter.Page.GetByText(what, new() { Exact = true }) });
            Assert.Equal(change, await row.Locator(".much").InnerTextAsync());
        }
        var words = await counter.Words();
        Assert.Contains("架空青果 なすび", words, StringComparison.Ordinal);
        Assert.Contains("3,050円", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_reason_there_is_no_statement()
    {
        var holder = await town.CardHolder(500);
        await using var counter = await town.Visit();
        await counter.SignIn("mado");
        await counter.Open($"/counter/residents/{holder.Wallet}/statement");
        await counter.Sees("もう一度 ひらいてください", "open it again");
        Assert.Equal(403, (await town.Town.Get("mado", $"/api/v1/wallets/{holder.Wallet}/statement")).Status);
    }
}
