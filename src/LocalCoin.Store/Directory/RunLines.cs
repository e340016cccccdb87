using System.Security.Cryptography;
using System.Text;
using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store.Directory;

/// <summary>What one line of a run gives to whom. Lines count from one.</summary>
public sealed record RunLine(int Line, WalletId Wallet, Amount Amount)
{
    /// <summary>SHA-256, lower-case hex, over the lines as <c>line,wallet,coins</c>, each ended by a line
    /// feed.</summary>
    public static string Hash(IEnumerable<RunLine> lines)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in lines) hash.AppendData(
            Encoding.UTF8.GetBytes($"{line.Line},{line.Wallet},{line.Amount}\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

public sealed class RunLines(NpgsqlDataSource source)
{
    /// <summary>Enters the lines of a run that is about to be proposed. Again is harmless; other lines are
    /// refused.</summary>
    /// <param name="sent">The proposal; null where a job is run again until all is done.</param>
    /// <returns>Refused when the run already has other lines.</returns>
    public async Task<Noted> Put(
        RunId run, IReadOnlyList<RunLine> lines, Sent? sent, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var command = new NpgsqlCommand("""
            insert into directory_run_lines (run, line, wallet, coins)
            select $1, line, wallet, coins
            from unnest($2::int[], $3::varchar[], $4::bigint[]) as lines (line, wallet, coins)
            on conflict do nothing
            """, connection);
        command.Parameters.Add(new() { Value = run.Value });
        command.Parameters.Add(new() { Value = lines.Select(line => line.Line).ToArray() });
        command.Parameters.Add(new() { Value = lines.Select(line => line.Wallet.Value).ToArray() });
        command.Parameters.Add(new() { Value = lines.Select(line => line.Amount.Coins).ToArray() });
        var entered = await command.ExecuteNonQueryAsync(cancellation);
        if (entered == lines.Count)
        {
            if (sent is not null)
            {
                await using var noting = new NpgsqlCommand(Unfinished.Insert(0) + Unfinished.Once, connection)
                    .With(Unfinished.Values(sent));
                await noting.ExecuteNonQueryAsync(cancellation);
            }
            await transaction.CommitAsync(cancellation);
            return Noted.Fresh;
        }
        await transaction.RollbackAsync(cancellation);
        return entered == 0 && RunLine.Hash(await Of(run, cancellation)) == RunLine.Hash(lines)
            ? Noted.ThereBefore
            : Noted.Refused;
    }

    /// <summary>Takes the lines back of a run that was not proposed.</summary>
    public Task Remove(RunId run, CancellationToken cancellation) => source.Run(
        "delete from directory_run_lines where run = $1", [run.Value], cancellation);

    public Task<List<RunLine>> Of(RunId run, CancellationToken cancellation) => source.All(
        "select line, wallet, coins from directory_run_lines where run = $1 order by line", [run.Value], Read,
        cancellation);

    /// <summary>Lines of the run after one of them, in order.</summary>
    public Task<List<RunLine>> After(RunId run, int line, int most, CancellationToken cancellation) => source.All("""
        select line, wallet, coins from directory_run_lines where run = $1 and line > $2 order by line limit $3
        """, [run.Value, line, most], Read, cancellation);

    /// <summary>Whether one of the run's lines gives to this wallet.</summary>
    public async Task<bool> Name(RunId run, WalletId wallet, CancellationToken cancellation) => await source.One(
        "select line, wallet, coins from directory_run_lines where run = $1 and wallet = $2 limit 1",
        [run.Value, wallet.Value], Read, cancellation) is not null;

    private static RunLine Read(NpgsqlDataReader row) =>
        new(row.GetInt32(0), new WalletId(row.GetString(1)), new Amount(row.GetInt64(2)));
}
