using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store.Payments;

/// <summary>
/// Whether this has been paid a moment ago: the question that a register asks when a card is held out twice, seconds
/// after the first time. The statement leads to what is older than its checkpoint, the ledger's own tail to what is
/// newer, so it does not matter how far behind the statement is; what each payment has come to is read from its stream.
/// It is an aid and no fence: that one payment is made once is the ledger's matter.
/// </summary>
public static class RecentPayments
{
    private const int LinesMax = 100;
    private const int TailMax = 20_000;

    /// <summary>When the wallet last paid that price at the merchant, later than <paramref name="after"/>, and none of
    /// it was given back; null where it did not.</summary>
    /// <param name="except">The payment that is just being made.</param>
    public static async Task<Instant?> LastOf(
        NpgsqlDataSource source, LedgerReads reads, WalletId wallet, MerchantId merchant, long price, Instant after,
        PaymentId except, CancellationToken cancellation)
    {
        Instant? last = null;
        foreach (var stream in await Since(source, wallet, after, cancellation))
        {
            if (stream != StreamId.Of(except)
                && await reads.Fold<Payment>(stream, cancellation) is { Made: { } made, Refunded: 0 }
                && made.Merchant == merchant && made.Amount.Coins + made.Cash == price && made.At > after
                && !(made.At < last))
            {
                last = made.At;
            }
        }
        return last;
    }

    private static async Task<IReadOnlyList<StreamId>> Since(
        NpgsqlDataSource source, WalletId wallet, Instant after, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand($"""
            select stream
            from (
              select stream, at from wallet_statement where wallet = $1 order by seq desc limit {LinesMax}
            ) as line
            where at > $2 and starts_with(stream, 'payment-')
            union
            select stream_id
            from (
              select stream_id, type, data
              from mt_events
              where seq_id > (select last_seq from projections where name = 'wallet_statement')
              order by seq_id desc
              limit {TailMax}
            ) as tail
            where type = 'payment_made' and data ->> 'wallet' = $1
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = wallet.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = after.ToDateTimeUtc() });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var streams = new List<StreamId>();
        while (await reader.ReadAsync(cancellation)) streams.Add(new StreamId(reader.GetString(0)));
        return streams;
    }

    /// <summary>What the wallet paid last at the spot, later than <paramref name="after"/>; null for nothing.</summary>
    public static async Task<PaymentId?> LastAt(
        NpgsqlDataSource source, WalletId wallet, SpotId spot, Instant after, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand("""
            select substr(stream, length('payment-') + 1)
            from wallet_statement
            where wallet = $1 and spot = $2 and at > $3 and type = 'payment_made'
            order by seq desc
            limit 1
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = wallet.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = spot.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = after.ToDateTimeUtc() });
        return await command.ExecuteScalarAsync(cancellation) is string payment ? new PaymentId(payment) : null;
    }
}
