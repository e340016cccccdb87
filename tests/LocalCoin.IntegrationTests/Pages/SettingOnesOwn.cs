using LocalCoin.IntegrationTests.Doors;

namespace LocalCoin.IntegrationTests.Pages;

// What residents set on their own phone: it holds at once, it makes nothing less safe, and it is nobody else's.
[Collection(PagesOfResidents.Name)]
public class SettingOnesOwn(PagesTown town)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Letters_language_and_sound_are_set_by_one_touch_and_stay(bool scripts)
    {
        await using var phone = await town.Visit(scripts: scripts);
        await phone.BindPhone(await town.PhoneCode(await town.CardHolder(100)));
        await phone.Open("/settings");
        await phone.Touch("とても 大きい", "Very large");
        await phone.Page.WaitForSelectorAsync("html[data-size=larger]");
        await phone.Touch("ならさない", "None");
        await phone.Page.WaitForSelectorAsync("body[data-volume=silent]");
        await phone.Touch("English", "English");
        await phone.Page.WaitForSelectorAsync("html[lang=en]");
        await phone.Open("/");
        await phone.Page.WaitForSelectorAsync("html[lang=en][data-size=larger] body[data-volume=silent]");
        var base16 = await phone.Page.EvaluateAsync<double>(
            "() => parseFloat(getComputedStyle(document.documentElement).fontSize)");
        Assert.Equal(22, base16);
    }

    [Fact]
    public async Task A_lost_phone_is_stopped_at_once_from_another()
    {
        var holder = await town.CardHolder(1_000);
        await using var lost = await town.Visit();
        await lost.BindPhone(await town.PhoneCode(holder));
        await using var phone = await town.Visit();
        await phone.BindPhone(await town.PhoneCode(holder));
        await lost.Open("/");
        await lost.Sees("1,000円", "1,000yen");
        await lost.AskAtPoster("300");

        await phone.Open("/settings/phones");
        await phone.Page.ClickAsync(".card button.stop");
        await phone.Sees("もう つかえません", "unbound and stopped");
        await phone.Sees("ほかに つないだ スマホは ありません", "No other phone is bound");

        await lost.Touch("はらう", "Pay");
        await lost.Page.WaitForSelectorAsync("[data-tone=refused]");
        Assert.Equal(1_000, await town.Coins(holder.Wallet));
        await lost.Open("/home");
        await lost.Sees("はずされて います", "was unbound");
        await phone.Open("/");
        await phone.Sees("1,000円", "1,000yen");
    }

    [Fact]
    public async Task Nobody_unbinds_somebody_elses_phone()
    {
        var (mine, theirs) = (await town.CardHolder(0), await town.CardHolder(0));
        await town.BindPhone(theirs);
        var phone = (await town.Town.Must(
            "mado", HttpMethod.Get, $"/api/v1/wallets/{theirs.Wallet}/phones", null)).Json[0].GetProperty("phone");
        await using var visitor = await town.Visit();
        await visitor.BindPhone(await town.PhoneCode(mine));
        await visitor.Open("/settings/phones");
        Assert.Equal(404, await Posted(visitor, $"/settings/phones/{phone.GetString()}"));
        var still = await town.Town.Must("mado", HttpMethod.Get, $"/api/v1/wallets/{theirs.Wallet}/phones", null);
        Assert.False(still.Json[0].TryGetProperty("unboundAt", out var at)
            && at.ValueKind is System.Text.Json.JsonValueKind.String);
    }

    [Fact]
    public async Task The_cards_limit_goes_down_here_and_not_up()
    {
        var holder = await town.CardHolder(5_000);
        await using var phone = await town.Visit(scripts: false);
        await phone.BindPhone(await town.PhoneCode(holder));
        await phone.Open("/settings/limit");
        await phone.Page.CheckAsync("[name=once][value='500']");
        await phone.Touch("これに きめる", "Set it");
        await phone.Sees("きめました", "It is set");
        Assert.Equal("CardUnusable", (await Charged(holder, 501)).Code);
        Assert.Equal(201, (await Charged(holder, 500)).Status);
        Assert.Equal(0, await phone.Page.Locator("[name=once][value='1000']").CountAsync());
        Assert.Equal(422, await Posted(phone, "/settings/limit", ("once", "2000"), ("day", "5000")));
        Assert.Equal("CardUnusable", (await Charged(holder, 501)).Code);
    }

    [Fact]
    public async Task At_a_shop_the_page_says_which_coins_work_there()
    {
        var holder = await town.CardHolder(1_000);
        var grant = Town.NewId();
        await town.Town.Put("somu", "/api/v1/funds/baker-only", new
        {
            family = "free", expiry = new { kind = "none" }, merchantClasses = new[] { "bakery" },
        });
        await town.Town.Must("somu", HttpMethod.Post, "/api/v1/funds/baker-only/budget", new { change = 1_000 });
        await town.Town.Must("mado", HttpMethod.Put, $"/api/v1/grants/{grant}",
            new { wallet = holder.Wallet, fund = "baker-only", amount = 300, purpose = "welcome" });
        await town.Town.Must(
            "kessai", HttpMethod.Post, $"/api/v1/grants/{grant}/approve", new { proposal = grant });
        await using var phone = await town.Visit("en");
        await phone.BindPhone(await town.PhoneCode(holder));
        await phone.Open($"/p/{People.Grocer}");
        var words = await phone.Words();
        Assert.Contains("What works here of yours 1,000yen", words, StringComparison.Ordinal);
        Assert.Contains("(not here)300yen", words, StringComparison.Ordinal);
    }

    private Task<Reply> Charged(Holder holder, long amount) => town.Town.Put(
        "register", $"/api/v1/charges/{Town.NewId()}",
        new { payer = new { card = holder.Token }, spot = People.Grocer, amount });

    /// <summary>As the page's own form would send it.</summary>
    private static async Task<int> Posted(Visitor visitor, string path, params (string Name, string Value)[] fields)
    {
        var mark = await visitor.Page.GetAttributeAsync("[name=form-mark]", "value");
        var form = visitor.Context.APIRequest.CreateFormData();
        form.Set("form-mark", mark!).Set("key", Town.NewId());
        foreach (var (name, value) in fields) form.Set(name, value);
        var answer = await visitor.Context.APIRequest.PostAsync(path, new()
        {
            Form = form, MaxRedirects = 0, Headers = new Dictionary<string, string>
            {
                ["origin"] = new Uri(visitor.Page.Url).GetLeftPart(UriPartial.Authority),
            },
        });
        return answer.Status;
    }
}
