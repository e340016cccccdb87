using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store.Directory;

/// <summary>What is known of a merchant's code without trying it.</summary>
public sealed record OwnerCode(string Hash, bool IsBlocked);

/// <summary>By what an owner shows at a register to be the owner. One for each merchant.</summary>
public sealed class OwnerCodes(NpgsqlDataSource source)
{
    public const int FailuresMax = 5;

    /// <summary>Sets it anew, and unblocks it.</summary>
    public Task Put(MerchantId merchant, string hash, ActorId by, CancellationToken cancellation) => source.Run("""
        insert into directory_owner_codes (merchant, code_hash, set_by)
        values ($1, $2, $3)
        on conflict (merchant) do update
        set code_hash = excluded.code_hash, set_by = excluded.set_by, failures = 0, set_at = now()
        """, [merchant.Value, hash, by.Value], cancellation);

    public Task<OwnerCode?> Find(MerchantId merchant, CancellationToken cancellation) => source.One(
        $"select code_hash, failures >= {FailuresMax} from directory_owner_codes where merchant = $1",
        [merchant.Value], row => new OwnerCode(row.GetString(0), row.GetBoolean(1)), cancellation);

    /// <summary>Counts the try, and only then says what it must match; null where there is no code, or no try
    /// left.</summary>
    public Task<OwnerCode?> Begin(MerchantId merchant, CancellationToken cancellation) => source.One($"""
        update directory_owner_codes
        set failures = failures + 1
        where merchant = $1 and failures < {FailuresMax}
        returning code_hash
        """, [merchant.Value], row => new OwnerCode(row.GetString(0), false), cancellation);

    /// <summary>It was right: earlier failures are forgotten.</summary>
    public Task End(MerchantId merchant, CancellationToken cancellation) => source.Run(
        "update directory_owner_codes set failures = 0 where merchant = $1", [merchant.Value], cancellation);
}
