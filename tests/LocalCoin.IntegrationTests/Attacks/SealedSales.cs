using LocalCoin.IntegrationTests.Doors;

namespace LocalCoin.IntegrationTests.Attacks;

// What a browser carries from page to page is looked at by whoever sits before it, and changed.
[Collection(AttackedTown.Name)]
public class SealedSales(SettledTown settled)
{
    private readonly Doors.Town town = settled.Town;

    [Fact]
    public async Task A_sale_is_paid_as_it_was_shown_once_and_at_its_own_register()
    {
        var (first, second) = (await Register(), await Register());
        var before = await Coins();
        var ticket = await Ask(first, 123);
        var head = await town.Head();
        // Elsewhere, altered, or as something else it is no sale.
        foreach (var (register, sent) in new[]
        {
            (second, ticket), (first, Altered(ticket)), (first, ticket[..^3]), (first, ""), (first, "AAAA"),
            (first, new string('A', 400)), (first, "%%%"),
        })
        {
            var refused = await register.Post("/register/pay", ("ticket", sent));
            Assert.False(refused.Status is 403 || IsPaid(refused), refused.Html);
        }
        await Open(first);
        foreach (var door in new[] { "/register/top-up", "/register/top-up/stop" })
        {
            Assert.Equal("/register/top-up", (await first.Post(door, ("ticket", ticket))).Location);
        }
        Assert.Equal((before, head), (await Coins(), await town.Head()));
        // What stands beside the ticket counts for nothing.
        var paid = await first.Post(
            "/register/pay", ("ticket", ticket), ("amount", "1"), ("spot", People.Stand), ("vegetables", "123"));
        Assert.StartsWith("/register/paid/", paid.Location, StringComparison.Ordinal);
        Assert.Equal(before - 123, await Coins());
        var again = await first.Post("/register/pay", ("ticket", ticket), ("amount", "999"));
        Assert.Equal(paid.Location, again.Location);
        Assert.Equal(before - 123, await Coins());
    }

    [Fact]
    public async Task A_sale_that_was_given_up_is_not_paid_by_its_ticket()
    {
        var register = await Register();
        var before = await Coins();
        var ticket = await Ask(register, 77);
        await register.Post("/register/stop", ("ticket", ticket), ("sent", "yes"));
        var late = await register.Post("/register/pay", ("ticket", ticket));
        Assert.False(IsPaid(late));
        Assert.Equal(before, await Coins());
    }

    [Fact]
    public async Task A_phone_pays_what_it_agreed_to_at_that_shop_and_for_itself_alone()
    {
        var phone = new Browsing(town);
        await phone.Bind(settled.People.Alice);
        var number = await Number(People.Grocer);
        var (before, bobs) = (await Coins(), await Coins(settled.People.Bob));
        await phone.Get($"/pay/{number}");
        var asked = await phone.Post($"/pay/{number}", ("amount", "300"));
        (string, string)[] shown =
        [
            ("payment", asked.Carried("payment")), ("shown", asked.Carried("shown")), ("amount", "300"),
        ];
        foreach (var (name, value) in new[]
        {
            ("amount", "-5"), ("amount", "0"), ("amount", "50001"), ("amount", "9007199254740993"),
            ("vegetables", "301"), ("shown", "2099-01-01T00:00:00Z"), ("shown", "2020-01-01T00:00:00Z"),
            ("shown", "now"), ("payment", "x"), ("payment", "../../x"),
        })
        {
            var forged = shown.Where(one => one.Item1 != name).Append((name, value)).ToArray();
            var refused = await phone.Post($"/pay/{number}/pay", forged);
            Assert.True(refused.Status is 200 or 400 or 422 && refused.Location is null, $"{name}={value}");
        }
        Assert.Equal(before, await Coins());
        // Whose wallet and which shop it is, is not the form's to say.
        var made = await phone.Post(
            $"/pay/{number}/pay",
            [.. shown, ("wallet", settled.People.Bob), ("merchant", People.Baker), ("spot", People.Baker)]);
        Assert.StartsWith("/pay/made/", made.Location, StringComparison.Ordinal);
        Assert.Equal((before - 300, bobs), (await Coins(), await Coins(settled.People.Bob)));
        // The same again for less changes nothing, and shows what was paid.
        var less = await phone.Post($"/pay/{number}/pay", [.. shown[..2], ("amount", "1")]);
        Assert.Contains("300", (await phone.Get(less.Location!)).Html, StringComparison.Ordinal);
        Assert.Equal(before - 300, await Coins());
    }

