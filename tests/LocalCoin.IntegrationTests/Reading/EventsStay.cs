using LocalCoin.IntegrationTests.Writing;
using Npgsql;

namespace LocalCoin.IntegrationTests.Reading;

public sealed class EventsStay : IAsyncLifetime
{
    private TestSchema.OwnSchema own = null!;

    public async Task InitializeAsync()
    {
        own = await TestSchema.Make();
        await using var node = Node.Open(own.Schema.Community);
        await node.Do(Writing.SmallTown.Founding());
    }

    public async Task DisposeAsync() => await own.DisposeAsync();

    [Theory]
    [InlineData("update mt_events set type = type where seq_id = 1")]
    [InlineData("delete from mt_events where seq_id = 1")]
    [InlineData("truncate mt_events")]
    public async Task An_event_is_changed_or_removed_by_nobody(string change)
    {
        var app = await Assert.ThrowsAsync<PostgresException>(() => Run(own.Schema.App, change));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, app.SqlState);
        var owner = await Assert.ThrowsAsync<PostgresException>(() => Run(own.Schema.Owner, change));
        Assert.Equal(PostgresErrorCodes.RestrictViolation, owner.SqlState);
        Assert.Contains("never changed", owner.MessageText, StringComparison.Ordinal);
    }

    private static async Task Run(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
