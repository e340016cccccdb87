using FsCheck;
using FsCheck.Fluent;
using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;
using LocalCoin.IntegrationTests.Reading;
using LocalCoin.Store;
using LocalCoin.Store.Statistics;
using LocalCoin.Tests.Machine;
using LocalCoin.Tests.Statistics;
using Microsoft.Extensions.Logging.Abstractions;

namespace LocalCoin.IntegrationTests.Statistics;

// From events in the database to tables that may be seen: what a plain fold says, and after a rebuild to the byte.
public sealed class FoldingTables(TestSchema schema) : IClassFixture<TestSchema>
{
    private static readonly StatPeriod September = StatPeriod.Read("2026-09")!;

    [Theory]
    [InlineData(11UL, 5UL)]
    public void They_are_those_of_any_history_however_it_is_cut(ulong seed, ulong gamma) => Prop
        .ForAll(MarketYear.Any, year => IsFolded(year).GetAwaiter().GetResult())
        .Check(Config.QuickThrowOnFailure.WithMaxTest(10).WithReplay(seed, gamma));

    private async Task IsFolded(MarketYear year)
    {
        var market = new Market(year);
        var ledger = new PlainLedger(market.Ledger.Events.Select(recorded => recorded.Event));
        // Rules are read in the ledger, where none of this was written: so no programme has an end here.
        ledger.Ends.Clear();
        await schema.Keep(market);
        var reading = new FactReading(schema.App, schema.Health, StatTerms.Usual);
        var period = year.Month == 12 ? StatPeriod.Year(2026) : StatPeriod.Month(Market.Opening.PlusMonths(year.Month));
        string? before = null;
        foreach (var size in new[] { 50, 1_000 })
        {
            await schema.Project(market.Ledger.Events, size);
            var tables = Tables.Make(
                await reading.Read(period, default), period, Level.Staff, Thresholds.Usual);
            var fold = new PlainFold(market, ledger, period, Thresholds.StaffMin);
            fold.AreAll(tables);
            fold.Compare(tables);
            before ??= SnapshotJson.Write(tables);
            Assert.Equal(before, SnapshotJson.Write(tables));
        }
    }

    [Fact]
    public async Task Late_refunds_change_an_open_month_and_no_closed_one_and_a_rebuild_changes_no_byte()
    {
        await using var own = await TestSchema.Make();
        var market = new Market(new MarketYear(60, 7, 0, [.. LateRefunds()]));
        await using var store = new PostgresEventStore(TestSchema.AppConnection, own.Schema.Community);
        await using var writer = new LedgerWriter(
            store, new Limits(), SystemClock.Instance, new WriterOptions(), NullLogger<LedgerWriter>.Instance);
        var making = new SnapshotMaking(own.Schema.App, own.Schema.Health, StatTerms.Usual);
        await own.Schema.Keep(market);

        await Live(market, writer, own.Schema, Market.Opening, new(2026, 9, 30));
        Assert.Equal(Making.Made, await making.Make(September, On(10, 1), null, default));
        await IsFold(market, own.Schema, new(2026, 9, 30), "v1 open");

        await Live(market, writer, own.Schema, new(2026, 10, 1), new(2026, 10, 10));
        Assert.Equal(Making.Made, await making.Make(September, On(10, 11), null, default));
        var closed = await IsFold(market, own.Schema, new(2026, 10, 10), "v2 closed");

        await Live(market, writer, own.Schema, new(2026, 10, 11), new(2026, 10, 31));
        Assert.Equal(Making.AsItWas, await making.Make(September, On(10, 23), null, default));
        var facts = new FactReading(own.Schema.App, own.Schema.Health, StatTerms.Usual);
        var rebuilt = new List<string>();
        for (var time = 0; time < 2; time++)
        {
            foreach (var period in new[] { September, StatPeriod.Read("2026-10")! })
            {
                rebuilt.Add(SnapshotJson.Write(Tables.Make(
                    await facts.Read(period, default), period, Level.Staff, Thresholds.Usual)));
            }
            if (time > 0) break;
            Assert.True((await ProjectionRebuild.Run(
                own.Schema.App, Projection.Of("purchases"), null, default)).IsSame());
        }
        Assert.Equal(rebuilt[..2], rebuilt[2..]);
        Assert.NotEqual(closed, rebuilt[0]);
        Assert.Equal(closed, SnapshotJson.Write(
            (await new Snapshots(own.Schema.App).Find("2026-09", Level.Staff, default))!.Tables));
    }

    /// <summary>Sixty people join in April and buy on the 18th of September. Twenty give all back on the 5th of
    /// October, twenty when September is closed.</summary>
    private static IEnumerable<Doing> LateRefunds()
    {
        var doing = new Doing(Deed.Join, 0, 60, 0, 500, 300, 0);
        var wait = doing with { Deed = Deed.Wait, Many = 1, Coins = 16 };
        yield return doing;
        for (var times = 0; times < 10; times++)
        {
            yield return wait;
            yield return doing with { Deed = Deed.Measure, Many = 30 };
            // In August, by a programme that ends with it.
            if (times == 7) yield return doing with { Deed = Deed.Buy, Many = 30, Spot = 3 };
        }
        foreach (var spot in new[] { 2, 3, 4 }) yield return doing with { Deed = Deed.Buy, Many = 30, Spot = spot };
        yield return doing with { Deed = Deed.Buy, From = 20, Many = 40 };
        yield return wait;
        yield return wait;
        yield return doing with { Deed = Deed.Refund, Many = 20 };
        yield return wait;
        yield return doing with { Deed = Deed.Refund, Many = 20, From = 20 * 8 };
    }

    private static async Task Live(
        Market market, LedgerWriter writer, TestSchema schema, LocalDate first, LocalDate last)
    {
        foreach (var letter in market.Letters.Where(one => Tokyo.Day(one.At) >= first && Tokyo.Day(one.At) <= last))
        {
            var answer = await writer.Send(
                new Sent(letter.Id, letter.Command, letter.Sender, letter.At, "history", null), default);
            Assert.True(answer is Answer.Accepted, $"{letter.Command}: {answer}");
        }
        await using var runners = new ProjectionRunners(schema.App, NullLogger<ProjectionRunners>.Instance);
        runners.Start();
        var reading = new FactReading(schema.App, schema.Health, StatTerms.Usual);
        await Until.True(async () => !await reading.IsBehind(default));
    }

    /// <summary>Counts of people keep to a rule of their own when a month is made again: see MadeAgain.</summary>
    private static async Task<string> IsFold(Market market, TestSchema schema, LocalDate until, string state)
    {
        var seen = (await new Snapshots(schema.App).Find("2026-09", Level.Staff, default))!;
        Assert.Equal(state, $"v{seen.Version} {(seen.IsFrozen ? "closed" : "open")}");
        var events = market.Ledger.Events.Select(recorded => recorded.Event).Where(e => Tokyo.Day(e.At) <= until);
        var fold = new PlainFold(market, new PlainLedger(events), September, Thresholds.StaffMin);
        fold.AreAll(seen.Tables);
        fold.Compare([.. seen.Tables.Where(table => seen.Version == 1 || table.Unit is not Unit.People)]);
        Assert.Contains(seen.Tables, table => table.Indicator is Indicators.AfterEnd);
        return SnapshotJson.Write(seen.Tables);
    }

    private static Instant On(int month, int day) =>
        Tokyo.Start(new LocalDate(2026, month, day)).Plus(Duration.FromHours(3));
}
