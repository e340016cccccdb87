// A schema of its own for each test class: made with the owner's rights, used with the app's, dropped at the end.

using LocalCoin.Store;
using Npgsql;

namespace LocalCoin.IntegrationTests;

/// <summary>
/// A migrated, empty community on the test server. Use as <c>IClassFixture</c>, or by <see cref="Make"/>.
/// </summary>
public sealed class TestSchema : IAsyncLifetime
{
    /// <summary>The community's name, which is its schema's.</summary>
    public string Community { get; } = "test_" + Guid.NewGuid().ToString("N")[..16];

    public static string OwnerConnection => Setting("LOCALCOIN_TEST_OWNER");
    public static string AppConnection => Setting("LOCALCOIN_TEST_APP");
    public static string HealthConnection => Setting("LOCALCOIN_TEST_HEALTH");

    public static SchemaRoles Roles => new(UserOf(AppConnection), UserOf(HealthConnection));

    /// <summary>With the app's rights.</summary>
    public NpgsqlDataSource App { get; private set; } = null!;

    /// <summary>With the rights of the health staff's own role.</summary>
    public HealthDatabase Health { get; private set; } = null!;

    /// <summary>With the owner's rights: to tamper, and to look.</summary>
    public NpgsqlDataSource Owner { get; private set; } = null!;

    /// <summary>For a test that needs a schema of its own; dispose of it with <c>await using</c>.</summary>
    public static async Task<OwnSchema> Make()
    {
        var schema = new TestSchema();
        await schema.InitializeAsync();
        return new OwnSchema(schema);
    }

    public async Task InitializeAsync()
    {
        await Migrations.Apply(OwnerConnection, Community, Roles, CancellationToken.None);
        App = CommunityDatabase.Open(AppConnection, Community);
        Health = HealthDatabase.Open(HealthConnection, Community);
        Owner = CommunityDatabase.Open(OwnerConnection, Community);
    }

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        await Health.DisposeAsync();
        await Execute($"drop schema {Community} cascade");
        await Owner.DisposeAsync();
    }

    /// <summary>Runs one statement with the owner's rights.</summary>
    /// <returns>How many rows it changed.</returns>
    public async Task<int> Execute(string sql, params object[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>As somebody would who has the owner's rights and means it: with the trigger on events taken
    /// away.</summary>
    public async Task Tamper(string sql, params object[] values)
    {
        await Execute("alter table mt_events disable trigger events_stay");
        await Execute(sql, values);
        await Execute("alter table mt_events enable trigger events_stay");
    }

    /// <summary>The one value that a query gives, read with the owner's rights.</summary>
    public async Task<T> Value<T>(string sql, params object[] values)
    {
        await using var command = Command(sql, values);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private NpgsqlCommand Command(string sql, object[] values)
    {
        var command = Owner.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    private static string UserOf(string connection) => new NpgsqlConnectionStringBuilder(connection).Username!;

    private static string Setting(string name) => Environment.GetEnvironmentVariable(name)
        ?? throw new InvalidOperationException($"{name} is not set: run the tests by scripts/test");

    public sealed class OwnSchema(TestSchema schema) : IAsyncDisposable
    {
        public TestSchema Schema => schema;
        public async ValueTask DisposeAsync() => await schema.DisposeAsync();
    }
}
