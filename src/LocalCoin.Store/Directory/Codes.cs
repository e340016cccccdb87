// A resident's one-time code. Its only meaning is the payment that it allows: single use is decided where that payment
// is committed, so a row here is never marked as used. Rows stay a day, so that a retried charge finds its payment.

using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store.Directory;

public sealed record CodeEntry(PaymentId Payment, WalletId Wallet, Instant ValidUntil);

public sealed class Codes(NpgsqlDataSource source)
{
    private const string Columns = "payment, wallet, valid_until";

    /// <param name="digitsHash">Of the digits beside the QR, for a shop that cannot scan; null without.</param>
    public Task Draw(CodeEntry code, string token, byte[]? digitsHash, CancellationToken cancellation) => source.Run("""
        insert into directory_codes (token_hash, digits_hash, payment, wallet, valid_until) values ($1, $2, $3, $4, $5)
        """, [Token.Hash(token), digitsHash, code.Payment.Value, code.Wallet.Value, code.ValidUntil], cancellation);

    public Task<CodeEntry?> Find(string token, CancellationToken cancellation) => source.One(
        $"select {Columns} from directory_codes where token_hash = $1", [Token.Hash(token)], Read, cancellation);

    /// <summary>By the digits, of which only the last that were drawn count.</summary>
    public Task<CodeEntry?> FindByDigits(byte[] digitsHash, CancellationToken cancellation) => source.One(
        $"select {Columns} from directory_codes where digits_hash = $1 order by drawn_at desc limit 1",
        [digitsHash], Read, cancellation);

    /// <summary>Forgets codes that ended more than a day ago.</summary>
    public Task<int> Sweep(CancellationToken cancellation) => source.Run(
        "delete from directory_codes where valid_until < now() - interval '1 day'", [], cancellation);

    private static CodeEntry Read(NpgsqlDataReader row) => new(
        new PaymentId(row.GetString(0)), new WalletId(row.GetString(1)), row.Time(2)!.Value);
}
