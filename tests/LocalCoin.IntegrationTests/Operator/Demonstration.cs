using System.Net.Http.Json;
using System.Text.Json;
using LocalCoin.App;
using NodaTime;

namespace LocalCoin.IntegrationTests.Operator;

/// <summary>A community with the demonstration in it.</summary>
public sealed class SeededTown : IAsyncLifetime
{
    public TestSchema Schema { get; } = new();
    public JsonElement Seeded { get; private set; }

    public async Task InitializeAsync()
    {
        await Schema.InitializeAsync();
        Seeded = await Seed(Schema);
    }

    public Task DisposeAsync() => Schema.DisposeAsync();

    public static async Task<JsonElement> Seed(TestSchema schema)
    {
        var ran = await Executable.Run(schema.Community, "demo", "--json");
        Assert.True(ran.ExitCode == 0 && ran.Json.GetProperty("seeded").GetBoolean(), ran.Output + ran.Error);
        return ran.Json;
    }
}

public class Demonstration(SeededTown town) : IClassFixture<SeededTown>
{
    private readonly TestSchema schema = town.Schema;

    [Fact]
    public async Task It_proves_itself_and_changes_nothing_when_it_is_there_already()
    {
        var head = await schema.Value<long>("select seq from ledger_head");
        Assert.InRange(head, town.Seeded.GetProperty("entries").GetInt64(), long.MaxValue);
        var second = await Executable.Run(schema.Community, "demo");
        Assert.Equal(0, second.ExitCode);
        Assert.Contains("nothing was changed", second.Output);
        Assert.Equal(head, await schema.Value<long>("select seq from ledger_head"));
        var verified = await Executable.Run(schema.Community, "verify", "--json");
        Assert.True(verified.Json.GetProperty("clean").GetBoolean(), verified.Output);
        Assert.Equal(0m, await schema.Value<decimal>("select sum(coins) from balances"));
    }

    [Fact]
    public async Task The_same_day_always_has_the_same_history_to_the_last_hash()
    {
        var (first, firstHash) = await SeedAnother();
        var (second, secondHash) = (town.Seeded, await schema.Value<string>(
            "select headers->>'hash' from mt_events where seq_id = $1",
            town.Seeded.GetProperty("entries").GetInt64()));
        // Unless midnight passed between the two.
        while (From(first) != From(second))
        {
            (second, secondHash) = (first, firstHash);
            (first, firstHash) = await SeedAnother();
        }
        Assert.Equal(secondHash, firstHash);
    }

    [Fact]
    public async Task About_150_take_part_and_were_measured_twice_four_weeks_apart()
    {
        Assert.InRange(await Count("select count(*) from health_participants"), 140, 180);
        Assert.Equal(0, await Count("select count(*) from health_untold"));
        Assert.Equal(
            await Count("select count(*) from mt_events where type = 'wallet_enrolled'"),
            await Count("select count(*) from health_participants"));
        Assert.InRange(await Count("""
            select count(*) from health_measurements as first
            join health_measurements as second using (participant, kind)
            where kind = 'vegetable_level' and second.day = first.day + 28
            """), 100, 180);
    }

    [Fact]
    public async Task The_people_are_like_those_of_Kongo()
    {
        Assert.Equal(500, await Count("select count(*) from directory_members"));
        Assert.Equal("久野喜台 寺池台 高辺台", await schema.Value<string>(
            "select string_agg(distinct neighbourhood, ' ' order by neighbourhood) from directory_members"));
        // Two thirds hold only a card, and nobody who has a phone bothers with the card.
        var byPhone = await Payers("phone");
        var byCard = await Payers("card");
        Assert.InRange((double)byCard / (byCard + byPhone), 0.60, 0.73);
        Assert.Equal(byCard + byPhone, await Count(
            "select count(distinct data->>'wallet') from mt_events where type = 'payment_made'"));
    }

    [Fact]
    public async Task The_places_are_like_those_of_Kongo()
    {
        Assert.Equal(12, await Count(
            "select count(*) from mt_events where type = 'spot_opened' and data->>'kind' = 'shop'"));
        Assert.Equal("3 4", await Weekdays("konroom"));
        Assert.Equal("2", await Weekdays("reigo"));
        // About a tenth of 20 to 30 visitors a day.
        Assert.InRange(await Count(
            "select count(*) from mt_events where type = 'payment_made' and data->>'spot' = 'konroom'"), 26, 260);
        Assert.Equal("そば", await schema.Value<string>("select sells from directory_spots where spot = 'bouan'"));
        Assert.Equal(0, await Count("select count(*) from directory_spots where sells is null or sells = name"));
    }

    [Fact]
    public async Task Those_who_take_part_bought_vegetables_before_and_since_they_earn()
    {
        Assert.Equal(150, await Count("select count(*) from mt_events where type = 'wallet_enrolled'"));
        const string Bought = """
            select count(distinct data->>'wallet')
            from mt_events
            where type = 'payment_made' and (data->>'enrolled')::boolean and (data->>'vegetables')::bigint > 0
              and jsonb_array_length(data->'earned')
            """;
        Assert.InRange(await Count(Bought + " = 0"), 100, 150);
        Assert.InRange(await Count(Bought + " > 0"), 100, 150);
    }

