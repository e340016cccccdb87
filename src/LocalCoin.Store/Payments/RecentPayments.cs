using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store.Payments;

/// <summary>
/// Whether this has been paid a moment ago: the question that a register asks when a card is held out twice. It reads
/// two projections, so it is an aid and no fence; that one payment is made once is the ledger's matter.
/// </summary>
public static class RecentPayments
{
    private const int LinesMax = 100;

    /// <summary>When the wallet last paid that price at the merchant, later than <paramref name="after"/>, and it was
    /// not given back; null where it did not.</summary>
    /// <param name="except">The payment that is just being made.</param>
    public static async Task<Instant?> LastOf(
        NpgsqlDataSource source, WalletId wallet, MerchantId merchant, long price, Instant after, PaymentId except,
        CancellationToken cancellation)
    {
        await using var command = source.CreateCommand($"""
            select max(paid.at)
            from (
              select distinct stream
              from (
                select stream, at from wallet_statement where wallet = $1 order by seq desc limit {LinesMax}
              ) as line
              where at > $4
            ) as recent
            join merchant_payments as paid on recent.stream = 'payment-' || paid.payment
            where paid.merchant = $2 and paid.amount + paid.cash = $3 and paid.at > $4 and paid.refunded = 0
              and paid.payment <> $5
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = wallet.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = merchant.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = price });
        command.Parameters.Add(new NpgsqlParameter { Value = after.ToDateTimeUtc() });
        command.Parameters.Add(new NpgsqlParameter { Value = except.Value });
        return await command.ExecuteScalarAsync(cancellation) is DateTime at ? Instant.FromDateTimeUtc(at) : null;
    }
}
