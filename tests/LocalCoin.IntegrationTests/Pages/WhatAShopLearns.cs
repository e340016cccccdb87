using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LocalCoin.IntegrationTests.Doors;

namespace LocalCoin.IntegrationTests.Pages;

// Whatever a shop or a kiosk is answered, in pages, by the API, live or as a file: no name, no wallet, no card, no
// balance, and nothing that is the same twice for one payer and other for the next.
[Collection(PagesOfShops.Name)]
public class WhatAShopLearns(PagesTown town)
{
    /// <summary>Of five digits: a payment's code has four.</summary>
    private const long Odd = 17_919;

    [Fact]
    public async Task No_door_of_a_shop_tells_who_paid_or_what_they_have()
    {
        var (hanako, taro) = (await town.CardHolder(Odd), await town.CardHolder(Odd + 2));
        var payments = new List<string>();
        foreach (var holder in new[] { hanako, hanako, taro }) payments.Add(await town.Charge(holder, 150));
        await town.Seen(taro.Wallet);
        var known = await town.Secrets();
        var faults = new List<string>();
        foreach (var (actor, doorsMin) in new[] { ("owner", 20), ("clerk", 8), ("register", 12), ("kiosk", 8) })
        {
            var answers = await Answers(actor, payments);
            var open = answers.Where(one => one.IsOpen).Select(one => one.Door).ToArray();
            Assert.True(open.Length >= doorsMin, $"of {actor} only {string.Join(", ", open)} told anything");
            foreach (var (door, _, text) in answers)
            {
                faults.AddRange(known.Where(one => text.Contains(one, StringComparison.Ordinal))
                    .Select(one => $"{door} as {actor} tells {one}"));
                faults.AddRange(BalancesIn(text).Select(one => $"{door} as {actor} tells a balance, {one}"));
            }
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task Payments_of_one_payer_are_as_alike_as_those_of_two()
    {
        var (hanako, taro) = (await town.CardHolder(Odd), await town.CardHolder(40));
        await town.Town.Must("mado", HttpMethod.Put, $"/api/v1/cards/{taro.Card}/pin", new { pin = "2580" });
        var payments = new List<string>();
        foreach (var holder in new[] { hanako, hanako, taro }) payments.Add(await town.Charge(holder, 17));
        await town.Seen(taro.Wallet);
        foreach (var path in new[] { "/payments?limit=200", "/payments" })
        {
            var list = await town.Town.Must(
                "owner", HttpMethod.Get, $"/api/v1/merchants/{People.Grocer}{path}", null);
            var rows = JsonNode.Parse(list.Text)!["rows"]!.AsArray()
                .Where(row => payments.Contains(row!["payment"]!.GetValue<string>())).ToArray();
            Assert.Equal(3, rows.Length);
            Assert.Single(rows.Select(row => Without(row!, "seq", "payment", "at", "code")).Distinct());
        }
        var shown = new List<string>();
        foreach (var payment in payments)
        {
            var one = await town.Town.Must("register", HttpMethod.Get, $"/api/v1/payments/{payment}", null);
            shown.Add(Without(JsonNode.Parse(one.Text)!, "seq", "payment", "at", "code"));
        }
        Assert.Single(shown.Distinct());
        await using var owner = await town.Visit();
        await owner.SignIn("owner");
        var file = await (await owner.Page.APIRequest.GetAsync("/shop/today.csv")).TextAsync();
        var codes = payments.Select(one => Store.Payments.PaymentCode.Of(new Ledger.PaymentId(one))).ToArray();
        var lines = file.Split("\r\n").Where(line => line.Contains(",17,", StringComparison.Ordinal)
            && codes.Any(code => line.Contains($",{code},", StringComparison.Ordinal))).ToArray();
        Assert.Equal(3, lines.Length);
        Assert.Single(lines.Select(line => Regex.Replace(line, @"^[^,]*,[^,]*,[^,]*,", "")).Distinct());
    }

    /// <summary>Every door that reads, as somebody of the shop, filled with what is theirs.</summary>
    private async Task<List<(string Door, bool IsOpen, string Text)>> Answers(
        string actor, IReadOnlyList<string> payments)
    {
        var answers = new List<(string, bool, string)>();
        foreach (var door in town.Town.Doors.Select(DoorCalls.NameOf).Where(
            name => name.StartsWith("GET ", StringComparison.Ordinal)))
        {
            var path = Regex.Replace(
                door[4..].Replace("{merchant}", People.Grocer, StringComparison.Ordinal)
                    .Replace("{spot}", People.Stand, StringComparison.Ordinal)
                    .Replace("{payment}", payments[0], StringComparison.Ordinal)
                    .Replace("{documentName}", "v1", StringComparison.Ordinal),
                @"\{\w+\}", _ => Doors.Town.NewId());
            var (isOpen, text) = await Read(actor, path, isLive: path.EndsWith("/live", StringComparison.Ordinal));
            answers.Add((door, isOpen, text));
        }
        return answers;
    }

    /// <summary>Of a live list what it says from the beginning, as to somebody who comes back.</summary>
    private async Task<(bool IsOpen, string Text)> Read(string actor, string path, bool isLive)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await town.Town.Token(actor));
        request.Headers.Accept.ParseAdd(path.StartsWith("/api", StringComparison.Ordinal) ? "*/*" : "text/html");
        if (isLive) request.Headers.Add("Last-Event-ID", "0");
        using var reply = await town.Town.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (!isLive || !reply.IsSuccessStatusCode)
        {
            return (reply.IsSuccessStatusCode, await reply.Content.ReadAsStringAsync());
        }
        using var lines = new StreamReader(await reply.Content.ReadAsStreamAsync());
        var text = "";
        for (var line = 0; line < 12; line++) text += await lines.ReadLineAsync() + "\n";
        return (true, text);
    }

    /// <summary>What the two payers hold, before and after, however it is written.</summary>
    private static IEnumerable<string> BalancesIn(string text) =>
        from coins in new[] { Odd, Odd + 2, Odd - 150, Odd - 300, Odd + 2 - 150 }
        where Figure.IsIn(text, coins)
        select $"{coins}";

    private static string Without(JsonNode row, params string[] own)
    {
        var rest = row.DeepClone().AsObject();
        foreach (var name in own) rest.Remove(name);
        return rest.ToJsonString();
    }
}
