using System.Globalization;
using LocalCoin.IntegrationTests.Doors;
using LocalCoin.Ledger;
using Microsoft.Playwright;
using NodaTime;

namespace LocalCoin.IntegrationTests.Pages;

// The owner's day: it grows by itself, loses nothing, and screen, file and the sales of the day agree to the yen.
[Collection(PagesOfShops.Name)]
public class TodaysList(PagesTown town)
{
    private static string Today => Tokyo.Day(SystemClock.Instance.GetCurrentInstant())
        .ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_payment_appears_by_itself_and_what_was_sold_without_network_does_not_get_lost()
    {
        var holder = await town.CardHolder(5_000);
        await using var owner = await town.Visit();
        await owner.SignIn("owner");
        await owner.Open("/shop/today");
        await Assertions.Expect(owner.Page.Locator(".live [role=status]")).ToContainTextAsync("つながっています");
        var payment = await town.Charge(holder, 310);
        await Assertions.Expect(Line(owner, payment, 310)).ToBeVisibleAsync();

        await owner.Context.SetOfflineAsync(true);
        var missed = await town.Charge(holder, 320);
        await town.Seen(holder.Wallet);
        await owner.Context.SetOfflineAsync(false);
        await town.Charge(holder, 330);
        await Assertions.Expect(Line(owner, missed, 320)).ToBeVisibleAsync(new() { Timeout = 15_000 });
        Assert.DoesNotContain(holder.Wallet, await owner.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("花子", await owner.Page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_sheet_file_and_sales_agree_to_the_yen()
    {
        var holder = await town.CardHolder(5_000);
        var payment = await town.Charge(holder, 1_000);
        await town.Charge(holder, 250);
        await town.Town.Must(
            "owner", HttpMethod.Put, $"/api/v1/payments/{payment}/refunds/{Doors.Town.NewId()}",
            new { reason = "complaint", amount = 400 });
        var head = await town.Town.Head();
        await Reading.Until.True(async () => await town.Town.Schema.Value<long>(
            "select min(last_seq) from projections where name like 'merchant%'") >= head);
        await using var owner = await town.Visit();
        await owner.SignIn("owner");
        await owner.Open("/shop/today");
        var lines = await owner.Page.Locator("#day .row .much").AllInnerTextsAsync();
        var total = Yen(await owner.Page.InnerTextAsync(".total .yen"));
        Assert.Equal(total, lines.Sum(Yen));
        Assert.Contains(-400, lines.Select(Yen));

        var file = await (await owner.Page.APIRequest.GetAsync($"/shop/today.csv?day={Today}")).TextAsync();
        var rows = file.Trim().Split("\r\n").Skip(1).Select(row => row.Split(',')).ToArray();
        Assert.Equal(lines.Count, rows.Length);
        Assert.Equal(total, rows.Sum(row => long.Parse(row[5], CultureInfo.InvariantCulture)));

        var sales = await town.Town.Must("owner", HttpMethod.Get, $"/api/v1/merchants/{People.Grocer}/sales", null);
        Assert.Equal(total, sales.Json.EnumerateArray().Sum(day =>
            day.GetProperty("coins").GetInt64() - day.GetProperty("refunded").GetInt64()));

        var pdf = await owner.Page.PdfAsync();
        Assert.NotEmpty(pdf);
        await owner.Open("/");
        var held = (await town.Town.Must("owner", HttpMethod.Get, $"/api/v1/merchants/{People.Grocer}/balance", null))
            .Json;
        Assert.Equal(
            held.GetProperty("coins").GetInt64() - held.GetProperty("due").GetInt64()
                - held.GetProperty("cashInTill").GetInt64(),
            Yen(await owner.Page.InnerTextAsync(".transfer .yen.large")));
    }

    /// <summary>Four digits are shared by two payments now and then; by two of one amount hardly.</summary>
    private static ILocator Line(Visitor owner, string payment, int amount) => owner.Page.Locator(
        "#day li", new() { HasText = Store.Payments.PaymentCode.Of(new PaymentId(payment)) })
        .Filter(new() { HasText = $"{amount}" });

    private static long Yen(string shown) => long.Parse(
        shown.Replace("円", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal)
            .Replace('−', '-').Trim(), CultureInfo.InvariantCulture);
}
