using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store.Payments;

public sealed partial class MerchantPayments
{
    /// <summary>The most rows one page holds.</summary>
    public const int PageMax = 200;

    private const string Columns = """
        seq, payment, merchant, spot, at, code, amount, cash, vegetables, earned, taken_back, refunded, undone, struck,
        channel, proof, device, clerk
        """;

    /// <summary>A merchant's payments, newest first.</summary>
    /// <param name="spot">Only those of one spot; null for all.</param>
    /// <param name="before">The cursor: the last seq of the page before; null for the first page.</param>
    public static async Task<IReadOnlyList<MerchantPayment>> Page(
        NpgsqlDataSource source, MerchantId merchant, SpotId? spot, long? before, int size,
        CancellationToken cancellation)
    {
        await using var command = source.CreateCommand($"""
            select {Columns}
            from merchant_payments
            where merchant = $1 and seq < $2 and ($3::varchar is null or spot = $3)
            order by seq desc
            limit $4
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = merchant.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = before ?? long.MaxValue });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)spot?.Value ?? DBNull.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = Math.Clamp(size, 1, PageMax) });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var payments = new List<MerchantPayment>();
        while (await reader.ReadAsync(cancellation)) payments.Add(ReadPayment(reader, 0));
        return payments;
    }

    /// <summary>Of these payments, where those that were made were made, and the yen paid in coins and cash.</summary>
    public static async Task<IReadOnlyDictionary<PaymentId, (SpotId Spot, long Yen)>> Paid(
        NpgsqlDataSource source, PaymentId[] payments, CancellationToken cancellation) =>
        (await source.All(
            "select payment, spot, amount + cash from merchant_payments where payment = any($1)",
            [Array.ConvertAll(payments, payment => payment.Value)],
            row => (Payment: new PaymentId(row.GetString(0)), Spot: new SpotId(row.GetString(1)), Yen: row.GetInt64(2)),
            cancellation)).ToDictionary(one => one.Payment, one => (one.Spot, one.Yen));

    public static async Task<MerchantPayment?> Find(
        NpgsqlDataSource source, PaymentId payment, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand($"select {Columns} from merchant_payments where payment = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = payment.Value });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? ReadPayment(reader, 0) : null;
    }

    /// <summary>Those of a four-digit code, which many share, the newest first.</summary>
    public static async Task<IReadOnlyList<MerchantPayment>> OfCode(
        NpgsqlDataSource source, string code, int size, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(
            $"select {Columns} from merchant_payments where code = $1 order by seq desc limit $2");
        command.Parameters.Add(new NpgsqlParameter { Value = code });
        command.Parameters.Add(new NpgsqlParameter { Value = Math.Clamp(size, 1, PageMax) });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var payments = new List<MerchantPayment>();
        while (await reader.ReadAsync(cancellation)) payments.Add(ReadPayment(reader, 0));
        return payments;
    }

    /// <summary>What happened at a merchant after a sequence number, oldest first, each with its payment as it is
    /// now.</summary>
    public static async Task<IReadOnlyList<MerchantActivity>> After(
        NpgsqlDataSource source, MerchantId merchant, long after, int size, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand($"""
            select happened.seq, happened.kind, happened.at, happened.amount, paid.*
            from merchant_activity as happened
            join lateral (select {Columns} from merchant_payments where payment = happened.payment) as paid on true
            where happened.merchant = $1 and happened.seq > $2
            order by happened.seq
            limit $3
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = merchant.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = after });
        command.Parameters.Add(new NpgsqlParameter { Value = Math.Clamp(size, 1, PageMax) });
        return await ReadActivity(command, cancellation);
    }

    /// <summary>All that happened at a merchant on a day (Asia/Tokyo), newest first.</summary>
    public static async Task<IReadOnlyList<MerchantActivity>> OfDay(
        NpgsqlDataSource source, MerchantId merchant, LocalDate day, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand($"""
            select happened.seq, happened.kind, happened.at, happened.amount, paid.*
            from merchant_activity as happened
            join lateral (select {Columns} from merchant_payments where payment = happened.payment) as paid on true
            where happened.merchant = $1 and happened.at >= $2 and happened.at < $3
            order by happened.seq desc
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = merchant.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = Tokyo.Start(day).ToDateTimeUtc() });
        command.Parameters.Add(new NpgsqlParameter { Value = Tokyo.Start(day.PlusDays(1)).ToDateTimeUtc() });
        return await ReadActivity(command, cancellation);
    }

    private static async Task<IReadOnlyList<MerchantActivity>> ReadActivity(
        NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var happened = new List<MerchantActivity>();
        while (await reader.ReadAsync(cancellation))
        {
            happened.Add(new MerchantActivity(
                reader.GetInt64(0), reader.GetString(1), Instant.FromDateTimeUtc(reader.GetDateTime(2)),
                reader.GetInt64(3),
                ReadPayment(reader, 4)));
        }
        return happened;
    }

    /// <summary>The last thing that happened at a merchant, where a live list begins; 0 before the first.</summary>
    public static async Task<long> LastSeq(NpgsqlDataSource source, MerchantId merchant, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(
            "select coalesce(max(seq), 0) from merchant_activity where merchant = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = merchant.Value });
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static MerchantPayment ReadPayment(NpgsqlDataReader reader, int i) => new(
        reader.GetInt64(i), new PaymentId(reader.GetString(i + 1)), new MerchantId(reader.GetString(i + 2)),
        new SpotId(reader.GetString(i + 3)), Instant.FromDateTimeUtc(reader.GetDateTime(i + 4)),
        reader.GetString(i + 5),
        reader.GetInt64(i + 6), reader.GetInt64(i + 7), reader.GetInt64(i + 8), reader.GetInt64(i + 9),
        reader.GetInt64(i + 10), reader.GetInt64(i + 11), reader.GetBoolean(i + 12), reader.GetBoolean(i + 13),
        reader.GetString(i + 14), reader.GetString(i + 15),
        reader.IsDBNull(i + 16) ? null : reader.GetString(i + 16),
        reader.IsDBNull(i + 17) ? null : reader.GetString(i + 17));
}

/// <summary>A payment as its merchant may see it: never whose.</summary>
/// <param name="Seq">Its place in the ledger; the cursor of the next page.</param>
/// <param name="Code">What payer and shop read to each other, by <see cref="PaymentCode"/>.</param>
/// <param name="TakenBack">Of what was earned.</param>
/// <param name="Refunded">Coins given back so far, also by undo.</param>
public sealed record MerchantPayment(
    long Seq, PaymentId Payment, MerchantId Merchant, SpotId Spot, Instant At, string Code, long Amount, long Cash,
    long Vegetables, long Earned, long TakenBack, long Refunded, bool Undone, bool Struck, string Channel, string Proof,
    string? Device, string? Clerk);

/// <param name="Kind">paid, refunded, undone or struck.</param>
/// <param name="Amount">Coins; of struck vegetables their yen.</param>
public sealed record MerchantActivity(long Seq, string Kind, Instant At, long Amount, MerchantPayment Payment);
