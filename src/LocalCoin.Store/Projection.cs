// A projection turns events into rows. It reads no clock and no table but its own, so that running it again gives
// the same rows, whoever runs it and however its events are cut into pages.

using LocalCoin.Store.Accounts;
using LocalCoin.Store.Payments;
using LocalCoin.Store.Statistics;
using Npgsql;

namespace LocalCoin.Store;

/// <param name="tables">Its tables; it is called by the name of the first.</param>
/// <param name="reads">The events it reads; none given means all of them.</param>
public abstract class Projection(string[] tables, Type[] reads)
{
    private static readonly Lazy<IReadOnlyList<Projection>> Known = new(() =>
    [
        new WalletStatement(), new MerchantPayments(), new MerchantSales(), new Journal(), new Purchases(),
        new OpenProposals(),
    ]);

    public static IReadOnlyList<Projection> All => Known.Value;

    public string Name => tables[0];
    public IReadOnlyList<string> Tables => tables;

    /// <summary>The stored names of the events it reads; null for all.</summary>
    public string[]? Reads { get; } = reads.Length == 0 ? null : [.. reads.Select(EventTypes.NameOf)];

    /// <exception cref="ArgumentException">There is none of this name; the message lists those there are.</exception>
    public static Projection Of(string name) => All.FirstOrDefault(projection => projection.Name == name)
        ?? throw new ArgumentException(
            $"no projection is called '{name}'; there are "
            + string.Join(", ", All.Select(projection => projection.Name)),
            nameof(name));

    /// <summary>Writes what a page of events means, in the caller's transaction.</summary>
    public abstract Task Apply(IReadOnlyList<StoredEvent> page, ProjectionTarget to, CancellationToken cancellation);
}

/// <summary>Where a projection's rows go: into its tables, or into their shadows beside them.</summary>
public sealed class ProjectionTarget(NpgsqlConnection connection, string suffix)
{
    public const string Shadow = "_shadow";

    public string Table(string name) => name + suffix;

    /// <summary>New rows for a table, to be put together and then added.</summary>
    public CopyRows Rows(string table, params string[] columns) => new(Table(table), columns);

    public Task Add(CopyRows rows, CancellationToken cancellation) => rows.Send(connection, cancellation);

    /// <summary>Runs a statement whose parameters are columns, one array each.</summary>
    /// <returns>How many rows it wrote.</returns>
    public async Task<int> Write(string sql, object[] columns, CancellationToken cancellation)
    {
        await using var command = Command(sql, columns);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The same, where what it wrote tells what else is to be written.</summary>
    public async Task<List<T>> Read<T>(
        string sql, object[] columns, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        await using var command = Command(sql, columns);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation)) rows.Add(read(reader));
        return rows;
    }

    public async Task<Dictionary<string, long>> ReadNumbers(
        string sql, object[] columns, CancellationToken cancellation)
    {
        await using var command = Command(sql, columns);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var numbers = new Dictionary<string, long>();
        while (await reader.ReadAsync(cancellation)) numbers.Add(reader.GetString(0), reader.GetInt64(1));
        return numbers;
    }

    private NpgsqlCommand Command(string sql, object[] columns)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var column in columns) command.Parameters.Add(new NpgsqlParameter { Value = column });
        return command;
    }
}
