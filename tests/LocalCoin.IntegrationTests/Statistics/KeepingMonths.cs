using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;
using LocalCoin.Store.Statistics;

namespace LocalCoin.IntegrationTests.Statistics;

// A month is made when it is over, changes until it is closed, and then only for a reason that everybody reads.
public sealed class KeepingMonths(TestSchema schema) : IClassFixture<TestSchema>
{
    private static readonly StatPeriod October = StatPeriod.Read("2026-10")!;

    [Fact]
    public async Task Late_refunds_change_an_open_month_and_leaving_changes_every_later_one()
    {
        await People(schema, 50, "2026-04-01");
        await Purchases(schema, 30, "2026-10-05");
        var making = new SnapshotMaking(schema.App, schema.Health, StatTerms.Usual);

        Assert.Equal(Making.NotOver, await making.Make(October, On(10, 31), null, default));
        Assert.Equal(["2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10"],
            (await making.Due(On(11, 1), default)).Select(period => $"{period}"));
        Assert.Equal(Making.Made, await making.Make(October, On(11, 1), null, default));
        Assert.Equal("1 open 50 30", await Funnel());
        Assert.Equal(Making.AsItWas, await making.Make(October, On(11, 1), null, default));

        // One person's refund is not to be seen by itself; with nine others' it is.
        await Refund("= 'pay1'");
        Assert.Equal(Making.AsItWas, await making.Make(October, On(11, 2), null, default));
        await Refund("in ('pay2', 'pay3', 'pay4', 'pay5', 'pay6', 'pay7', 'pay8', 'pay9', 'pay10')");
        Assert.Equal(Making.Made, await making.Make(October, On(11, 3), null, default));
        Assert.Equal("2 open 50 20", await Funnel());

        Assert.Equal(Making.Made, await making.Make(October, On(11, 11), null, default));
        Assert.Equal("3 closed 50 20", await Funnel());
        Assert.DoesNotContain(October, await making.Due(On(11, 12), default));
        var closed = await Stored(3);

        // Ten leave who bought nothing: out of November, and out of an October that is made again.
        await schema.Execute("update health_participants set withdrawn_at = '2026-11-12' where wallet = any($1)",
            (object)Enumerable.Range(41, 10).Select(n => $"w{n}").ToArray());
        await Refund("in ('pay11', 'pay12')");
        Assert.Equal(Making.AsItWas, await making.Make(October, On(11, 12), null, default));
        Assert.Equal(Making.Made, await making.Make(StatPeriod.Read("2026-11")!, On(12, 1), null, default));
        var november = await new Snapshots(schema.App).Find("2026-11", Level.Staff, default);
        Assert.Equal(Cell.Of(40), Of(november!, "enrolled"));
        Assert.Equal(Making.AsItWas, await making.Make(October, On(12, 1), null, default));
        Assert.Equal("3 closed 50 20", await Funnel());
        await Refund("in ('pay11', 'pay12')", coins: 0);
        Assert.Equal(Making.Made, await making.Make(
            October, On(12, 2), new Restatement(new ActorId("o-tanaka"), "receipts came late"), default));
        Assert.Equal("4 closed 40 20", await Funnel());
        var versions = await new Snapshots(schema.App).Versions("2026-10", Level.Staff, default);
        Assert.Equal(["receipts came late", null, null, null], versions.Select(one => one.Reason));
        Assert.Equal("o-tanaka", await schema.Value<string>(
            "select made_by from statistics_snapshots where period = '2026-10' and level = 'staff' and version = 4"));
        Assert.Equal(closed, await Stored(3));
        Assert.Equal(["2026-11", "2026-10"], await new Snapshots(schema.App).Periods(Level.Staff, default));
        await MakesTheSameBytes();
    }

    [Fact]
    public async Task Whoever_came_years_ago_is_asked_of_the_months_after_that()
    {
        await using var own = await TestSchema.Make();
        await People(own.Schema, 40, "2024-06-01");
        await Purchases(own.Schema, 30, "2025-06-10");
        var facts = await new FactReading(own.Schema.App, own.Schema.Health, StatTerms.Usual).Read(October, default);
        var stayed = Tables.Make(facts, October, Level.Staff, Thresholds.Usual)
            .Single(table => table.Indicator == Indicators.Retention);
        Assert.Equal(Cell.Of(750), Of(stayed, "12"));
        Assert.Equal(Cell.Of(0), Of(stayed, "6"));
    }

    [Fact]
    public async Task Nothing_is_made_of_purchases_that_are_not_counted_yet()
    {
        await using var own = await TestSchema.Make();
        await own.Schema.Execute("update ledger_head set seq = 1");
        Assert.Equal(Making.Behind, await new SnapshotMaking(
            own.Schema.App, own.Schema.Health, StatTerms.Usual).Make(October, On(11, 1), null, default));
    }

    private async Task MakesTheSameBytes()
    {
        var reading = new FactReading(schema.App, schema.Health, StatTerms.Usual);
        var texts = new List<string>();
        for (var time = 0; time < 2; time++)
        {
            texts.Add(SnapshotJson.Write(Tables.Make(
                await reading.Read(October, default), October, Level.Staff, Thresholds.Usual)));
        }
        Assert.Equal(texts[0], texts[1]);
        Assert.Equal(texts[0], SnapshotJson.Write(SnapshotJson.Read(texts[0])));
    }

    private async Task<string> Funnel()
    {
        var last = (await new Snapshots(schema.App).Find("2026-10", Level.Staff, default))!;
        return $"{last.Version} {(last.IsFrozen ? "closed" : "open")} {Of(last, "enrolled").Value} "
            + $"{Of(last, "active").Value}";
    }

    private static Cell Of(Snapshot snapshot, string row) =>
        Of(snapshot.Tables.Single(table => table.Indicator == Indicators.Funnel), row);

    private static Cell Of(StatTable table, string row) => table.Cells[table.Rows.ToList().IndexOf(row)][0];

    private Task<string> Stored(int version) => schema.Value<string>(
        "select tables::text from statistics_snapshots where period = '2026-10' and level = 'staff' and version = $1",
        version);

    private static Instant On(int month, int day) => Tokyo.Start(new LocalDate(2026, month, day)).Plus(
        Duration.FromHours(3));

    private static async Task People(TestSchema schema, int count, string came)
    {
        await schema.Execute("""
            insert into health_consent_texts (programme, version, japanese, english, sha256, published_by)
            values ('veg', 1, 'はい', 'yes', '', 'o')
            """);
        await schema.Execute("""
            insert into health_participants (wallet, programme, consent_version, on_paper, enrolled_at, enrolled_by,
              age_band, sex, area, channel)
            select 'w' || n, 'veg', 1, true, $2::date, 'o', 'from70', 'female', 'takabedai', 'card'
            from generate_series(1, $1) as n
            """, count, came);
    }

    private static Task<int> Purchases(TestSchema schema, int count, string day) => schema.Execute("""
        insert into purchases (payment, seq, at, day, wallet, merchant, spot, spot_kind, channel, proof, enrolled,
          coins, vegetables, declared_by, earned, taken_back, refunded, refunded_vegetables, struck)
        select 'pay' || n, n, $2::date, $2::date, 'w' || n, 'm' || n % 3, 's' || n % 3, 'shop', 'card', 'pin',
          true, 300, 100, null, 20, 0, 0, 0, false
        from generate_series(1, $1) as n
        """, count, day);

    private Task<int> Refund(string which, int coins = 300) => schema.Execute(
        $"update purchases set refunded = $1, refunded_vegetables = $1 / 3, taken_back = $1 / 15 "
        + $"where payment {which}", coins);
}
