using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using LocalCoin.App;
using LocalCoin.IntegrationTests.Attacks;
using LocalCoin.IntegrationTests.Doors;
using LocalCoin.IntegrationTests.Pages;
using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;
using LocalCoin.Store.Health;
using Npgsql;

namespace LocalCoin.IntegrationTests.Health;

// Alice takes part in a programme, is measured, buys and is looked at by the nurse. Then everybody else goes to every
// door that is open to them, also one that was mapped yesterday, with all that they can know of her. No answer tells
// that she takes part, what was measured, or what she agreed to; only the counter, which enrols, may know the first.
public sealed class WhatOthersLearn(SettledTown settled) : IClassFixture<SettledTown>
{
    private const int Weight = 1_734;
    private const int Steps = 876_530;
    private const string Walk = "walk";

    /// <summary>What tells that somebody takes part, or does not; also by a gap among a wallet's events.</summary>
    private static readonly Regex TakingPart = new(
        "wallet-[0-9a-f-]{36}\\(その|enrolments\":\\[\"|\"enrolled\":|wallet_enrol|[nN]ot_?[eE]nrolled|プログラムに くわわ",
        RegexOptions.None, TimeSpan.FromSeconds(10));

    /// <summary>What the log keeps of it.</summary>
    private static readonly Regex OfTheLog = new(
        "enrol|withdraw|advice|\\bslip|\\bcame\\b|health|はかった|健康", RegexOptions.None, TimeSpan.FromSeconds(10));

    /// <summary>What was counted.</summary>
    private static readonly Dictionary<string, string> Periods = new()
    {
        ["period"] = "2025-10", ["year"] = "2025", ["group"] = "reach", ["indicator"] = "funnel",
    };

    private readonly (string Name, Roles Opens)[] mapped =
    [
        .. new DoorCalls(settled).Mapped().Select(door =>
            (DoorCalls.NameOf(door), door.Metadata.GetRequiredMetadata<Opens>().Roles)),
    ];

    private readonly Town town = settled.Town;
    private readonly People people = settled.People;

