namespace LocalCoin.IntegrationTests.Operator;

public class Demonstration(TestSchema schema) : IClassFixture<TestSchema>
{
    [Fact]
    public async Task The_demonstration_is_seeded_once_proves_itself_and_is_like_the_trial_in_Kongo()
    {
        var first = await Executable.Run(schema.Community, "demo", "--json");
        Assert.True(first.Json.GetProperty("seeded").GetBoolean(), first.Output + first.Error);
        var head = await schema.Value<long>("select seq from ledger_head");
        Assert.Equal(first.Json.GetProperty("entries").GetInt64(), head);

        var second = await Executable.Run(schema.Community, "demo");
        Assert.Equal(0, second.ExitCode);
        Assert.Contains("nothing was changed", second.Output);
        Assert.Equal(head, await schema.Value<long>("select seq from ledger_head"));

        var verified = await Executable.Run(schema.Community, "verify", "--json");
        Assert.True(verified.Json.GetProperty("clean").GetBoolean(), verified.Output);
        Assert.Equal(0m, await schema.Value<decimal>("select sum(coins) from balances"));

        Assert.Equal(500, await schema.Value<long>("select count(*) from directory_members"));
        var cardOnly = await schema.Value<long>(
            """
            select count(distinct data->>'wallet')
            from mt_events
            where type = 'payment_made' and data->>'channel' = 'card'
            """);
        Assert.True(cardOnly > 100, $"only {cardOnly} wallets ever paid by card");
        // Wednesday and Thursday only, and about a tenth of 20 to 30 visitors a day.
        Assert.Equal(
            0L,
            await schema.Value<long>("""
                select count(*)
                from mt_events
                where type = 'payment_made' and data->>'spot' = 'konroom'
                  and extract(isodow from (data->>'at')::timestamptz at time zone 'Asia/Tokyo') not in (3, 4)
                """));
        var atStand = await schema.Value<long>(
            "select count(*) from mt_events where type = 'payment_made' and data->>'spot' = 'konroom'");
        Assert.InRange(atStand, 13, 130);
    }
}
