// What made an account's coins, as of any moment: its entries in the journal in the order of business time, and beside
// their sum what another table says of the same coins, so that a reader sees at once whether both agree.

using System.Data;
using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store.Accounts;

/// <summary>One account, or all purses of one wallet.</summary>
public sealed record AccountScope
{
    private AccountScope(AccountAddress? account, WalletId? wallet) => (Account, Wallet) = (account, wallet);

    /// <summary>Null where all purses of a wallet are meant.</summary>
    public AccountAddress? Account { get; }

    /// <summary>Whose coins these are; null where they are no resident's.</summary>
    public WalletId? Wallet { get; }

    /// <summary>As it is written in an address: <c>wallet:…</c> without a fund is the whole wallet.</summary>
    public string Value => Account?.Value ?? $"wallet:{Wallet}";

    public static AccountScope Of(WalletId wallet) => new(null, wallet);

    public static AccountScope Of(AccountAddress account) => new(
        account, account.Kind is AccountKind.Wallet or AccountKind.Hold or AccountKind.Unclaimed
            ? new WalletId(account.Owner!)
            : null);

    /// <exception cref="FormatException">The text is neither.</exception>
    public static AccountScope Parse(string text) =>
        text.StartsWith("wallet:", StringComparison.Ordinal) && !text.Contains('/', StringComparison.Ordinal)
            ? Of(WalletId.Parse(text["wallet:".Length..]))
            : Of(AccountAddress.Parse(text));

    /// <summary>The condition on a column of addresses, over the two parameters of <see cref="Bounds"/>.</summary>
    internal string Holds(string column) => Account is null
        ? $"{column} collate \"C\" >= $1 and {column} collate \"C\" < $2"
        : $"{column} collate \"C\" = $1 and $2 <> ''";

    /// <summary>All purses of a wallet begin alike; 0 comes after the slash.</summary>
    internal string[] Bounds() => Account is { } account ? [account.Value, "-"] : [$"{Value}/", $"{Value}0"];
}

/// <summary>What an event did to the coins in question.</summary>
public sealed record AccountEntry(Instant At, long Seq, long Change);

/// <summary>Two tables that should say the same and do not.</summary>
public sealed record Disagreement(AccountAddress Account, long Journal, long Other);

/// <param name="Accounts">What each held; those that hold nothing are not among them.</param>
/// <param name="Entries">The newest first.</param>
/// <param name="After">The coins after the first of these entries.</param>
/// <param name="Disagreements">Null where there is nothing to compare with.</param>
/// <param name="Lag">Events of the ledger that the journal does not have yet.</param>
public sealed record AccountHistory(
    IReadOnlyList<TrialBalanceLine> Accounts, IReadOnlyList<AccountEntry> Entries, long After,
    IReadOnlyList<Disagreement>? Disagreements, long Lag)
{
    public long Total() => Accounts.Sum(line => line.Coins);
}

public static class AccountEntries
{
    /// <param name="asOf">The moment, included; null for now.</param>
    /// <param name="before">The last entry of the page before; null for the first page.</param>
    public static async Task<AccountHistory> Read(
        NpgsqlDataSource source, AccountScope scope, Instant? asOf, AccountEntry? before, int size,
        CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var snapshot = await connection.BeginTransactionAsync(
            IsolationLevel.RepeatableRead, cancellation);
        var question = new Question(connection, scope, asOf ?? Instant.FromUtc(9998, 1, 1, 0, 0), cancellation);
        var lags = await question.Lags();
        var accounts = await question.Sums();
        var entries = await question.Page(before, size);
        var after = before is null ? accounts.Sum(line => line.Coins) : await question.Before(before);
        var other = (lags["journal"], lags["wallet_statement"]) switch
        {
            (0, _) when asOf is null => await question.Balances(),
            (var journal, var statement) when journal == statement && scope.Account is null =>
                await question.Statement(),
            _ => null,
        };
        return new AccountHistory(
            [.. accounts.Where(line => line.Coins != 0)], entries, after,
            other is null ? null : Compare(accounts, other), lags["journal"]);
    }

