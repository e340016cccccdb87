using LocalCoin.App.Operator.Measuring;
using Npgsql;

namespace LocalCoin.Benchmarks;

/// <summary>
/// Lets the server do now what it would otherwise do in the middle of a measurement: its autovacuum reads everything
/// that was written before, for ten seconds on both processors, and its checkpoint writes it out.
/// </summary>
public static class Settling
{
    private const int SecondsMax = 300;

    public static async Task Wait(Connections connections, string admin)
    {
        await Do(connections.Owner, "vacuum (analyze, skip_locked)");
        await Do(admin, "checkpoint");
    }

    private static async Task Do(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = SecondsMax;
        await command.ExecuteNonQueryAsync();
    }
}
