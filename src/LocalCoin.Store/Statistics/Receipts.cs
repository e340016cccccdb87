// Baskets, under the health role: with a payment they say what a person buys.

using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;
using Npgsql;
using NpgsqlTypes;

namespace LocalCoin.Store.Statistics;

/// <summary>What became of a basket that was sent.</summary>
public enum ReceiptAnswer
{
    Added,

    /// <summary>It was there, and says the same.</summary>
    Repeated,

    /// <summary>Another one is there under its id.</summary>
    Conflict,

    /// <summary>Its payment has another receipt.</summary>
    ThereAlready,
}

public sealed class Receipts(HealthDatabase database)
{
    private readonly NpgsqlDataSource source = database.Source;

    /// <summary>Writes what is new, all or nothing of it.</summary>
    /// <returns>By id, what became of each.</returns>
    public async Task<IReadOnlyDictionary<Guid, ReceiptAnswer>> Add(
        IReadOnlyList<Receipt> receipts, ActorId by, CancellationToken cancellation)
    {
        var prints = receipts.ToDictionary(one => one.Id, one => one.Fingerprint());
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var added = await AddHeads(connection, receipts, prints, by, cancellation);
        await AddLines(connection, [.. receipts.Where(one => added.Contains(one.Id))], cancellation);
        await transaction.CommitAsync(cancellation);
        var known = added.Count == receipts.Count ? [] : await Known(prints.Keys, cancellation);
        return receipts.ToDictionary(one => one.Id, one => added.Contains(one.Id) ? ReceiptAnswer.Added
            : !known.TryGetValue(one.Id, out var print) ? ReceiptAnswer.ThereAlready
            : print == prints[one.Id] ? ReceiptAnswer.Repeated
            : ReceiptAnswer.Conflict);
    }

    /// <summary>What was bought on some days (Asia/Tokyo, both included), by group of food.</summary>
    public Task<List<FoodBought>> Bought(LocalDate first, LocalDate last, CancellationToken cancellation) =>
        source.All("""
            select day, spot, payment, food_group, sum(yen)::bigint, coalesce(sum(grams), 0)::bigint
            from health_receipts
            join health_receipt_lines using (receipt)
            where day between $1 and $2
            group by day, spot, payment, food_group
            order by day, spot collate "C", payment collate "C" nulls last, food_group
            """, [first, last], row => new FoodBought(
                row.Date(0)!.Value, new SpotId(row.GetString(1)),
                row.Text(2) is { } payment ? new PaymentId(payment) : null, Words.Read<FoodGroup>(row.GetString(3)),
                row.GetInt64(4), row.GetInt64(5)), cancellation);

    private static async Task<HashSet<Guid>> AddHeads(
        NpgsqlConnection connection, IReadOnlyList<Receipt> receipts, Dictionary<Guid, string> prints, ActorId by,
        CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("""
            insert into health_receipts (receipt, spot, day, at, payment, fingerprint, sent_by)
            select receipt, spot, day, at, payment, fingerprint, $7
            from unnest($1, $2, $3, $4, $5, $6) as sent (receipt, spot, day, at, payment, fingerprint)
            on conflict do nothing
            returning receipt
            """, connection);
        Column(command, NpgsqlDbType.Uuid, receipts.Select(one => one.Id).ToArray());
        Column(command, NpgsqlDbType.Varchar, receipts.Select(one => one.Spot.Value).ToArray());
        Column(command, NpgsqlDbType.Date, receipts.Select(one => Tokyo.Day(one.At).ToDateOnly()).ToArray());
        Column(command, NpgsqlDbType.TimestampTz, receipts.Select(one => one.At.ToDateTimeUtc()).ToArray());
        Column(command, NpgsqlDbType.Varchar, receipts.Select(one => one.Payment?.Value).ToArray());
        Column(command, NpgsqlDbType.Varchar, receipts.Select(one => prints[one.Id]).ToArray());
        command.Parameters.Add(new NpgsqlParameter { Value = by.Value });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var added = new HashSet<Guid>();
        while (await reader.ReadAsync(cancellation)) added.Add(reader.GetGuid(0));
        return added;
    }

    private static async Task AddLines(
        NpgsqlConnection connection, IReadOnlyList<Receipt> receipts, CancellationToken cancellation)
    {
        var lines = receipts
            .SelectMany(receipt => receipt.Lines.Select((line, i) => (receipt.Id, Number: i + 1, Line: line)))
            .ToArray();
        if (lines.Length == 0) return;
        await using var command = new NpgsqlCommand("""
            insert into health_receipt_lines (receipt, line, code, food_group, quantity, yen, grams)
            select * from unnest($1, $2, $3, $4, $5, $6, $7)
            """, connection);
        Column(command, NpgsqlDbType.Uuid, lines.Select(one => one.Id).ToArray());
        Column(command, NpgsqlDbType.Integer, lines.Select(one => one.Number).ToArray());
        Column(command, NpgsqlDbType.Varchar, lines.Select(one => one.Line.Item?.Value).ToArray());
        Column(command, NpgsqlDbType.Varchar, lines.Select(one => Words.Of(one.Line.Group)).ToArray());
        Column(command, NpgsqlDbType.Integer, lines.Select(one => one.Line.Quantity).ToArray());
        Column(command, NpgsqlDbType.Bigint, lines.Select(one => one.Line.Yen).ToArray());
        Column(command, NpgsqlDbType.Bigint, lines.Select(one => one.Line.Grams).ToArray());
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static void Column(NpgsqlCommand command, NpgsqlDbType type, object values) =>
        command.Parameters.Add(new NpgsqlParameter { Value = values, NpgsqlDbType = NpgsqlDbType.Array | type });

    private async Task<Dictionary<Guid, string>> Known(IEnumerable<Guid> receipts, CancellationToken cancellation) =>
        (await source.All(
            "select receipt, fingerprint from health_receipts where receipt = any($1)", [receipts.ToArray()],
            row => (Id: row.GetGuid(0), Print: row.GetString(1)), cancellation))
        .ToDictionary(one => one.Id, one => one.Print);
}