    /// <summary>How many events of each kind took coins out of an account, as far as the journal is.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> Counts(
        NpgsqlDataSource source, AccountAddress account, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand("""
            select type, count(distinct seq)::int from journal where from_account collate "C" = $1 group by type
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = account.Value });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var counts = new Dictionary<string, int>();
        while (await reader.ReadAsync(cancellation)) counts.Add(reader.GetString(0), reader.GetInt32(1));
        return counts;
    }

    private static List<Disagreement> Compare(List<TrialBalanceLine> journal, List<TrialBalanceLine> other)
    {
        var (here, there) = (journal.ToDictionary(line => line.Account, line => line.Coins),
            other.ToDictionary(line => line.Account, line => line.Coins));
        return
        [
            .. here.Keys.Union(there.Keys).Order()
                .Select(account => new Disagreement(
                    account, here.GetValueOrDefault(account), there.GetValueOrDefault(account)))
                .Where(one => one.Journal != one.Other),
        ];
    }

    private sealed class Question(
        NpgsqlConnection connection, AccountScope scope, Instant asOf, CancellationToken cancellation)
    {
        /// <summary>Entries are on both sides: coins that came and coins that went.</summary>
        private string Entries(string more = "") => $"""
            select to_account as account, at, seq, amount as change
            from journal
            where {scope.Holds("to_account")} and at <= $3 {more}
            union all
            select from_account, at, seq, -amount
            from journal
            where {scope.Holds("from_account")} and at <= $3 {more}
            """;

        public async Task<Dictionary<string, long>> Lags()
        {
            await using var command = new NpgsqlCommand(
                "select name, seq - last_seq from projections, ledger_head", connection);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var lags = new Dictionary<string, long>();
            while (await reader.ReadAsync(cancellation)) lags.Add(reader.GetString(0), reader.GetInt64(1));
            return lags;
        }

        public Task<List<TrialBalanceLine>> Sums() => Lines($"""
            select account, sum(change)::bigint from ({Entries()}) as entry group by account order by account
            """, [.. scope.Bounds(), asOf.ToDateTimeUtc()]);

        public async Task<List<AccountEntry>> Page(AccountEntry? before, int size)
        {
            await using var command = Command($"""
                select at, seq, sum(change)::bigint
                from ({Entries("and (at, seq) < ($4, $5)")}) as entry
                group by at, seq
                order by at desc, seq desc
                limit $6
                """,
                [
                    .. scope.Bounds(), asOf.ToDateTimeUtc(), (before?.At ?? asOf).ToDateTimeUtc(),
                    before?.Seq ?? long.MaxValue, size,
                ]);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var entries = new List<AccountEntry>();
            while (await reader.ReadAsync(cancellation))
            {
                entries.Add(new AccountEntry(
                    Instant.FromDateTimeUtc(reader.GetDateTime(0)), reader.GetInt64(1), reader.GetInt64(2)));
            }
            return entries;
        }

        /// <summary>The coins before an entry.</summary>
        public async Task<long> Before(AccountEntry entry)
        {
            await using var command = Command(
                $"select coalesce(sum(change), 0)::bigint from ({Entries("and (at, seq) < ($4, $5)")}) as entry",
                [.. scope.Bounds(), asOf.ToDateTimeUtc(), entry.At.ToDateTimeUtc(), entry.Seq]);
            return (long)(await command.ExecuteScalarAsync(cancellation))!;
        }

        /// <summary>What the writer keeps, as of the head.</summary>
        public Task<List<TrialBalanceLine>> Balances() => scope.Account is { } account
            ? Lines("select address, coins from balances where address = $1", [account.Value])
            : Lines("select address, coins from balances where owner = $1 and kind = 'wallet'",
                [scope.Wallet!.Value.Value]);

        /// <summary>What the wallet's own statement says.</summary>
        public Task<List<TrialBalanceLine>> Statement() => Lines("""
            select 'wallet:' || wallet || '/' || fund || '/' || coalesce(expiry::text, 'none'), sum(change)::bigint
            from wallet_statement
            where wallet = $1 and at <= $2
            group by wallet, fund, expiry
            """, [scope.Wallet!.Value.Value, asOf.ToDateTimeUtc()]);

        private async Task<List<TrialBalanceLine>> Lines(string sql, object[] values)
        {
            await using var command = Command(sql, values);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var lines = new List<TrialBalanceLine>();
            while (await reader.ReadAsync(cancellation))
            {
                lines.Add(new TrialBalanceLine(AccountAddress.Parse(reader.GetString(0)), reader.GetInt64(1)));
            }
            return lines;
        }

        private NpgsqlCommand Command(string sql, object[] values)
        {
            var command = new NpgsqlCommand(sql, connection);
            foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
            return command;
        }
    }
}
