namespace LocalCoin.IntegrationTests.Pages;

// A resident's phone without network says that it knows nothing now: no page about money is kept on it.
[Collection(PagesOfResidents.Name)]
public class WithoutNetwork(PagesTown town)
{
    [Fact]
    public async Task The_phone_says_so_shows_nothing_old_and_goes_on_when_the_network_is_back()
    {
        await using var wire = new CutWire(town.Town.Http.BaseAddress!);
        await using var phone = await town.Visit(at: wire.Address);
        await phone.BindPhone(await town.PhoneCode(await town.CardHolder(7_654)));
        await phone.Open("/");
        await phone.Sees("7,654円", "7,654yen");
        await phone.Page.EvaluateAsync("async () => { await navigator.serviceWorker.ready; }");
        // The worker serves from the next page on.
        await phone.Open("/");
        await phone.Page.WaitForFunctionAsync("() => navigator.serviceWorker.controller !== null");

        wire.Break();
        await phone.Open("/");
        await phone.Sees("のこりも きろくも わかりません", "nothing is known of what is left");
        Assert.DoesNotContain("7,654", await phone.Words(), StringComparison.Ordinal);
        await phone.Open("/history");
        await phone.Sees("つながって いません", "No connection");
        var kept = await phone.Page.EvaluateAsync<string[]>("""
            async () => {
              const all = [];
              for (const name of await caches.keys()) {
                for (const one of await (await caches.open(name)).keys()) all.push(new URL(one.url).pathname);
              }
              return all;
            }
            """);
        Assert.Contains("/offline", kept);
        Assert.All(kept, path => Assert.True(
            path == "/offline" || path.StartsWith("/assets/", StringComparison.Ordinal), path));

        wire.Mend();
        await phone.Open("/");
        await phone.Sees("7,654円", "7,654yen");
    }

    [Fact]
    public async Task A_register_keeps_nothing()
    {
        await using var register = await town.Visit();
        await register.PairRegister();
        await register.Page.WaitForSelectorAsync("#amount");
        Assert.Equal(0, await register.Page.EvaluateAsync<int>(
            "async () => (await navigator.serviceWorker.getRegistrations()).length"));
        Assert.Null(await register.Page.GetAttributeAsync("body", "data-shell"));
    }

    [Fact]
    public async Task It_can_be_put_on_the_home_screen()
    {
        var manifest = (await town.Town.Http.GetAsync("/assets/app.webmanifest")).EnsureSuccessStatusCode();
        Assert.Equal("application/manifest+json", manifest.Content.Headers.ContentType?.MediaType);
        using var read = System.Text.Json.JsonDocument.Parse(await manifest.Content.ReadAsStringAsync());
        Assert.Equal("/home", read.RootElement.GetProperty("start_url").GetString());
        Assert.Equal("standalone", read.RootElement.GetProperty("display").GetString());
        foreach (var icon in read.RootElement.GetProperty("icons").EnumerateArray())
        {
            var size = icon.GetProperty("sizes").GetString()!;
            var bytes = await town.Town.Http.GetByteArrayAsync($"/assets/{icon.GetProperty("src").GetString()}");
            Assert.Equal("image/png", icon.GetProperty("type").GetString());
            // The width stands at the sixteenth byte of a PNG, the height behind it.
            var width = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16));
            var height = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20));
            Assert.Equal(size, $"{width}x{height}");
        }
        var worker = (await town.Town.Http.GetAsync("/assets/shell.js")).EnsureSuccessStatusCode();
        Assert.Equal("/", worker.Headers.GetValues("Service-Worker-Allowed").Single());
    }
}
