// Numbered steps of the schema, each applied once, in order, by one node at a time. A step that was edited after it
// was applied is refused: the past of a schema is as fixed as the ledger's.

using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace LocalCoin.Store;

/// <summary>Which roles a schema is opened to.</summary>
public sealed record SchemaRoles(string App, string Health);

public static class Migrations
{
    /// <summary>Brings the community's schema up to date with the owner's rights.</summary>
    /// <returns>The steps that were applied; none when it was up to date.</returns>
    /// <exception cref="InvalidDataException">An applied step was edited, or is unknown to this program.</exception>
    public static async Task<IReadOnlyList<string>> Apply(
        string ownerConnection, string community, SchemaRoles roles, CancellationToken cancellation)
    {
        var schema = CommunityDatabase.CheckedName(community);
        await using var source = NpgsqlDataSource.Create(ownerConnection);
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await Run(
            connection, "select pg_advisory_xact_lock(hashtextextended('localcoin migrations ' || $1, 0))",
            [schema], cancellation);
        await Run(connection, $"create schema if not exists {schema}", [], cancellation);
        await Run(connection, $"set local search_path to {schema}", [], cancellation);
        await Run(connection, """
            create table if not exists migrations (
              name       varchar primary key,
              checksum   char(64) not null,
              applied_at timestamptz not null default now()
            )
            """, [], cancellation);
        await Run(connection, $"grant usage on schema {schema} to {Quoted(roles.App)}", [], cancellation);
        await Run(connection, $"grant select on migrations to {Quoted(roles.App)}", [], cancellation);
        var applied = await ReadApplied(connection, cancellation);
        var steps = MigrationFile.All();
        Check(applied, steps);
        var fresh = steps.Where(step => !applied.ContainsKey(step.Name)).ToArray();
        foreach (var step in fresh)
        {
            var sql = step.Sql
                .Replace("{schema}", schema)
                .Replace("{app}", Quoted(roles.App))
                .Replace("{health}", Quoted(roles.Health));
            await Run(connection, sql, [], cancellation);
            await Run(
                connection, "insert into migrations (name, checksum) values ($1, $2)",
                [step.Name, Checksum(step)], cancellation);
        }
        await transaction.CommitAsync(cancellation);
        return [.. fresh.Select(step => step.Name)];
    }

    /// <summary>The steps this program has and the schema has not, seen with the app's rights.</summary>
    public static async Task<IReadOnlyList<string>> Missing(NpgsqlDataSource source, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        try
        {
            var applied = await ReadApplied(connection, cancellation);
            return [.. MigrationFile.All().Where(step => !applied.ContainsKey(step.Name)).Select(step => step.Name)];
        }
        catch (PostgresException missing) when (missing.SqlState is PostgresErrorCodes.UndefinedTable)
        {
            return [.. MigrationFile.All().Select(step => step.Name)];
        }
    }

    private static void Check(Dictionary<string, string> applied, IReadOnlyList<MigrationFile> steps)
    {
        foreach (var (name, checksum) in applied)
        {
            var step = steps.FirstOrDefault(one => one.Name == name) ?? throw new InvalidDataException(
                $"the schema has the step {name}, which this program does not know: it belongs to a newer version");
            if (Checksum(step) != checksum)
            {
                throw new InvalidDataException(
                    $"the step {name} was edited after it was applied; write a new step instead");
            }
        }
    }

    private static string Checksum(MigrationFile step) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(step.Sql)));

    private static string Quoted(string role) => $"\"{role.Replace("\"", "\"\"")}\"";

    private static async Task<Dictionary<string, string>> ReadApplied(
        NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select name, checksum from migrations", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var applied = new Dictionary<string, string>();
        while (await reader.ReadAsync(cancellation)) applied[reader.GetString(0)] = reader.GetString(1);
        return applied;
    }

    private static async Task Run(
        NpgsqlConnection connection, string sql, object[] values, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
