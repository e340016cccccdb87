// A resident's one-time code. Its only meaning is the payment that it allows: single use is decided where that payment
// is committed, so a row here is never marked as used. Rows stay a day, so that a retried charge finds its payment.

using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store.Directory;

public sealed record CodeEntry(PaymentId Payment, WalletId Wallet, Instant ValidUntil)
{
    public const int DigitsLength = 8;
    internal const string Kind = "one-time-code";

    /// <summary>For the QR, and for reading aloud. Only their hashes are kept: to show them again they are drawn
    /// again.</summary>
    public (string Token, string Digits) Drawn(TypedSecrets secrets) => (
        secrets.DrawnToken(Kind, Payment.Value),
        CheckDigit.Append(secrets.DrawnDigits(Kind, Payment.Value, DigitsLength - 1)));
}

public sealed class Codes(NpgsqlDataSource source)
{
    private const string Columns = "payment, wallet, valid_until";

    /// <returns>False where somebody else's code has these digits now: draw another one.</returns>
    public async Task<bool> Draw(CodeEntry code, TypedSecrets secrets, CancellationToken cancellation)
    {
        var (token, digits) = code.Drawn(secrets);
        return await source.Run("""
            insert into directory_codes (token_hash, digits_hash, payment, wallet, valid_until)
            select $1, $2, $3, $4, $5
            where not exists (select from directory_codes where digits_hash = $2 and valid_until > now())
            """,
            [
                Token.Hash(token), secrets.Hash(CodeEntry.Kind, digits), code.Payment.Value, code.Wallet.Value,
                code.ValidUntil,
            ], cancellation) == 1;
    }

    public Task<CodeEntry?> Find(PaymentId payment, WalletId wallet, CancellationToken cancellation) => source.One(
        $"select {Columns} from directory_codes where payment = $1 and wallet = $2", [payment.Value, wallet.Value],
        Read, cancellation);

    public Task<CodeEntry?> Find(string token, CancellationToken cancellation) => source.One(
        $"select {Columns} from directory_codes where token_hash = $1", [Token.Hash(token)], Read, cancellation);

    /// <summary>By the digits, of which only the last that were drawn count.</summary>
    public Task<CodeEntry?> FindByDigits(string digits, TypedSecrets secrets, CancellationToken cancellation) =>
        source.One(
            $"select {Columns} from directory_codes where digits_hash = $1 order by drawn_at desc limit 1",
            [secrets.Hash(CodeEntry.Kind, digits)], Read, cancellation);

    /// <summary>Forgets codes that ended more than a day ago.</summary>
    public Task<int> Sweep(CancellationToken cancellation) => source.Run(
        "delete from directory_codes where valid_until < now() - interval '1 day'", [], cancellation);

    private static CodeEntry Read(NpgsqlDataReader row) => new(
        new PaymentId(row.GetString(0)), new WalletId(row.GetString(1)), row.Time(2)!.Value);
}
