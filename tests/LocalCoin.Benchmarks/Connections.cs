using LocalCoin.Store;
using Npgsql;

namespace LocalCoin.Benchmarks;

/// <summary>The server that scripts/bench started for us.</summary>
public sealed record Connections(string Owner, string App, string Health)
{
    public SchemaRoles Roles => new(
        new NpgsqlConnectionStringBuilder(App).Username!, new NpgsqlConnectionStringBuilder(Health).Username!);

    public static Connections FromEnvironment() => new(
        Read("ConnectionStrings__LocalCoinOwner"), Read("ConnectionStrings__LocalCoin"),
            Read("ConnectionStrings__LocalCoinHealth"));

    private static string Read(string key) => Environment.GetEnvironmentVariable(key)
        ?? throw new InvalidOperationException($"{key} is not set: run scripts/bench");
}
