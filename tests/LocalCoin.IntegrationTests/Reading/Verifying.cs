// Whoever may change the database can change its past; verify must see each way of doing it, and name the place.

using LocalCoin.Store;
using LocalCoin.Store.Audit;
using Microsoft.Extensions.Logging.Abstractions;

namespace LocalCoin.IntegrationTests.Reading;

public sealed class Verifying : IAsyncLifetime
{
    private static readonly VerificationOptions Plain = new(false, null);
    private readonly SmallTown town = new();

    public Task InitializeAsync() => town.InitializeAsync();
    public Task DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task An_untouched_ledger_is_clean()
    {
        var report = await Verify(Plain);
        Assert.Null(report.Fault);
        Assert.True(report.IsClean());
        Assert.Equal(await Head(), report.Head);
        Assert.Equal(await town.Schema.Value<string>("select hash::text from ledger_head"), report.Hash);
        Assert.Equal(await town.Schema.Value<long>("select count(*) from balances"), report.Balances);
    }

    [Fact]
    public async Task It_is_clean_while_payments_go_on()
    {
        using var stop = new CancellationTokenSource();
        var paying = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested) await town.PayNow(1);
        });
        for (var i = 0; i < 5; i++) Assert.Null((await Verify(Plain)).Fault);
        await stop.CancelAsync();
        await paying;
    }

    [Fact]
    public async Task One_changed_amount_is_found()
    {
        var seq = await SomePayment();
        await Tamper("update mt_events set data = jsonb_set(data, '{postings,0,amount}', '1') where seq_id = $1", seq);
        Expect("chain", seq, await Verify(Plain));
    }

    [Fact]
    public async Task One_deleted_event_is_found()
    {
        var seq = await SomePayment();
        await Tamper("delete from mt_events where seq_id = $1", seq);
        var fault = Expect("sequence", seq, await Verify(Plain));
        Assert.Equal(($"event {seq}", $"event {seq + 1}"), (fault.Expected, fault.Found));
    }

    [Fact]
    public async Task A_deleted_last_event_is_found()
    {
        var seq = await Head();
        await Tamper("delete from mt_events where seq_id = $1", seq);
        Expect("sequence", seq, await Verify(Plain));
    }

    [Fact]
    public async Task One_swapped_pair_is_found()
    {
        var seq = await SomePayment();
        await Tamper("update mt_events set seq_id = -1 where seq_id = $1", seq);
        await Tamper("update mt_events set seq_id = $1 where seq_id = $2", seq, seq + 1);
        await Tamper("update mt_events set seq_id = $1 where seq_id = -1", seq + 1);
        Expect("chain", seq, await Verify(Plain));
    }

    [Fact]
    public async Task An_event_above_the_head_is_found()
    {
        await Tamper("""
            update ledger_head
            set seq = seq - 1, hash = (select headers ->> 'hash' from mt_events where seq_id = seq - 1)
            """);
        Assert.NotNull((await Verify(Plain)).Fault);
    }

    [Fact]
    public async Task One_edited_balance_is_found()
    {
        await Tamper("update balances set coins = coins + 1 where address = 'merchant:grocer'");
        var fault = Expect("balance", null, await Verify(Plain));
        Assert.Contains("merchant:grocer", fault.Where, StringComparison.Ordinal);
        Assert.Equal(long.Parse(fault.Expected) + 1, long.Parse(fault.Found));
    }

    [Fact]
    public async Task One_removed_balance_is_found()
    {
        await Tamper("delete from balances where address = 'merchant:grocer'");
        Assert.Contains(
            "merchant:grocer", Expect("balance", null, await Verify(Plain)).Where, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_edited_tally_is_found()
    {
        var tally = await town.Schema.Value<string>("select min(tally) from tallies");
        await Tamper("update tallies set count = count - 1 where tally = $1", tally);
        Assert.Contains(tally, Expect("tally", null, await Verify(Plain)).Where, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("is_archived = true")]
    [InlineData("is_archived = null")]
    [InlineData("tenant_id = 'other'")]
    [InlineData("bdata = '\\x00'")]
    [InlineData("mt_dotnet_type = 'Other'")]
    public async Task An_event_hidden_from_programs_that_read_with_Marten_is_found(string change)
    {
        var seq = await SomePayment();
        await Tamper($"update mt_events set {change} where seq_id = $1", seq);
        Expect("event", seq, await Verify(Plain));
    }

    [Theory]
    [InlineData("version", "version + 1")]
    [InlineData("version", "null")]
    [InlineData("type", "'wallet'")]
    [InlineData("created", "created - interval '1 microsecond'")]
    [InlineData("timestamp", "timestamp + interval '1 microsecond'")]
    [InlineData("tenant_id", "'other'")]
    [InlineData("is_archived", "true")]
    public async Task One_edited_stream_is_found(string column, string value)
    {
        await Tamper($"update mt_streams set {column} = {value} where id = 'fund-welcome'");
        Assert.Equal($"mt_streams fund-welcome, {column}", Expect("stream", null, await Verify(Plain)).Where);
    }

    [Theory]
    [InlineData("last_at", "last_at + interval '1 microsecond'")]
    [InlineData("last_at", "last_at - interval '1 day'")]
    [InlineData("kind", "'hold'")]
    [InlineData("owner", "'w2'")]
    [InlineData("fund", "null")]
    [InlineData("expiry", "expiry + 1")]
    public async Task One_edited_column_of_a_balance_is_found(string column, string value)
    {
        var purse = await town.Schema.Value<string>(
            "select min(address) from balances where kind = 'wallet' and owner <> 'w2' and expiry is not null");
        await Tamper($"update balances set {column} = {value} where address = $1", purse);
        Assert.Equal($"balances {purse}, {column}", Expect("balance", null, await Verify(Plain)).Where);
    }

    [Theory]
    [InlineData("wallet_statement", "balance")]
    [InlineData("merchant_payments", "refunded")]
    [InlineData("merchant_activity", "amount")]
    [InlineData("merchant_sales", "coins")]
    [InlineData("journal", "amount")]
    [InlineData("purchases", "earned")]
    [InlineData("fund_months", "redeemed")]
    [InlineData("vegetable_earnings", "taken_back")]
    public async Task One_edited_row_of_a_projection_is_found(string table, string column)
    {
        await CatchUp();
        Assert.Null((await Verify(new(true, null))).Fault);
        await Tamper($"update {table} set {column} = {column} + 1 where ctid = (select min(ctid) from {table})");
        Assert.Null((await Verify(Plain)).Fault);
        Assert.Contains(
            table, Expect("projection", null, await Verify(new(true, null))).Where, StringComparison.Ordinal);
    }

    // Clean up to event 0 would say nothing; whoever reads the report must see it.
    [Fact]
    public async Task A_projection_that_lags_is_named_with_how_far_it_was_compared()
    {
        var report = await Verify(new VerificationOptions(true, null));
        Assert.Null(report.Fault);
        Assert.Equal(
            Projection.All.Select(projection =>
                $"{projection.Name} stands at event 0 of {report.Head}, and is compared up to there"),
            report.Notes.Where(note => note.Contains("stands at event", StringComparison.Ordinal)));
        await CatchUp();
        Assert.DoesNotContain("compared up to", string.Join(' ', (await Verify(new(true, null))).Notes));
    }

    [Fact]
    public async Task A_tail_cut_off_without_a_trace_is_found_by_a_known_digest()
    {
        var before = await Verify(Plain);
        var digest = new KnownDigest(before.Head + 1, (await Recorded(await town.PayNow(9))).Hash);
        Assert.Null((await Verify(new(false, digest))).Fault);
        await CutOffLast();
        Assert.Null((await Verify(Plain)).Fault);
        Expect("digest", digest.Seq, await Verify(new(false, digest)));
        Expect("digest", 5, await Verify(new(false, new KnownDigest(5, LedgerChain.Genesis))));
    }

    /// <summary>As a careful forger would: the last payment is gone, and everything that counted it is put
    /// right.</summary>
    private async Task CutOffLast()
    {
        await Tamper("""
            update balances set coins = balances.coins - change.coins
            from (
              select posting ->> 'to' as address, (posting ->> 'amount')::bigint as coins
              from mt_events, jsonb_array_elements(data -> 'postings') as posting
              where seq_id = (select seq from ledger_head)
              union all
              select posting ->> 'from', -(posting ->> 'amount')::bigint
              from mt_events, jsonb_array_elements(data -> 'postings') as posting
              where seq_id = (select seq from ledger_head)
            ) as change
            where balances.address = change.address
            """);
        await Tamper(
            "delete from mt_streams where id = (select stream_id from mt_events, ledger_head where seq_id = seq)");
        await Tamper("delete from mt_events where seq_id = (select seq from ledger_head)");
        await Tamper("""
            update balances set last_at = entry.last_at
            from (
              select account as address, max((data ->> 'at')::timestamptz) as last_at
              from mt_events, jsonb_array_elements(data -> 'postings') as posting,
                unnest(array[posting ->> 'from', posting ->> 'to']) as account
              group by account
            ) as entry
            where balances.address = entry.address
            """);
        await Tamper("""
            update ledger_head
            set seq = last.seq_id, hash = last.headers ->> 'hash', timestamp = last.timestamp
            from (select * from mt_events order by seq_id desc limit 1) as last
            """);
    }

    private async Task CatchUp()
    {
        await using var runners = new ProjectionRunners(town.Schema.App, NullLogger<ProjectionRunners>.Instance);
        runners.Start();
        await Until.True(
            async () => (await ProjectionRunners.Read(town.Schema.App, default)).All(state => state.Lag() == 0));
    }

    private Task<VerificationReport> Verify(VerificationOptions options) =>
        Verification.Run(town.Schema.App, options, null, CancellationToken.None);

    private static VerificationFault Expect(string kind, long? seq, VerificationReport report)
    {
        Assert.NotNull(report.Fault);
        Assert.Equal((kind, seq), (report.Fault.Kind, report.Fault.Seq));
        Assert.False(report.IsClean());
        return report.Fault;
    }

    private Task Tamper(string sql, params object[] values) => town.Schema.Tamper(sql, values);
    private Task<long> Head() => town.Schema.Value<long>("select seq from ledger_head");
    private Task<long> SomePayment() =>
        town.Schema.Value<long>("select seq_id from mt_events where type = 'payment_made' offset 20 limit 1");

    private async Task<(long Seq, string Hash)> Recorded(LocalCoin.Ledger.Recorded recorded) =>
        (recorded.Seq, await town.Schema.Value<string>(
            "select headers ->> 'hash' from mt_events where seq_id = $1", recorded.Seq));
}
