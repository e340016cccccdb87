using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store;

/// <summary>Short statements with positional parameters, each on a connection of its own.</summary>
internal static class Rows
{
    internal static async Task<int> Run(this NpgsqlDataSource source, string sql, object?[] values,
        CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(sql).With(values);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    internal static async Task<T?> One<T>(
        this NpgsqlDataSource source, string sql, object?[] values, Func<NpgsqlDataReader, T> read,
        CancellationToken cancellation)
        where T : class
    {
        await using var command = source.CreateCommand(sql).With(values);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? read(reader) : null;
    }

    internal static async Task<List<T>> All<T>(
        this NpgsqlDataSource source, string sql, object?[] values, Func<NpgsqlDataReader, T> read,
        CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(sql).With(values);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation)) rows.Add(read(reader));
        return rows;
    }

    internal static string? Text(this NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetString(column);

    internal static Instant? Time(this NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : Instant.FromDateTimeUtc(reader.GetDateTime(column));

    internal static LocalDate? Date(this NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : LocalDate.FromDateOnly(reader.GetFieldValue<DateOnly>(column));

    internal static WalletId? Wallet(this NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : new WalletId(reader.GetString(column));

    internal static MerchantId? Merchant(this NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : new MerchantId(reader.GetString(column));

    internal static NpgsqlCommand With(this NpgsqlCommand command, object?[] values)
    {
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = Stored(value) });
        return command;
    }

    private static object Stored(object? value) => value switch
    {
        null => DBNull.Value,
        Instant instant => instant.ToDateTimeUtc(),
        LocalDate day => day.ToDateOnly(),
        _ => value,
    };
}
