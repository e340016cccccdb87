using Npgsql;

namespace LocalCoin.IntegrationTests;

// The server that the tests run on is the kind that production runs on: commits reach the disk.
// A green suite on a server with fsync off would prove nothing about a payment that was acknowledged.
public class Server
{
    public static string Owner =>
        Environment.GetEnvironmentVariable("LOCALCOIN_TEST_OWNER")
        ?? throw new InvalidOperationException("LOCALCOIN_TEST_OWNER is not set: run the tests by scripts/test");

    [Theory]
    [InlineData("fsync", "on")]
    [InlineData("synchronous_commit", "on")]
    [InlineData("full_page_writes", "on")]
    public async Task Commits_reach_the_disk(string setting, string value)
    {
        await using var source = NpgsqlDataSource.Create(Owner);
        await using var command = source.CreateCommand("select current_setting($1)");
        command.Parameters.Add(new() { Value = setting });
        Assert.Equal(value, await command.ExecuteScalarAsync());
    }
}