    [Fact]
    public async Task What_a_shop_asked_for_is_what_is_paid_whatever_the_form_says()
    {
        var phone = new Browsing(town);
        await phone.Bind(settled.People.Alice);
        var asked = Doors.Town.NewId();
        await town.Must("register", HttpMethod.Put, $"/api/v1/payment-requests/{asked}",
            new { spot = People.Grocer, amount = 446 });
        var before = await Coins();
        await phone.Get($"/q/{asked}");
        var made = await phone.Post(
            $"/q/{asked}/pay", ("payment", asked), ("amount", "1"), ("shown", "2026-01-01T00:00:00Z"));
        Assert.Equal($"/pay/made/{asked}", made.Location);
        Assert.Equal(before - 446, await Coins());
        Assert.Equal(made.Location, (await phone.Post($"/q/{asked}/pay", ("payment", asked))).Location);
        Assert.Equal(before - 446, await Coins());
        var other = new Browsing(town);
        await other.Bind(settled.People.Bob);
        await other.Get($"/q/{asked}");
        Assert.Null((await other.Fill("/stop", $"/q/{asked}/pay", ("payment", asked))).Location);
    }

    [Fact]
    public async Task A_poster_leads_to_a_page_that_names_the_shop_and_the_amount_before_anything_is_paid()
    {
        var phone = new Browsing(town);
        await phone.Bind(settled.People.Alice);
        var number = await Number(People.Baker);
        foreach (var page in new[]
        {
            await phone.Get($"/pay/{number}"), await phone.Post($"/pay/{number}", ("amount", "300")),
        })
        {
            Assert.Matches("""<(h1|p) class="shop">baker \(fictional\)</""", page.Html);
        }
    }

    private async Task<int> Number(string spot) =>
        (await town.Directory.Places.Find(new(spot), CancellationToken.None))!.Number;

    private async Task<Browsing> Register()
    {
        var register = new Browsing(town);
        await register.Pair("register", People.Grocer);
        // For its form mark: what it sends is refused for what it is, and not for that.
        await register.Get("/register");
        return register;
    }

    private async Task Open(Browsing register)
    {
        var owner = new Browsing(town);
        await owner.SignIn("owner");
        await owner.Fill("/shop/code", "/shop/code", ("code", "482915"), ("again", "482915"));
        await register.Fill("/register/owner", "/register/owner", ("code", "482915"));
    }

    private async Task<string> Ask(Browsing register, long amount)
    {
        await register.Get("/register");
        var asked = await register.Post(
            "/register/confirm", ("amount", $"{amount}"), ("held", settled.People.AliceCardToken));
        var ticket = asked.Carried("ticket");
        Assert.NotEmpty(ticket);
        return ticket;
    }

    private static bool IsPaid(Seen seen) =>
        seen.Location?.StartsWith("/register/paid", StringComparison.Ordinal) is true;

    private static string Altered(string ticket) => ticket[..40] + (ticket[40] == 'A' ? 'B' : 'A') + ticket[41..];

    private Task<long> Coins() => Coins(settled.People.Alice);

    private async Task<long> Coins(string wallet) => (await town.Must(
        "mado", HttpMethod.Get, $"/api/v1/wallets/{wallet}", null))["coins"].GetInt64();
}