    [Fact]
    public async Task No_door_tells_anybody_that_somebody_takes_part_or_what_was_measured()
    {
        await town.Count();
        var hers = await OfAlice();
        var faults = new List<string>();
        foreach (var (role, doorsMin) in new[]
        {
            ("operator", 60), ("approver", 25), ("auditor", 30), ("owner", 20), ("clerk", 8), ("helper", 5),
            ("register", 12), ("kiosk", 8), ("resident", 15), ("counter", 25), ("anonymous", 8),
        })
        {
            var (told, opened) = await Tried(role, hers);
            Assert.True(opened >= doorsMin, $"only {opened} doors opened to {role}");
            faults.AddRange(told);
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        // Whoever may know finds it by the same walk.
        var (nurses, _) = await Tried("health", hers);
        Assert.Contains(nurses, one => one.Contains("GET /participants/{ticket}", StringComparison.Ordinal));
    }

    // Nobody can put a question that is answered by counting, nor learn anything by how long an answer takes.
    [Theory]
    [InlineData("health")]
    [InlineData("operator")]
    public async Task Statistics_are_told_while_everything_they_were_made_of_is_locked_away(string role)
    {
        await town.Count();
        var by = await SignedIn(role);
        var made = await town.Schema.Value<string>("""
            select string_agg(format('%I.%I', schemaname, tablename), ', ') from pg_tables
            where schemaname = $1 and tablename <> 'statistics_snapshots' and tablename not like 'directory\_%'
            """, town.Schema.Community);
        Assert.Contains("health_participants", made, StringComparison.Ordinal);
        await using var owner = await LockAway(made);
        var doors = mapped.Select(door => door.Name)
            .Where(door => Regex.IsMatch(door, "^GET (/api/v1)?/statistics")).ToArray();
        Assert.True(doors.Length >= 8);
        foreach (var path in doors.SelectMany(door => Paths(door.Split(' ')[1], Periods, null)))
        {
            Assert.Equal((path, 200), (path, (await by.Get(path)).Status));
        }
        foreach (var wrong in new[] { "/statistics?month=2031-01", "/api/v1/statistics/2025-10/nobody" })
        {
            Assert.Equal((wrong, 404), (wrong, (await by.Get(wrong)).Status));
        }
    }

    /// <summary>For as long as the connection lives; again where whoever was still counting came first.</summary>
    private static async Task<NpgsqlConnection> LockAway(string tables)
    {
        var owner = new NpgsqlConnection(TestSchema.OwnerConnection);
        await owner.OpenAsync();
        await using var lockAway = new NpgsqlCommand($"begin; lock table {tables} in access exclusive mode", owner);
        while (true)
        {
            try
            {
                await lockAway.ExecuteNonQueryAsync();
                return owner;
            }
            catch (PostgresException one) when (one.SqlState is PostgresErrorCodes.DeadlockDetected)
            {
                await new NpgsqlCommand("rollback", owner).ExecuteNonQueryAsync();
            }
        }
    }

    /// <summary>What she is known by, and what nobody else may see of her.</summary>
    private sealed record Hers(
        IReadOnlyDictionary<string, string> Ids, IReadOnlyList<long> Events, IReadOnlyList<string> Payments,
        IReadOnlyList<string> Secrets);

    private async Task<Hers> OfAlice()
    {
        var today = NodaTime.Text.LocalDatePattern.Iso.Format(HealthTown.Today);
        await town.SetRule($"/api/v1/programmes/{Walk}/rules", new
        {
            from = today, until = today, fund = "yasai", fixedCoins = 7, declarers = new[] { "payer" },
            spots = new[] { People.Grocer }, enrolledOnly = true,
        });
        await town.Published(new(Walk));
        var payments = new List<string> { await Pays() };
        var teller = new Browsing(town);
        await teller.SignIn("mado");
        var ticket = await Open(teller, "/counter", ("wallet", people.Alice), ("reason", "visit without card"));
        var page = await teller.Get($"{ticket}/programme?programme={Walk}");
        Assert.Equal(303, (await teller.Post(
            $"{ticket}/programme/join", ("key", page.Carried("key")), ("programme", Walk),
            ("version", page.Carried("version")), ("age", "From80"), ("sex", "Female"), ("area", "Takabedai"),
            ("agree", "yes"))).Status);
        payments.Add(await Pays());
        var records = town.Records();
        var entry = (await records.Participants.Among([new(people.Alice)], default)).Single();
        await records.Measurements.Add(
            [Measured(entry, MeasureKind.Weight, Weight), Measured(entry, MeasureKind.Steps, Steps)],
            new ActorId("test-nurse"), default);
        var nurse = new Browsing(town);
        await nurse.SignIn("kenko");
        await Open(nurse, "/participants", ("held", people.AliceCardToken), ("reason", "advice"));
        Assert.Equal(200, (await nurse.Get($"/measure/weight/{today}/came.csv?yen=50")).Status);
        var events = await town.Schema.Value<long[]>(
            "select array_agg(seq_id order by seq_id) from mt_events where data::text like '%' || $1 || '%'",
            people.Alice);
        return new Hers(
            new Dictionary<string, string>(Periods)
            {
                ["wallet"] = people.Alice, ["payment"] = payments[0], ["charge"] = payments[0],
                ["card"] = people.AliceCard, ["merchant"] = People.Grocer, ["spot"] = People.Grocer,
                ["device"] = people.RegisterId, ["fund"] = "yasai", ["programme"] = Walk, ["documentName"] = "v1",
                ["premium"] = "spring", ["till"] = "counter-1", ["line"] = "1", ["number"] = "1",
                ["stream"] = $"programme-{Walk}", ["kind"] = "weight", ["day"] = today,
            },
            events, payments,
            [
                $"{entry.Participant}", Measure.Of(MeasureKind.Weight).Shown(Weight),
                Measure.Of(MeasureKind.Steps).Shown(Steps), $"{Weight}", $"{Steps}",
            ]);
    }

    private static Measurement Measured(ParticipantEntry who, MeasureKind kind, int tenths) =>
        new(Guid.CreateVersion7(), who.Participant, HealthTown.Today, kind, tenths);

    private async Task<string> Pays()
    {
        var payment = Town.NewId();
        await town.Must("alice", HttpMethod.Put, $"/api/v1/payments/{payment}",
            new { merchant = People.Grocer, spot = People.Grocer, amount = 300, vegetables = 200 });
        return payment;
    }

    /// <returns>The address of a resident's page that was opened as this room does.</returns>
    private static async Task<string> Open(Browsing by, string room, params (string, string)[] fields)
    {
        var opened = await by.Fill(room, room + "/open", fields);
        Assert.Equal(303, opened.Status);
        return opened.Location!;
    }

    /// <returns>What was told that must not be, by door; how many doors answered with something.</returns>
    private async Task<(List<string> Told, int Opened)> Tried(string role, Hers hers)
    {
        var (by, told, opened) = (await SignedIn(role), new List<string>(), 0);
        var ticket = role switch
        {
            "operator" => await Open(by, "/desk/members", ("wallet", people.Alice), ("reason", "telephone")),
            "counter" => await Open(by, "/counter", ("wallet", people.Alice), ("reason", "telephone")),
            "health" => await Open(by, "/participants", ("held", people.AliceCardToken), ("reason", "advice")),
            _ => "/none",
        };
        var ids = new Dictionary<string, string>(hers.Ids) { ["ticket"] = ticket.Split('/')[^1] };
        // What changes something comes last, and what ends the sign-in not at all.
        var doors = mapped.Where(door => door.Opens.HasFlag(RoleNames.Parse(role))).Select(door => door.Name)
            .Where(door => !Regex.IsMatch(door, "sign-out|POST (/sign-in|/pair|/phone)$"))
            .OrderBy(door => !door.StartsWith("GET ", StringComparison.Ordinal)).ToArray();
        foreach (var door in doors)
        {
            var known = door.StartsWith("GET ", StringComparison.Ordinal) ? ids
                : Harmless(ids, isWithHer: !door.StartsWith("DELETE ", StringComparison.Ordinal));
            foreach (var path in Paths(door.Split(' ')[1], known, hers))
            {
                var seen = await Ask(by, door.Split(' ')[0], path, known);
                opened += seen.Status is >= 200 and < 300 ? 1 : 0;
                if (seen.Status >= 500) told.Add($"{door} as {role}: {seen.Status}");
                told.AddRange(Secrets(door, path, role, seen, hers).Select(one => $"{door} as {role} tells {one}"));
            }
        }
        return (told, opened);
    }

    /// <summary>What changes something is tried with her, and with no shop or place that others need.</summary>
    private static Dictionary<string, string> Harmless(Dictionary<string, string> ids, bool isWithHer) => new(
        ids.Where(one => isWithHer && one.Key is "wallet" or "payment" or "ticket" or "programme"))
    {
        ["text"] = isWithHer ? ids["wallet"] : "",
    };

    private IEnumerable<string> Paths(string door, Dictionary<string, string> ids, Hers? hers)
    {
        string Fill(string one) => Regex.Replace(one, @"\{(\w+)\}", part =>
            ids.GetValueOrDefault(part.Groups[1].Value) ?? Town.NewId());
        if (door.Contains("{seq}", StringComparison.Ordinal))
        {
            return hers!.Events.Select(seq => door.Replace("{seq}", $"{seq}", StringComparison.Ordinal));
        }
        if (door.Contains("{payment}", StringComparison.Ordinal))
        {
            return hers!.Payments.Select(one => Fill(door.Replace("{payment}", one, StringComparison.Ordinal)));
        }
        string[] queries = door switch
        {
            "/desk/log" or "/desk/log.csv" => ["", $"?about={people.Alice}", "?by=kenko"],
            "/api/v1/journal" => ["?limit=200"],
            "/desk/why" => [$"?account={people.Alice}"],
            "/api/v1/notes" => [$"?subject=wallet-{people.Alice}"],
            "/api/v1/members" => ["?text=alice"],
            "/statistics/{indicator}.csv" => ["?month=2025-10"],
            _ => [""],
        };
        return queries.Select(query => Fill(door) + query);
    }

    private static async Task<Seen> Ask(
        Browsing by, string method, string path, IReadOnlyDictionary<string, string> ids)
    {
        if (method == "GET") return await by.Get(path);
        if (!path.StartsWith("/api/", StringComparison.Ordinal) && method == "POST")
        {
            return await by.Post(path, [.. ids.Select(one => (one.Key, one.Value))]);
        }
        return await by.Send(
            new HttpMethod(method), path, method == "DELETE" ? null : JsonContent.Create(new { }),
            ("Sec-Fetch-Site", "same-origin"), ("Idempotency-Key", Town.NewId()));
    }

    private IEnumerable<string> Secrets(string door, string path, string role, Seen seen, Hers hers)
    {
        // The description of the API names all there is, whosoever.
        if (door.Contains("openapi", StringComparison.Ordinal)) yield break;
        var text = WebUtility.HtmlDecode(seen.Html);
        foreach (var secret in hers.Secrets)
        {
            var isThere = secret.All(char.IsAsciiDigit) ? Figure.IsIn(text, long.Parse(secret))
                : text.Contains(secret, StringComparison.Ordinal);
            if (isThere) yield return secret;
        }
        if (role == "counter") yield break;
        if (TakingPart.Match(text) is { Success: true } part) yield return part.Value;
        var isHers = path.Contains(people.Alice, StringComparison.Ordinal);
        var whole = text.Contains("<main", StringComparison.Ordinal) ? seen.Words() : text;
        var lines = isHers ? [whole] : Regex.Split(text, "<tr|\n|\\},\\{")
            .Where(line => line.Contains(people.Alice, StringComparison.Ordinal));
        foreach (var noted in lines.Select(line => OfTheLog.Match(line)).Where(noted => noted.Success))
        {
            yield return $"{noted.Value} beside the wallet";
        }
    }

    private async Task<Browsing> SignedIn(string role)
    {
        var by = new Browsing(town);
        var name = role switch
        {
            "operator" => "somu", "approver" => "kessai", "auditor" => "kansa", "counter" => "mado",
            "health" => "kenko", "owner" or "clerk" or "helper" => role, _ => null,
        };
        if (name is not null) await by.SignIn(name);
        else if (role == "resident") await by.Bind(people.Bob);
        else if (role is "register" or "kiosk") await by.Pair(role, role == "kiosk" ? People.Stand : People.Grocer);
        return by;
    }
}