    [Fact]
    public async Task One_shop_says_what_was_in_the_basket_whoever_paid()
    {
        Assert.Equal(
            await Count("select count(*) from mt_events where type = 'payment_made' and data->>'spot' = 'karina'"),
            await Count("select count(*) from health_receipts where payment is not null"));
        Assert.InRange(await Count("select count(*) from health_receipts where payment is null"), 500, 2_000);
        Assert.Equal(0, await Count("""
            select count(*)
            from mt_events
            join health_receipts on payment = data->>'payment'
            where type = 'payment_made' and (data->>'amount')::bigint + (data->>'cash')::bigint <> (
              select sum(yen) from health_receipt_lines where health_receipt_lines.receipt = health_receipts.receipt)
            """));
    }

    [Fact]
    public async Task Vegetables_earn_a_fifth_and_free_coins_end_with_March_and_September()
    {
        Assert.Equal("20", await schema.Value<string>(
            "select data->'rule'->>'ratePercent' from mt_events where type = 'programme_rule_set'"));
        const string Earning = """
            select count(*)
            from mt_events, jsonb_array_elements(data->'earned') as earned
            where type = 'payment_made' and (earned->>'coins')::bigint > 0
            """;
        const string Fifth = " and (earned->>'coins')::bigint = (data->>'vegetables')::bigint * 20 / 100";
        var earning = await Count(Earning);
        Assert.InRange(await Count(Earning + Fifth), 100, earning);
        Assert.Equal(earning, await Count(Earning + Fifth.Replace("=", "<=", StringComparison.Ordinal)));
        Assert.Equal(3, await Count("""
            select count(*)
            from mt_events
            where type = 'fund_defined' and data->>'family' <> 'paid'
              and data->'expiry'->>'days' = '["03-31", "09-30"]'
            """));
        Assert.Equal(0, await Count("""
            select count(*)
            from balances
            where kind = 'wallet' and fund <> 'paid' and to_char(expiry, 'MM-DD') not in ('03-31', '09-30')
            """));
    }

    [Fact]
    public async Task A_newcomer_pairs_a_register_and_pays_with_a_card_that_the_job_named()
    {
        var again = await Executable.Run(schema.Community, "demo", "--json");
        var ways = again.Json.GetProperty("ways");
        var cards = ways.GetProperty("cards").EnumerateArray().ToArray();
        Assert.Equal(2, cards.Length);
        var first = town.Seeded.GetProperty("ways").GetProperty("cards");
        Assert.Equal(first.GetRawText(), ways.GetProperty("cards").GetRawText());
        await using var app = Serve.Build(
            [
                "--urls", "http://127.0.0.1:0", "--ConnectionStrings:LocalCoin", TestSchema.AppConnection,
                "--LocalCoin:Community", schema.Community, "--LocalCoin:KeyFolder", Executable.KeyFolder,
                "--Logging:LogLevel:Default", "Warning",
            ], SystemClock.Instance);
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        var register = await Send(
            http, HttpMethod.Post, "/api/v1/devices", new { code = LastPart(ways.GetProperty("register")) });
        http.DefaultRequestHeaders.Authorization = new("Bearer", register.GetProperty("token").GetString());
        foreach (var card in cards)
        {
            Assert.InRange(card.GetProperty("coins").GetInt64(), 1_000, 100_000);
            var paid = await Send(http, HttpMethod.Put, $"/api/v1/charges/{Guid.CreateVersion7()}", new
            {
                payer = new { card = LastPart(card.GetProperty("address")) }, spot = "nasubi", amount = 300,
            });
            Assert.Equal(300, paid.GetProperty("amount").GetInt64());
        }
        await app.StopAsync();
    }

    private static async Task<(JsonElement Seeded, string Hash)> SeedAnother()
    {
        await using var own = await TestSchema.Make();
        var seeded = await SeededTown.Seed(own.Schema);
        return (seeded, await own.Schema.Value<string>("select hash from ledger_head"));
    }

    private static string? From(JsonElement seeded) => seeded.GetProperty("from").GetString();

    private static string LastPart(JsonElement address) => address.GetString()!.Split('/')[^1];

    private static async Task<JsonElement> Send(HttpClient http, HttpMethod method, string path, object body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        using var reply = await http.SendAsync(request);
        var text = await reply.Content.ReadAsStringAsync();
        Assert.True(reply.IsSuccessStatusCode, $"{path}: {(int)reply.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    private Task<long> Count(string sql) => schema.Value<long>(sql);

    private Task<long> Payers(string channel) => schema.Value<long>("""
        select count(distinct data->>'wallet') from mt_events where type = 'payment_made' and data->>'channel' = $1
        """, channel);

    private Task<string> Weekdays(string spot) => schema.Value<string>("""
        select string_agg(distinct day::text, ' ' order by day::text)
        from (select extract(isodow from (data->>'at')::timestamptz at time zone 'Asia/Tokyo') as day
              from mt_events where type = 'payment_made' and data->>'spot' = $1) as paid
        """, spot);
}
