using System.Net.Http.Json;
using System.Text.RegularExpressions;
using LocalCoin.App;
using LocalCoin.IntegrationTests.Doors;
using LocalCoin.Ledger;

namespace LocalCoin.IntegrationTests.Attacks;

// Every door, also one that was mapped yesterday, is tried with what is somebody else's: by another resident with
// Alice's ids, by another shop with the grocer's. Nothing of theirs is told, and nothing of theirs moves.
[Collection(AttackedTown.Name)]
public class OthersIds(SettledTown settled)
{
    private const long Paid = 1_237;
    private readonly DoorCalls calls = new(settled);
    private readonly People people = settled.People;

    [Fact]
    public async Task No_door_tells_a_resident_of_another_or_moves_what_is_theirs()
    {
        var things = await OfAlice();
        await Try(things, Roles.Resident, () => new Caller(
            new ActorId(people.Bob), Roles.Resident, Doors.Town.NewId(), new WalletId(people.Bob), null, null));
    }

    [Fact]
    public async Task No_door_tells_a_shop_of_another_or_moves_what_is_its()
    {
        var things = await OfAlice();
        var baker = new MerchantId(People.Baker);
        foreach (var role in new[] { Roles.Owner, Roles.Clerk, Roles.Register, Roles.Kiosk })
        {
            DeviceId? device = (role & Roles.Devices) is Roles.None ? null : new(await BakersDevice(role));
            var actor = device?.Value ?? Doors.Town.NewId();
            await Try(things, role, () => new Caller(
                new ActorId(actor), role, device?.Value ?? Doors.Town.NewId(), null, baker, device));
        }
    }

