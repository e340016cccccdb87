using System.Text.RegularExpressions;
using LocalCoin.IntegrationTests.Attacks;
using LocalCoin.IntegrationTests.Doors;

namespace LocalCoin.IntegrationTests.Desk;

// The drawer of cards: what was printed together, what became of it, and the same cards again while they are nobody's.
[Collection(DeskOffice.Name)]
public class CountingCards(SettledTown settled)
{
    private const StringComparison Ordinal = StringComparison.Ordinal;
    private readonly Town town = settled.Town;

    [Fact]
    public async Task A_batch_tells_what_became_of_its_cards()
    {
        var office = await town.Desk();
        var (batch, cards) = await Print(office);
        var wallet = (await town.Neighbour("ザイコ", 100)).Wallet;
        async Task Bind(string card, bool asleep) => await town.Must(
            "mado", HttpMethod.Put, $"/api/v1/cards/{card}/binding", new { wallet, asleep });
        await Bind(cards[0], false);
        await Bind(cards[1], true);
        await Bind(cards[2], true);
        await town.Must("mado", HttpMethod.Post, $"/api/v1/cards/{cards[2]}/wake", new { });
        await Bind(cards[3], false);
        await town.Must("mado", HttpMethod.Post, $"/api/v1/cards/{cards[3]}/stop", new { reason = "lost" });
        await Bind(cards[4], false);
        await town.Must("mado", HttpMethod.Post, $"/api/v1/cards/{cards[4]}/stop", new { reason = "lost" });
        await town.Must("mado", HttpMethod.Post, $"/api/v1/cards/{cards[4]}/restart", new { });

        var row = Regex.Match((await office.Get("/desk/cards")).Html,
            $"""<a href="/desk/cards/{batch}">.*?</tr>""", RegexOptions.Singleline).Value;
        Assert.Equal(
            ["10", "5", "1", "3", "1"],
            Regex.Matches(row, """<td class="figure">(\d+)</td>""").Select(one => one.Groups[1].Value));
        Assert.Contains("somu", row, Ordinal);
        var page = await office.Get($"/desk/cards/{batch}");
        var four = await town.Schema.Value<string>("select last_four from directory_cards where card = $1", cards[3]);
        Assert.Matches($"{four}</th><td>止めた", Regex.Replace(page.Html, "<r[tp]>.*?</r[tp]>|</?ruby>|</?rb>", ""));
        Assert.DoesNotContain(wallet, page.Html, Ordinal);
        Assert.DoesNotContain("ザイコ", page.Html, Ordinal);
    }

    [Fact]
    public async Task The_same_cards_are_printed_again_by_anybody_until_one_is_somebodys()
    {
        var office = await town.Desk();
        var (batch, cards) = await Print(office);
        await town.Hire("somu-2", "operator", null, null);
        var other = await town.Desk("somu-2");
        Assert.Contains($"action=\"/cards/print/{batch}\"", (await other.Get($"/desk/cards/{batch}")).Html, Ordinal);
        var again = await other.Post($"/cards/print/{batch}");
        Assert.Equal(200, again.Status);
        Assert.Equal(10, await InBatch(batch));
        var log = (await office.Get($"/desk/log?about=cards-{batch}")).Words();
        Assert.Matches("somu-2 カードを 印刷に 出した.*somu カードを 印刷に 出した", log);

        var wallet = (await town.Neighbour("ザイコ ニ", 100)).Wallet;
        await town.Must("mado", HttpMethod.Put, $"/api/v1/cards/{cards[0]}/binding", new { wallet });
        Assert.DoesNotContain("action=\"/cards/print/", (await other.Get($"/desk/cards/{batch}")).Html, Ordinal);
        var late = await other.Post($"/cards/print/{batch}");
        Assert.Equal(422, late.Status);
        Assert.DoesNotContain("/c/", late.Html, Ordinal);
        Assert.Equal(404, (await other.Post($"/cards/print/{Town.NewId()}")).Status);
    }

    [Fact]
    public async Task The_drawer_counts_what_is_nobodys_also_from_before_batches_were_noted()
    {
        var office = await town.Desk();
        var (batch, _) = await Print(office);
        var all = await town.Schema.Value<long>("select count(*) from directory_cards where wallet is null");
        await town.Schema.Execute("""
            update directory_cards set batch = null
            where card = (select min(card) from directory_cards where batch = $1)
            """, new Guid(batch));
        var words = (await office.Get("/desk/cards")).Words();
        Assert.Contains($"ひきだしに ある カード {all}まい", words, Ordinal);
        Assert.Contains("うち 1まいは、まとまりを 書く 前に", words, Ordinal);
    }

    [Fact]
    public async Task Under_one_id_one_person_prints_one_batch()
    {
        var key = Town.NewId();
        await town.Hire("somu-3", "operator", null, null);
        Assert.Equal(200, (await Asked("somu", key, 2)).Status);
        Assert.Equal(200, (await Asked("somu", key, 2)).Status);
        Assert.Equal(409, (await Asked("somu", key, 3)).Status);
        Assert.Equal(409, (await Asked("somu-3", key, 2)).Status);
        Assert.Equal(2, await InBatch(key));
    }

    private async Task<(string Batch, string[] Cards)> Print(Browsing office)
    {
        var form = await office.Get("/cards/print");
        var batch = form.Carried("key");
        var printed = await office.Post("/cards/print", ("key", batch), ("sheets", "1"));
        Assert.Equal(200, printed.Status);
        return (batch, await town.Schema.Value<string[]>(
            "select array_agg(card order by card) from directory_cards where batch = $1", new Guid(batch)));
    }

    private Task<long> InBatch(string batch) =>
        town.Schema.Value<long>("select count(*) from directory_cards where batch = $1", new Guid(batch));

    private async Task<Reply> Asked(string actor, string key, int count)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/cards")
        {
            Content = System.Net.Http.Json.JsonContent.Create(new { count }),
        };
        request.Headers.Add("Idempotency-Key", key);
        request.Headers.Authorization = new("Bearer", await town.Token(actor));
        return await town.Send(request);
    }
}
