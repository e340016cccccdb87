using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store.Directory;

/// <summary>A payer's wish that the shop gives coins back; who the payer is stands in the payment alone.</summary>
/// <param name="Wish">The id of the refund that fulfils it.</param>
/// <param name="Coins">How many of the payment's coins.</param>
public sealed record RefundWish(
    Guid Wish, PaymentId Payment, MerchantId Merchant, SpotId Spot, long Coins, Instant AskedAt);

public sealed class RefundWishes(NpgsqlDataSource source)
{
    public const int ListMax = 200;
    private const string Columns = "wish, payment, merchant, spot, coins, asked_at";

    /// <returns>False where the payment was wished back before, by another wish.</returns>
    public async Task<bool> Add(RefundWish wish, CancellationToken cancellation)
    {
        await source.Run($"""
            insert into directory_refund_wishes ({Columns})
            values ($1, $2, $3, $4, $5, $6)
            on conflict do nothing
            """,
            [
                wish.Wish, wish.Payment.Value, wish.Merchant.Value, wish.Spot.Value, wish.Coins, wish.AskedAt,
            ], cancellation);
        return await Open(wish.Wish, cancellation) is not null;
    }

    public async Task<bool> IsAsked(PaymentId payment, CancellationToken cancellation) => await source.One(
        "select payment from directory_refund_wishes where payment = $1", [payment.Value], row => row.GetString(0),
        cancellation) is not null;

    /// <summary>A wish that waits for its answer.</summary>
    public Task<RefundWish?> Open(Guid wish, CancellationToken cancellation) => source.One(
        $"select {Columns} from directory_refund_wishes where wish = $1 and answer is null", [wish], Read,
        cancellation);

    /// <summary>Those that wait for the merchant, oldest first.</summary>
    public Task<List<RefundWish>> Of(MerchantId merchant, CancellationToken cancellation) => source.All(
        $"""
        select {Columns} from directory_refund_wishes
        where merchant = $1 and answer is null
        order by asked_at
        limit {ListMax}
        """, [merchant.Value], Read, cancellation);

    /// <summary>Those that no shop answered in time, oldest first.</summary>
    public Task<List<RefundWish>> AskedBefore(Instant asked, CancellationToken cancellation) => source.All(
        $"""
        select {Columns} from directory_refund_wishes
        where asked_at < $1 and answer is null
        order by asked_at
        limit {ListMax}
        """, [asked], Read, cancellation);

    public Task Answer(
        Guid wish, bool isGiven, ActorId by, Instant at, CancellationToken cancellation) => source.Run("""
        update directory_refund_wishes
        set (answer, answered_by, answered_at) = row ($2, $3, $4)
        where wish = $1 and answer is null
        """, [wish, isGiven ? "given" : "declined", by.Value, at], cancellation);

    private static RefundWish Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), new PaymentId(row.GetString(1)), new MerchantId(row.GetString(2)),
        new SpotId(row.GetString(3)), row.GetInt64(4), Instant.FromDateTimeUtc(row.GetDateTime(5)));
}