    [Fact]
    public async Task What_one_hand_at_the_counter_opened_is_shut_to_another()
    {
        var things = await OfAlice();
        var before = await Traces(things);
        var faults = new List<string>();
        foreach (var door in calls.Mapped().Select(DoorCalls.NameOf).Where(door => door.Contains(
            "{ticket}", StringComparison.Ordinal)))
        {
            var (status, html) = await Send(door, things, settled.Town.Tokens.Issue(new Caller(
                new ActorId("another-hand"), Roles.Counter, Doors.Town.NewId(), null, null, null)).Token);
            var told = string.Join(", ", Told(html, door, things));
            if (status is not (403 or 422) || told.Length > 0) faults.Add($"{door}: {status} {told}");
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.Equal(before, await Traces(things));
    }

    private async Task Try(Things things, Roles role, Func<Caller> thief)
    {
        var before = await Traces(things);
        var (faults, tried) = (new List<string>(), 0);
        foreach (var door in calls.Mapped())
        {
            if ((door.Metadata.GetRequiredMetadata<Opens>().Roles & role) is Roles.None) continue;
            var name = DoorCalls.NameOf(door);
            var (status, html) = await Send(name, things, settled.Town.Tokens.Issue(thief()).Token);
            tried++;
            if (status >= 500) faults.Add($"{name} as {role}: {status}");
            faults.AddRange(Told(html, name, things).Select(one => $"{name} as {role} tells {one}"));
        }
        Assert.True(tried > 15);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.Equal(before, await Traces(things));
    }

    /// <summary>What is Alice's and the grocer's, by the names that addresses and forms give it.</summary>
    private sealed record Things(string Payment, IReadOnlyDictionary<string, string> ByName)
    {
        public string this[string name] => ByName.GetValueOrDefault(name, Payment);
    }

    private async Task<Things> OfAlice()
    {
        var town = settled.Town;
        var (payment, topUp) = (Doors.Town.NewId(), Doors.Town.NewId());
        await People.Grant(town, people.Alice, 2 * Paid);
        await town.Must("alice", HttpMethod.Put, $"/api/v1/payments/{payment}",
            new { merchant = People.Grocer, spot = People.Grocer, amount = Paid });
        await town.Must("mado", HttpMethod.Put, $"/api/v1/top-ups/{topUp}",
            new { fund = "paid", amount = 1_000, till = "counter-1", wallet = people.Alice });
        var phones = await town.Get("mado", $"/api/v1/wallets/{people.Alice}/phones");
        var phone = phones.Json[0].GetProperty("phone").GetString()!;
        var clerk = Doors.Town.NewId();
        await town.Must("owner", HttpMethod.Put, $"/api/v1/merchants/{People.Grocer}/clerks/{clerk}",
            new { name = "架空のレジ係" });
        var mado = new Browsing(town);
        await mado.SignIn("mado");
        var opened = await mado.Fill(
            "/counter", "/counter/open", ("wallet", people.Alice), ("reason", "telephone"));
        var ticket = Regex.Match(opened.Location ?? "", "/counter/residents/([^/]+)").Groups[1].Value;
        Assert.NotEmpty(ticket);
        return new Things(payment, new Dictionary<string, string>
        {
            ["wallet"] = people.Alice, ["payment"] = payment, ["charge"] = payment, ["topup"] = topUp,
            ["card"] = people.AliceCard, ["phone"] = phone, ["ticket"] = ticket, ["merchant"] = People.Grocer,
            ["spot"] = People.Grocer, ["device"] = people.RegisterId, ["clerk"] = clerk, ["line"] = "1",
            ["number"] = "1", ["documentName"] = "v1", ["refund"] = Doors.Town.NewId(), ["key"] = Doors.Town.NewId(),
            ["fund"] = "welcome", ["programme"] = "yasai", ["amount"] = "1", ["sent"] = "yes", ["all"] = "yes",
            ["reason"] = "Other", ["shown"] = NodaTime.SystemClock.Instance.GetCurrentInstant().ToString(),
        });
    }

    private async Task<(int Status, string Html)> Send(string door, Things things, string token)
    {
        var (method, path) = (door.Split(' ')[0], Regex.Replace(
            door.Split(' ')[1], @"\{(\w+)\}", part => things[part.Groups[1].Value]));
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Authorization = new("Bearer", token);
        request.Headers.Add("Idempotency-Key", Doors.Town.NewId());
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Headers.Add("Accept", "text/html");
        if (calls.Bodies.TryGetValue(door, out var call)) request.Content = JsonContent.Create(call.Body);
        else if (method == "POST" && !path.StartsWith("/api/", StringComparison.Ordinal))
        {
            request.Content = new FormUrlEncodedContent(
                [new("form-mark", await MarkOf(token)), .. things.ByName]);
        }
        using var reply = await settled.Town.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var isStream = reply.Content.Headers.ContentType?.MediaType == "text/event-stream";
        return ((int)reply.StatusCode, isStream ? "" : await reply.Content.ReadAsStringAsync());
    }

    private async Task<string> MarkOf(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/stop");
        request.Headers.Authorization = new("Bearer", token);
        using var reply = await settled.Town.Http.SendAsync(request);
        return Regex.Match(await reply.Content.ReadAsStringAsync(), "name=\"form-mark\" value=\"([^\"]+)\"")
            .Groups[1].Value;
    }

    /// <summary>Of what only Alice, the grocer and the counter know. An id that was sent comes back in links.</summary>
    private IEnumerable<string> Told(string html, string door, Things things)
    {
        var words = html.Replace(things.Payment, "", StringComparison.Ordinal)
            .Replace(things["ticket"], "", StringComparison.Ordinal);
        string[] secrets = ["alice (fictional)", "1,237", ":1237", "架空のレジ係", people.AliceCardToken];
        foreach (var secret in secrets)
        {
            if (words.Contains(secret, StringComparison.Ordinal)) yield return secret;
        }
        if (!door.Contains("{wallet}", StringComparison.Ordinal) && words.Contains(people.Alice, StringComparison
            .Ordinal)) yield return "the wallet";
    }

    /// <summary>How often something happened to what is Alice's and the grocer's, and what their rows hold.</summary>
    private async Task<string> Traces(Things things) => await settled.Town.Schema.Value<string>("""
        select concat_ws('|',
          (select count(*) from mt_events where stream_id like any($1)),
          (select coalesce(sum(coins), 0) from balances where owner = $2),
          (select string_agg(phone || coalesce(unbound_at::text, ''), ',' order by phone) from directory_phones
            where wallet = $2),
          (select string_agg(card || coalesce(pin_hash, ''), ',' order by card) from directory_cards where wallet = $2),
          (select string_agg(device || coalesce(unpaired_at::text, ''), ',' order by device) from directory_devices
            where merchant = $3),
          (select string_agg(clerk || name, ',' order by clerk) from directory_clerks where merchant = $3),
          (select string_agg(m::text, ',') from directory_merchants m where merchant = $3),
          (select string_agg(s::text, ',' order by spot) from directory_spots s where merchant = $3))
        """,
        new[]
        {
            things.Payment, people.Alice, people.AliceCard, things["topup"], People.Grocer, people.RegisterId,
        }.Select(id => "%-" + id).ToArray(), people.Alice, People.Grocer);

    private async Task<string> BakersDevice(Roles role)
    {
        var kind = role is Roles.Kiosk ? "kiosk" : "register";
        var invited = await settled.Town.Must(
            "baker-owner", HttpMethod.Post, $"/api/v1/merchants/{People.Baker}/devices",
            new { kind, name = kind, spots = new[] { People.Baker } });
        var bound = await settled.Town.Must(
            null, HttpMethod.Post, "/api/v1/devices", new { code = invited["code"].GetString() });
        return bound["device"].GetString()!;
    }
}
