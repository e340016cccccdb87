namespace LocalCoin.IntegrationTests.Doors;

public class FirstSteps(Town town) : IClassFixture<Town>
{
    [Fact]
    public async Task A_counter_signs_in_and_opens_a_wallet_once()
    {
        await town.Hire("mado", "counter", null, null);
        var wallet = Town.NewId();
        var first = await town.Put("mado", $"/api/v1/wallets/{wallet}", new { });
        Assert.Equal(201, first.Status);
        var second = await town.Put("mado", $"/api/v1/wallets/{wallet}", new { });
        Assert.Equal(200, second.Status);
        Assert.True(second.Message.Headers.Contains("Idempotent-Repeat"));
        Assert.Equal(first["seq"].GetInt64(), second["seq"].GetInt64());
        var shown = await town.Get("mado", $"/api/v1/wallets/{wallet}");
        Assert.Equal(0, shown["coins"].GetInt64());
        Assert.Equal(401, (await town.Get(null, $"/api/v1/wallets/{wallet}")).Status);
    }

    [Fact]
    public async Task The_node_says_that_it_is_ready() =>
        Assert.Equal("ready", (await town.Get(null, "/health/ready"))["status"].GetString());
}
