using System.Text.Json;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Accounts;
using LocalCoin.Store.Audit;
using Npgsql;

namespace LocalCoin.IntegrationTests.Reading;

// What the page "why is it this much" is made of: for any account, as of any moment, the journal's sum is what the
// stored events themselves add up to, and the list leads down to nothing.
public sealed class WhyItIsThisMuch(SmallTown town) : IClassFixture<SmallTown>
{
    private const int Tries = 150;
    private const int PageSize = 7;

    [Fact]
    public async Task At_any_moment_it_is_what_the_events_add_up_to()
    {
        await Project();
        var moves = await Moves();
        var scopes = moves.Select(move => AccountScope.Of(AccountAddress.Parse(move.Account)))
            .Concat(Enumerable.Range(1, 8).Select(number => AccountScope.Of(new WalletId($"w{number}")))).Distinct()
            .ToArray();
        var random = new Random(20261123);
        for (var tries = 0; tries < Tries; tries++)
        {
            var scope = scopes[random.Next(scopes.Length)];
            // Often the very instant of an event, which counts; sometimes just before one.
            var at = moves[random.Next(moves.Count)].At - Duration.FromTicks(10 * random.Next(2));
            var expected = moves.Where(move => move.At <= at && Is(scope, move.Account)).ToArray();
            await Check(scope, at, expected);
        }
    }

    [Fact]
    public async Task Now_it_is_the_writers_own_balance_and_says_so_where_it_is_not()
    {
        await Project();
        var scope = AccountScope.Of(new WalletId("w1"));
        var sound = await AccountEntries.Read(town.Schema.App, scope, null, null, PageSize, default);
        Assert.Empty(sound.Disagreements!);
        Assert.Equal(await town.Schema.Value<long>(
            "select sum(coins)::bigint from balances where owner = 'w1' and kind = 'wallet'"), sound.Total());
        await town.Schema.Execute("update journal set amount = amount + 1 where to_account like 'wallet:w1/%'");
        var tampered = await AccountEntries.Read(town.Schema.App, scope, null, null, PageSize, default);
        Assert.NotEmpty(tampered.Disagreements!);
        var before = await AccountEntries.Read(
            town.Schema.App, scope, SystemClock.Instance.GetCurrentInstant(), null, PageSize, default);
        Assert.NotEmpty(before.Disagreements!);
        await town.Schema.Execute("update journal set amount = amount - 1 where to_account like 'wallet:w1/%'");
    }

    [Fact]
    public async Task An_event_stands_in_its_chain_until_somebody_changes_it()
    {
        var head = await town.Schema.Value<long>("select seq from ledger_head");
        foreach (var seq in new[] { 1, 2, head / 2, head })
        {
            var place = await PlaceInChain.Find(town.Schema.App, seq, default);
            Assert.True(place!.IsSound(), $"{seq}: {place}");
            Assert.Equal(seq == head, place.NextFits is null);
        }
        Assert.Null(await PlaceInChain.Find(town.Schema.App, head + 1, default));
        Assert.Null(await PlaceInChain.Find(town.Schema.App, 0, default));
        const string Add = "update mt_events set data = jsonb_set(data, '{at}', to_jsonb($2::text)) where seq_id = $1";
        var stored = await town.Schema.Value<string>("select data ->> 'at' from mt_events where seq_id = 5");
        await town.Schema.Tamper(Add, 5L, "2026-01-05T00:00:00.000001Z");
        Assert.False((await PlaceInChain.Find(town.Schema.App, 5, default))!.IsSound());
        Assert.True((await PlaceInChain.Find(town.Schema.App, 4, default))!.NextFits is false);
        await town.Schema.Tamper(Add, 5L, stored);
        Assert.True((await PlaceInChain.Find(town.Schema.App, 5, default))!.IsSound());
    }

    private async Task Check(AccountScope scope, Instant at, Move[] expected)
    {
        var (before, after, seen, left) = ((AccountEntry?)null, expected.Sum(move => move.Change), 0, int.MaxValue);
        while (left >= PageSize)
        {
            var history = await AccountEntries.Read(town.Schema.App, scope, at, before, PageSize, default);
            Assert.Equal(0, history.Lag);
            Assert.Equal(
                expected.GroupBy(move => move.Account).Select(group => (group.Key, group.Sum(move => move.Change)))
                    .Where(one => one.Item2 != 0).OrderBy(one => one.Key, StringComparer.Ordinal),
                history.Accounts.Select(line => (line.Account.Value, line.Coins)));
            Assert.Equal(after, history.After);
            if (scope.Account is null) Assert.Empty(history.Disagreements!);
            foreach (var entry in history.Entries)
            {
                Assert.Equal(expected.Where(move => move.Seq == entry.Seq).Sum(move => move.Change), entry.Change);
                after -= entry.Change;
            }
            (before, left) = (history.Entries is [.., var oldest] ? oldest : null, history.Entries.Count);
            seen += left;
        }
        Assert.Equal(0, after);
        Assert.Equal(expected.Select(move => move.Seq).Distinct().Count(), seen);
    }

    private static bool Is(AccountScope scope, string account) => scope.Account is { } one
        ? one.Value == account
        : account.StartsWith(scope.Value + "/", StringComparison.Ordinal);

    /// <summary>Both sides of every posting, from the stored JSON and by nothing of ours.</summary>
    private async Task<List<Move>> Moves()
    {
        var moves = new List<Move>();
        await using var command = town.Schema.Owner.CreateCommand(
            "select seq_id, data::text from mt_events where seq_id <= (select seq from ledger_head) order by seq_id");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            using var data = JsonDocument.Parse(reader.GetString(1));
            var at = NodaTime.Text.InstantPattern.ExtendedIso.Parse(data.RootElement.GetProperty("at").GetString()!);
            if (!data.RootElement.TryGetProperty("postings", out var postings)) continue;
            foreach (var posting in postings.EnumerateArray())
            {
                var amount = posting.GetProperty("amount").GetInt64();
                moves.Add(new(reader.GetInt64(0), at.Value, posting.GetProperty("to").GetString()!, amount));
                moves.Add(new(reader.GetInt64(0), at.Value, posting.GetProperty("from").GetString()!, -amount));
            }
        }
        return moves;
    }

    private async Task Project()
    {
        foreach (var projection in new[] { "journal", "wallet_statement" })
        {
            await ProjectionRebuild.Run(town.Schema.App, Projection.Of(projection), null, default);
        }
    }

    private sealed record Move(long Seq, Instant At, string Account, long Change);
}
