using LocalCoin.Store;
using Npgsql;

namespace LocalCoin.App.Operator.Measuring;

/// <summary>A server to measure on: by whom schemas are made, and by whom they are used.</summary>
public sealed record Connections(string Owner, string App, SchemaRoles Roles)
{
    /// <summary>Takes a town that was measured in away again.</summary>
    public async Task Drop(string community)
    {
        await using var owner = CommunityDatabase.Open(Owner, community);
        await using var command = owner.CreateCommand(
            $"drop schema if exists {CommunityDatabase.CheckedName(community)} cascade");
        await command.ExecuteNonQueryAsync();
    }
}
