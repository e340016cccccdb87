// The runners in bad company: two nodes, an event that nobody can read, a ledger that has lost its end, a rebuild.

using LocalCoin.Store;
using LocalCoin.Store.Payments;
using Microsoft.Extensions.Logging.Abstractions;

namespace LocalCoin.IntegrationTests.Reading;

public sealed class Running : IAsyncLifetime
{
    private readonly SmallTown town = new();

    public Task InitializeAsync() => town.InitializeAsync();
    public Task DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task Of_two_nodes_one_runs_a_projection_and_the_other_takes_over()
    {
        await using var elsewhere = CommunityDatabase.Open(TestSchema.AppConnection, town.Schema.Community);
        await using var first = Runners();
        await using var second = new ProjectionRunners(elsewhere, NullLogger<ProjectionRunners>.Instance);
        first.Start();
        await Until.True(() => Task.FromResult(first.States.All(state => state.IsRunning)));
        second.Start();
        await CaughtUp();
        Assert.DoesNotContain(second.States, state => state.IsRunning);
        await first.Stop();
        await town.PayNow(2);
        await CaughtUp();
        Assert.All(second.States, state => Assert.Null(state.Fault));
        await Until.True(() => Task.FromResult(second.States.All(state => state.IsRunning)));
    }

    [Fact]
    public async Task A_notification_wakes_it_well_before_it_would_look_by_itself()
    {
        await using var runners = Runners();
        runners.Start();
        await CaughtUp();
        var fastest = TimeSpan.MaxValue;
        for (var i = 0; i < 5; i++)
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            await town.PayNow(1);
            await CaughtUp();
            if (watch.Elapsed < fastest) fastest = watch.Elapsed;
        }
        Assert.True(fastest < ProjectionRunners.PollInterval / 2, $"the fastest took {fastest}");
    }

    [Fact]
    public async Task An_event_that_cannot_be_read_stops_it_there_and_is_named()
    {
        var seq = await town.Schema.Value<long>(
            "select seq_id from mt_events where type = 'payment_made' offset 9 limit 1");
        await town.Schema.Tamper(
            "update mt_events set data = jsonb_set(data, '{at}', '\"yesterday\"') where seq_id = $1", seq);
        await using var runners = Runners();
        runners.Start();
        // One that reads no payments goes on: the list of what waits for a second person.
        var reading = Projection.All.Where(one => one.Reads?.Contains("payment_made") != false)
            .Select(one => one.Name).ToHashSet();
        bool Reads(ProjectionState state) => reading.Contains(state.Name);
        await Until.True(() => Task.FromResult(runners.States.Where(Reads).All(state => state.Fault is not null)));
        Assert.All(runners.States.Where(Reads), state =>
        {
            Assert.Contains($"event {seq} (payment_made)", state.Fault!, StringComparison.Ordinal);
            Assert.Equal(seq - 1, state.LastSeq);
        });
        Assert.All(
            (await ProjectionRunners.Read(town.Schema.App, default)).Where(Reads),
            state => Assert.Equal(seq - 1, state.LastSeq));
        Assert.Equal(
            await town.Schema.Value<long>(
                "select count(*) from mt_events where type = 'payment_made' and seq_id < $1", seq),
            await town.Schema.Value<long>("select count(*) from merchant_payments"));
    }

    [Fact]
    public async Task An_event_that_cannot_be_applied_stops_it_there_and_is_named()
    {
        var payment = await town.Schema.Value<string>(
            "select data ->> 'payment' from mt_events where type = 'payment_refunded' limit 1");
        var seq = await town.Schema.Value<long>(
            "select min(seq_id) from mt_events where data ->> 'payment' = $1 and type <> 'payment_made'", payment);
        await town.Schema.Tamper("""
            update mt_events set type = 'payment_abandoned' where type = 'payment_made' and data ->> 'payment' = $1
            """, payment);
        await using var runners = Runners();
        runners.Start();
        await Until.True(() => Task.FromResult(Of(runners, "merchant_payments").Fault is not null));
        Assert.Contains($"event {seq} (", Of(runners, "merchant_payments").Fault!, StringComparison.Ordinal);
        Assert.Equal(seq - 1, await town.Schema.Value<long>(
            "select last_seq from projections where name = 'merchant_payments'"));
    }

    [Fact]
    public async Task A_checkpoint_above_the_head_is_an_alarm()
    {
        await town.Schema.Execute("update projections set last_seq = 1000000 where name = 'journal'");
        await using var runners = Runners();
        runners.Start();
        await Until.True(() => Task.FromResult(Of(runners, "journal").Fault is not null));
        Assert.Contains("above the ledger's head", Of(runners, "journal").Fault!, StringComparison.Ordinal);
        Assert.Null(Of(runners, "merchant_sales").Fault);
    }

    [Fact]
    public async Task A_head_that_goes_back_while_they_run_is_an_alarm()
    {
        await using var runners = Runners();
        runners.Start();
        await CaughtUp();
        await town.Schema.Execute("update ledger_head set seq = seq - 1");
        await Until.True(() => Task.FromResult(runners.States.All(state => state.Fault is not null)));
        Assert.All(
            runners.States,
            state => Assert.Contains("above the ledger's head", state.Fault!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_rebuild_reports_what_differed_puts_it_right_and_lets_payments_go_on()
    {
        await using var runners = Runners();
        runners.Start();
        await CaughtUp();
        await town.Schema.Execute(
            "update merchant_sales set coins = coins + 5 where ctid = (select min(ctid) from merchant_sales)");
        await town.Schema.Execute("delete from merchant_activity where seq = (select max(seq) from merchant_activity)");
        using var stop = new CancellationTokenSource();
        var paid = 0L;
        var paying = Task.Run(async () =>
        {
            for (; !stop.IsCancellationRequested; paid++) await town.PayNow(1);
        });
        foreach (var projection in Projection.All)
        {
            var report = await ProjectionRebuild.Run(town.Schema.App, projection, null, default);
            var differing = report.Tables.Where(table => table.Differences > 0).ToArray();
            switch (projection)
            {
                case MerchantSales:
                    var sales = Assert.Single(differing);
                    Assert.Equal(("merchant_sales", 1), (sales.Table, sales.Differences));
                    Assert.NotEqual(sales.Shown[0].Live, sales.Shown[0].Recomputed);
                    break;
                case MerchantPayments:
                    var activity = Assert.Single(differing);
                    Assert.Equal(("merchant_activity", 1), (activity.Table, activity.Differences));
                    Assert.Null(activity.Shown[0].Live);
                    break;
                default:
                    Assert.True(report.IsSame());
                    break;
            }
        }
        await stop.CancelAsync();
        await paying;
        Assert.True(paid > 0);
        await CaughtUp();
        foreach (var projection in Projection.All)
        {
            Assert.True(
                (await ProjectionRebuild.Run(town.Schema.App, projection, null, default)).IsSame(), projection.Name);
        }
        Assert.All(runners.States, state => Assert.Null(state.Fault));
        Assert.Equal(0, await town.Schema.Value<long>("""
            select count(*) from pg_class
            where relnamespace = current_schema()::regnamespace and relname like '%shadow%'
            """));
        Assert.Equal(9, await town.Schema.Value<long>("""
            select count(*) from pg_tables
            where schemaname = current_schema() and tableowner = $1
            """, TestSchema.Roles.App));
    }

    [Fact]
    public async Task A_rebuild_counts_every_differing_row_of_a_table_too_long_to_compare_at_once()
    {
        await ProjectionRebuild.Run(town.Schema.App, Projection.Of("wallet_statement"), null, default);
        await town.Schema.Execute("""
            delete from wallet_statement
            where (wallet, seq, line) in (
              (select wallet, seq, line from wallet_statement order by wallet, seq, line limit 1)
              union all
              (select wallet, seq, line from wallet_statement order by wallet desc, seq desc, line desc limit 1))
            """);
        await town.Schema.Execute("""
            insert into wallet_statement (wallet, seq, line, at, type, stream, fund, change, balance)
            select wallet, number, 1, now(), 'payment_made', 'none', 'paid', 1, 1
            from (select distinct wallet from wallet_statement order by wallet limit 3) as holders,
              generate_series(1000001, 1015000) as number
            """);
        var report = await ProjectionRebuild.Run(
            town.Schema.App, Projection.Of("wallet_statement"), null, default);
        var table = Assert.Single(report.Tables);
        Assert.Equal(45_002, table.Differences);
        Assert.Null(table.Shown[0].Live);
        Assert.Null(table.Shown[1].Recomputed);
        Assert.True(
            (await ProjectionRebuild.Run(town.Schema.App, Projection.Of("wallet_statement"), null, default)).IsSame());
    }

    [Fact]
    public async Task A_rebuild_needs_no_runner_and_goes_to_the_head()
    {
        var report = await ProjectionRebuild.Run(town.Schema.App, Projection.Of("journal"), null, default);
        Assert.Equal(await town.Schema.Value<long>("select seq from ledger_head"), report.Through);
        Assert.Equal(
            await town.Schema.Value<decimal>("select sum(coins) from balances where coins > 0"),
            (await LocalCoin.Store.Accounts.Journal.TrialBalance(town.Schema.App, null, null, default))
                .Sum(line => (decimal)Math.Max(0, line.Coins)));
    }

    [Fact]
    public async Task A_rebuild_leaves_no_lock_behind()
    {
        await using var elsewhere = CommunityDatabase.Open(TestSchema.AppConnection, town.Schema.Community);
        await ProjectionRebuild.Run(town.Schema.App, Projection.Of("journal"), null, default);
        Assert.True((await ProjectionRebuild.Run(elsewhere, Projection.Of("journal"), null, default)).IsSame());
    }

    private static ProjectionState Of(ProjectionRunners runners, string name) =>
        runners.States.Single(state => state.Name == name);

    private ProjectionRunners Runners() => new(town.Schema.App, NullLogger<ProjectionRunners>.Instance);

    private Task CaughtUp() => Until.True(
        async () => (await ProjectionRunners.Read(town.Schema.App, default)).All(state => state.Lag() == 0));
}
