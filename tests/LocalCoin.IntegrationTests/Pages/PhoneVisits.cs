using LocalCoin.IntegrationTests.Doors;

namespace LocalCoin.IntegrationTests.Pages;

/// <summary>What a resident does with a phone of their own.</summary>
internal static class PhoneVisits
{
    /// <summary>From the grocer's poster to the question whether the amount is right.</summary>
    public static async Task AskAtPoster(this Visitor phone, string amount, bool allVegetables = false)
    {
        await phone.OpenPoster();
        await phone.Page.FillAsync("#amount", amount);
        if (allVegetables) await phone.Page.CheckAsync("[name=all-vegetables]");
        await phone.Touch("つぎへ", "Next");
        await phone.Page.WaitForSelectorAsync("main form [name=shown]", new() { State = Microsoft.Playwright
            .WaitForSelectorState.Attached });
    }

    /// <summary>What a camera opens that reads the grocer's poster, and from there to the amount.</summary>
    public static async Task OpenPoster(this Visitor phone)
    {
        await phone.Open($"/p/{People.Grocer}");
        await phone.Touch("ここで はらう", "Pay here");
        await phone.Page.WaitForSelectorAsync("#amount");
    }

    /// <summary>As if the camera had read this.</summary>
    public static async Task Scanned(this Visitor phone, string text)
    {
        await phone.Open("/scan");
        await phone.Page.WaitForSelectorAsync("[data-scanner]:not([data-state=asking])");
        await phone.Page.EvaluateAsync("""
            text => {
              const form = document.querySelector("template[data-scanned]").content.firstElementChild;
              document.body.append(form);
              form.elements.namedItem("text").value = text;
              form.submit();
            }
            """, text);
        await phone.Page.WaitForSelectorAsync("main:not(:has([data-scanned]))");
    }

    /// <summary>What the grocer's register asks for.</summary>
    public static async Task<string> Request(this PagesTown town, long amount) => (await town.Town.Must(
        "register", HttpMethod.Put, $"/api/v1/payment-requests/{Town.NewId()}",
        new { spot = People.Grocer, amount }))["payment"].GetString()!;

    /// <summary>Where the page that asks whether the amount is right sends its form.</summary>
    public static async Task<string> PayDoor(this Visitor phone) =>
        new Uri(new Uri(phone.Page.Url), $"/pay/{await phone.Town.GrocersNumber()}/pay").ToString();

    /// <summary>In large digits on the grocer's poster.</summary>
    public static async Task<string> GrocersNumber(this PagesTown town) =>
        (await town.Town.Directory.Places.Find(new(People.Grocer), CancellationToken.None))!.Number.ToString();

    /// <summary>Vegetables for 300 and something else for 200, of which 100 came back; all of it listed.</summary>
    public static async Task<string> Bought(this PagesTown town, Holder holder)
    {
        var paid = await town.Town.Must("register", HttpMethod.Put, $"/api/v1/charges/{Town.NewId()}", new
        {
            payer = new { card = holder.Token }, spot = People.Grocer, amount = 500, vegetables = 300,
        });
        var payment = paid["payment"].GetString()!;
        await town.Town.Must("owner", HttpMethod.Put, $"/api/v1/payments/{payment}/refunds/{Town.NewId()}",
            new { reason = "complaint", amount = 100, vegetables = 0 });
        await town.Listed(holder, "payment_refunded");
        await town.Eventually(
            "select count(*) from purchases where wallet = $1 and refunded > 0", holder.Wallet);
        return payment;
    }

    /// <summary>From now on nothing is written: somebody holds the ledger's head until this is let go.</summary>
    public static async Task<IAsyncDisposable> LedgerStandsStill(this PagesTown town)
    {
        var connection = await town.Town.Schema.Owner.OpenConnectionAsync();
        await connection.BeginTransactionAsync();
        await using var hold = connection.CreateCommand();
        hold.CommandText = "select seq from ledger_head for update";
        await hold.ExecuteScalarAsync();
        return connection;
    }

    /// <summary>The name under which doors know the holder's own phone.</summary>
    public static async Task<string> Phone(this PagesTown town, Holder holder)
    {
        var bound = await town.Town.Must(null, HttpMethod.Post, "/api/v1/phones",
            new { code = await town.PhoneCode(holder) });
        town.Town.Keep(holder.Wallet, bound["token"].GetString()!);
        return holder.Wallet;
    }
}
