using System.Text.RegularExpressions;
using LocalCoin.IntegrationTests.Doors;
using LocalCoin.Ledger;

namespace LocalCoin.IntegrationTests.Pages;

// What a resident reads of their own coins: what is left, what came and went, and why a payment earned what it earned.
[Collection(PagesOfResidents.Name)]
public class ReadingOnesOwnRecord(PagesTown town)
{
    [Fact]
    public async Task A_payment_stands_with_what_came_back_and_its_receipt_says_why_it_earned()
    {
        var holder = await town.CardHolder(1_000);
        var payment = await town.Bought(holder);
        var phone = await town.Phone(holder);
        var list = await Words(phone, "/history");
        Assert.Contains("Paid", list, StringComparison.Ordinal);
        Assert.Contains("100 yen came back", list, StringComparison.Ordinal);
        foreach (var change in new[] { "−500yen", "+100yen", "+60yen", "+1,000yen" })
        {
            Assert.Contains(change, list, StringComparison.Ordinal);
        }
        var receipt = await Words(phone, $"/history/{payment}");
        Assert.Contains("Nasubi Greens", receipt, StringComparison.Ordinal);
        Assert.Contains("20% of 300 yen +60yen", receipt, StringComparison.Ordinal);
        Assert.Contains(
            "Buying vegetables earns 20% of what they cost. At most 500 yen a day.", receipt,
            StringComparison.Ordinal);
        Assert.Contains("From the shop", receipt, StringComparison.Ordinal);
        Assert.Contains("Paid in the end 400yen", receipt, StringComparison.Ordinal);
        var home = await Words(phone, "/");
        Assert.Contains("Days 1 Coins earned 60yen", home, StringComparison.Ordinal);
        Assert.Contains("660yen", home, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Home_says_how_many_coins_end_first_and_when()
    {
        var holder = await town.CardHolder(1_000);
        await town.Bought(holder);
        var fund = "ends-" + Town.NewId()[^12..];
        var day = Tokyo.Day(SystemClock.Instance.GetCurrentInstant()).PlusDays(7).ToString("MM-dd", null);
        await town.Town.Must("somu", HttpMethod.Put, $"/api/v1/funds/{fund}",
            new { family = "free", expiry = new { kind = "yearly", days = new[] { day } } });
        await town.Town.Must("somu", HttpMethod.Post, $"/api/v1/funds/{fund}/budget", new { change = 1_000 });
        var grant = Town.NewId();
        await town.Town.Must("mado", HttpMethod.Put, $"/api/v1/grants/{grant}",
            new { wallet = holder.Wallet, fund, amount = 45, purpose = "welcome" });
        await town.Town.Must("kessai", HttpMethod.Post, $"/api/v1/grants/{grant}/approve", new { proposal = grant });
        var home = await Words(await town.Phone(holder), "/");
        Assert.Contains("705yen", home, StringComparison.Ordinal);
        var ending = (await town.Town.Must("mado", HttpMethod.Get, $"/api/v1/wallets/{holder.Wallet}", null))["purses"]
            .EnumerateArray().Where(purse => purse.TryGetProperty("expiry", out var end)
                && end.ValueKind is System.Text.Json.JsonValueKind.String)
            .GroupBy(purse => purse.GetProperty("expiry").GetString())
            .MinBy(purses => purses.Key, StringComparer.Ordinal)!;
        Assert.Contains(
            $"{ending.Sum(purse => purse.GetProperty("coins").GetInt64())} yen until", home, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_the_cap_of_the_day_the_receipt_says_that_it_was_less_and_why()
    {
        var holder = await town.CardHolder(4_000);
        var phone = await town.Phone(holder);
        await Pay(phone, 2_400);
        var less = await Words(phone, $"/history/{await Pay(phone, 300)}");
        Assert.Contains("20% of 300 yen +20yen The most of the day was reached.", less, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_payment_answers_as_one_that_never_was()
    {
        var payment = await town.Bought(await town.CardHolder(1_000));
        var other = await town.Phone(await town.CardHolder(0));
        var (theirs, nobodys) =
            (await Page(other, $"/history/{payment}"), await Page(other, $"/history/{Town.NewId()}"));
        Assert.Equal(404, theirs.Status);
        Assert.Equal(Bare(nobodys.Text), Bare(theirs.Text));
        Assert.DoesNotContain(payment, await Words(other, "/history"), StringComparison.Ordinal);

        static string Bare(string page) => Regex.Replace(page, "/history/[0-9a-f-]+", "");
    }

    [Fact]
    public async Task A_long_record_is_read_page_by_page_and_every_line_stands_once()
    {
        var holder = await town.CardHolder(1_000);
        var phone = await town.Phone(holder);
        for (var coins = 1; coins <= 31; coins++) await Pay(phone, coins);
        await town.Listed(holder, "payment_made", 31);
        var first = (await Page(phone, "/history")).Text;
        var next = Regex.Match(first, @"/history\?before=\d+").Value;
        var second = (await Page(phone, next)).Text;
        Assert.Equal(
            Enumerable.Range(1, 31).Select(coins => $"−{coins}").Reverse().Append("+1,000"), Figures(first + second));
        Assert.DoesNotContain("See what was before", second, StringComparison.Ordinal);
        Assert.Equal(400, (await Page(phone, "/history?before=yesterday")).Status);

        static IEnumerable<string> Figures(string page) => Regex.Matches(
            System.Net.WebUtility.HtmlDecode(page), @"([+−])<span class=""yen ?"">([\d,]+)")
            .Select(found => found.Groups[1].Value + found.Groups[2].Value);
    }

    private async Task<string> Pay(string phone, long amount)
    {
        var payment = Town.NewId();
        await town.Town.Must(phone, HttpMethod.Put, $"/api/v1/payments/{payment}", new
        {
            merchant = People.Grocer, spot = People.Grocer, amount, vegetables = amount >= 300 ? amount : 0,
        });
        return payment;
    }

    /// <summary>The words of a page, in English.</summary>
    private async Task<string> Words(string phone, string path)
    {
        var page = await Page(phone, path);
        Assert.Equal(200, page.Status);
        var main = Regex.Match(page.Text, "<main.*</main>", RegexOptions.Singleline).Value;
        return Regex.Replace(
            System.Net.WebUtility.HtmlDecode(Regex.Replace(main, "</?(small|span)[^>]*>", "")
                .Replace("<", " <", StringComparison.Ordinal)) is var text
                ? Regex.Replace(text, "<[^>]+>", "") : "", @"\s+", " ");
    }

    private async Task<Reply> Page(string phone, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept", "text/html");
        request.Headers.Add("Accept-Language", "en");
        request.Headers.Authorization = new("Bearer", await town.Town.Token(phone));
        return await town.Town.Send(request);
    }
}
