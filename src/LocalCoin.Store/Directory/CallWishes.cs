using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store.Directory;

/// <summary>Somebody to be called because a place does not come.</summary>
/// <param name="IsCalled">Somebody ticked it.</param>
public sealed record Call(WalletId Wallet, string Name, string? Kana, string Phone, bool IsCalled);

/// <summary>Residents who asked to be called when a place has a day off. Their wishes are erased with them.</summary>
public sealed class CallWishes(NpgsqlDataSource source)
{
    private const int ListMax = 500;

    public Task Ask(WalletId wallet, SpotId spot, ActorId by, CancellationToken cancellation) => source.Run("""
        insert into directory_call_wishes (wallet, spot, asked_by)
        values ($1, $2, $3)
        on conflict do nothing
        """, [wallet.Value, spot.Value, by.Value], cancellation);

    public Task TakeBack(WalletId wallet, SpotId spot, CancellationToken cancellation) => source.Run(
        "delete from directory_call_wishes where wallet = $1 and spot = $2", [wallet.Value, spot.Value],
        cancellation);

    /// <summary>The places that a resident wants to be called about.</summary>
    public async Task<IReadOnlySet<SpotId>> Of(WalletId wallet, CancellationToken cancellation) => (await source.All(
        "select spot from directory_call_wishes where wallet = $1", [wallet.Value],
        row => new SpotId(row.GetString(0)), cancellation)).ToHashSet();

    public Task<List<Call>> Of(SpotId spot, LocalDate day, CancellationToken cancellation) => source.All($"""
        select wishes.wallet, members.name, members.kana, members.phone, calls.wallet is not null
        from directory_call_wishes as wishes
        join directory_members as members on members.wallet = wishes.wallet
        left join directory_calls as calls
          on calls.wallet = wishes.wallet and calls.spot = wishes.spot and calls.day = $2
        where wishes.spot = $1 and members.phone is not null and members.name is not null
        order by members.kana, members.name
        limit {ListMax}
        """, [spot.Value, day.ToDateOnly()],
        row => new Call(
            new WalletId(row.GetString(0)), row.GetString(1), row.Text(2), row.GetString(3), row.GetBoolean(4)),
        cancellation);

    public Task Tick(
        WalletId wallet, SpotId spot, LocalDate day, ActorId by, CancellationToken cancellation) => source.Run("""
        insert into directory_calls (wallet, spot, day, called_by)
        values ($1, $2, $3, $4)
        on conflict do nothing
        """, [wallet.Value, spot.Value, day.ToDateOnly(), by.Value], cancellation);
}
