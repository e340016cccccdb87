using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store.Directory;

/// <param name="TNumber">適格請求書発行事業者の登録番号: T and thirteen digits.</param>
/// <param name="BankAccount">JSON; for settlement.</param>
public sealed record MerchantEntry(
    MerchantId Merchant, string Name, string? Kana, string? NameEn, string? TNumber, string? Phone, string? Address,
    string? BankAccount, string? Notes);

/// <summary>A merchant as it was known until somebody changed it.</summary>
public sealed record MerchantBefore(ActorId By, Instant At, MerchantEntry Was);

public sealed class Merchants(NpgsqlDataSource source)
{
    private const string Columns = "merchant, name, kana, name_en, t_number, phone, address, bank_account::text, notes";

    public Task Put(MerchantEntry merchant, CancellationToken cancellation) => source.Run("""
        insert into directory_merchants (merchant, name, kana, name_en, t_number, phone, address, bank_account, notes)
        values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9)
        on conflict (merchant) do update
        set (name, kana, name_en, t_number, phone, address, bank_account, notes, changed_at)
          = row (excluded.name, excluded.kana, excluded.name_en, excluded.t_number, excluded.phone, excluded.address,
                 excluded.bank_account, excluded.notes, now())
        """, Values(merchant), cancellation);

    /// <summary>Changes what is known of one that is there, and keeps what was known before. Its account is changed by
    /// <see cref="BankProposals"/> alone.</summary>
    public Task Change(MerchantEntry merchant, ActorId by, CancellationToken cancellation) => source.Run("""
        with kept as (
          insert into directory_merchant_history (merchant, changed_by, was)
          select merchant, $9, to_jsonb(old) - 'changed_at'
          from directory_merchants as old
          where merchant = $1
        )
        update directory_merchants
        set (name, kana, name_en, t_number, phone, address, notes, changed_at)
          = row ($2, $3, $4, $5, $6, $7, $8, now())
        where merchant = $1
        """,
        [
            merchant.Merchant.Value, merchant.Name, merchant.Kana, merchant.NameEn, merchant.TNumber, merchant.Phone,
            merchant.Address, merchant.Notes, by.Value,
        ], cancellation);

    /// <summary>What was known before each change, the newest change first.</summary>
    public Task<List<MerchantBefore>> Before(MerchantId merchant, int most, CancellationToken cancellation) =>
        source.All("""
            select changed_by, changed_at, was->>'merchant', was->>'name', was->>'kana', was->>'name_en',
              was->>'t_number', was->>'phone', was->>'address', was->>'bank_account', was->>'notes'
            from directory_merchant_history
            where merchant = $1
            order by entry desc
            limit $2
            """, [merchant.Value, most],
            row => new MerchantBefore(new ActorId(row.GetString(0)), row.Time(1)!.Value, Read(row, 2)), cancellation);

    /// <summary>Enters a merchant that is about to join. One that is there keeps its names.</summary>
    public Task<Noted> Enter(MerchantEntry merchant, Sent sent, CancellationToken cancellation) =>
        Unfinished.Enter(source, """
            insert into directory_merchants
              (merchant, name, kana, name_en, t_number, phone, address, bank_account, notes)
            values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9)
            on conflict (merchant) do nothing
            """, Values(merchant), sent, cancellation);

    /// <summary>Takes the names of one back that did not join.</summary>
    public Task Remove(MerchantId merchant, CancellationToken cancellation) => source.Run(
        "delete from directory_merchants where merchant = $1", [merchant.Value], cancellation);

    public Task<MerchantEntry?> Find(MerchantId merchant, CancellationToken cancellation) => source.One(
        $"select {Columns} from directory_merchants where merchant = $1", [merchant.Value], Read, cancellation);

    /// <summary>In order of their ids.</summary>
    public Task<List<MerchantEntry>> After(string after, int most, CancellationToken cancellation) => source.All(
        $"select {Columns} from directory_merchants where merchant > $1 order by merchant limit $2",
        [after, most], Read, cancellation);

    /// <summary>In order of how they are read.</summary>
    /// <param name="after">The last of the page before; null for the first page.</param>
    public Task<List<MerchantEntry>> InOrder(MerchantId? after, int most, CancellationToken cancellation) =>
        source.All($"""
        select {Columns}
        from directory_merchants
        where $1::varchar is null or (coalesce(kana, name), merchant) > (
          select coalesce(last.kana, last.name), last.merchant from directory_merchants as last
          where last.merchant = $1)
        order by coalesce(kana, name), merchant
        limit $2
        """, [after?.Value, most], Read, cancellation);

    /// <summary>By a part of the name or of the kana, in any script, or by the id. There are few enough to read all.
    /// </summary>
    public Task<List<MerchantEntry>> Search(string text, int most, CancellationToken cancellation) => source.All($"""
        select {Columns}
        from directory_merchants
        where merchant = $1 or strpos(lower(name), lower($1)) > 0 or strpos(lower(name_en), lower($1)) > 0
          or strpos(replace(kana, ' ', ''), $2) > 0
        order by coalesce(kana, name), merchant
        limit $3
        """, [text, Kana.Sought(text), most], Read, cancellation);

    private static object?[] Values(MerchantEntry merchant) =>
    [
        merchant.Merchant.Value, merchant.Name, merchant.Kana, merchant.NameEn, merchant.TNumber, merchant.Phone,
        merchant.Address, merchant.BankAccount, merchant.Notes,
    ];

    private static MerchantEntry Read(NpgsqlDataReader row) => Read(row, 0);

    private static MerchantEntry Read(NpgsqlDataReader row, int i) => new(
        new MerchantId(row.GetString(i)), row.GetString(i + 1), row.Text(i + 2), row.Text(i + 3), row.Text(i + 4),
        row.Text(i + 5), row.Text(i + 6), row.Text(i + 7), row.Text(i + 8));
}
