using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store.Directory;

/// <param name="TNumber">適格請求書発行事業者の登録番号: T and thirteen digits.</param>
/// <param name="BankAccount">JSON; for settlement.</param>
public sealed record MerchantEntry(
    MerchantId Merchant, string Name, string? Kana, string? NameEn, string? TNumber, string? Phone, string? Address,
    string? BankAccount, string? Notes);

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

    private static object?[] Values(MerchantEntry merchant) =>
    [
        merchant.Merchant.Value, merchant.Name, merchant.Kana, merchant.NameEn, merchant.TNumber, merchant.Phone,
        merchant.Address, merchant.BankAccount, merchant.Notes,
    ];

    private static MerchantEntry Read(NpgsqlDataReader row) => new(
        new MerchantId(row.GetString(0)), row.GetString(1), row.Text(2), row.Text(3), row.Text(4), row.Text(5),
        row.Text(6),
        row.Text(7), row.Text(8));
}
