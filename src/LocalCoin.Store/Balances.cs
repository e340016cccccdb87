using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store;

/// <summary>What is asked of the balances across wallets.</summary>
public static class Balances
{
    /// <summary>Wallets that still hold coins whose last day is before a day.</summary>
    public static async Task<IReadOnlyList<WalletId>> WalletsWithPursesEndedBefore(
        NpgsqlDataSource source, LocalDate day, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand("""
            select distinct owner
            from balances
            where kind in ('wallet', 'unclaimed') and coins > 0 and expiry < $1
            order by owner
            """);
        command.Parameters.Add(new() { Value = day.ToDateOnly() });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var wallets = new List<WalletId>();
        while (await reader.ReadAsync(cancellation)) wallets.Add(new WalletId(reader.GetString(0)));
        return wallets;
    }
}
