using LocalCoin.IntegrationTests.Doors;
using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;
using LocalCoin.Store.Statistics;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace LocalCoin.IntegrationTests.Pages;

/// <summary>A town whose months were counted: a hundred and fifty people, most of whom came in the year before the
/// last, so that a year can stand beside the one before it.</summary>
internal static class StatisticsTown
{
    private static readonly SemaphoreSlim Once = new(1);
    private static readonly HashSet<Town> Counted = [];

    /// <summary>Months from June to October 2025 and the years 2024 and 2025, for staff and for everybody; of 2022,
    /// which is told by its months, September and October with those of the year before; the years 2018 and 2019 of
    /// forty people; and April 2016, which is not closed.</summary>
    public static Task Count(this PagesTown town) => town.Town.Count();

    public static async Task Count(this Town town)
    {
        await Once.WaitAsync();
        try
        {
            if (!Counted.Add(town)) return;
            var facts = People();
            foreach (var level in Enum.GetValues<Level>())
            {
                for (var month = 6; month <= 10; month++)
                {
                    await Keep(town, facts, StatPeriod.Month(new(2025, month, 1)), level);
                }
                foreach (var year in new[] { 2024, 2025 })
                {
                    await Keep(town, facts, StatPeriod.Year(year), level);
                }
                foreach (var month in MonthsSoFar) await Keep(town, Earlier(), month, level);
                foreach (var year in new[] { 2018, 2019 }) await Keep(town, Forty(), StatPeriod.Year(year), level);
                await Keep(town, Forty(), StatPeriod.Month(new(2016, 4, 1)), level, isClosed: false);
            }
        }
        finally
        {
            Once.Release();
        }
    }

    /// <summary>The last two of a year without a report, and the same of the year before.</summary>
    public static readonly StatPeriod[] MonthsSoFar =
    [
        .. new[] { 2021, 2022 }.SelectMany(year => new[] { 9, 10 }.Select(month =>
            StatPeriod.Month(new(year, month, 1)))),
    ];

    /// <summary>The same people three years before.</summary>
    public static Facts Earlier() => Before(People(), 3);

    /// <summary>Of whom fifteen bought and did not earn: too few for everybody, enough for staff.</summary>
    public static Facts Forty()
    {
        var facts = People();
        var bought = facts.Participants.Where((_, at) => at < 120 && at % 12 is 4 or 8).Take(15);
        var earned = facts.Participants.Where((_, at) => at < 120 && at % 2 == 1).Take(25);
        return Before(facts with { Participants = [.. bought, .. earned] }, 6);
    }

    private static Facts Before(Facts facts, int years)
    {
        LocalDate Before(LocalDate day) => day.PlusYears(-years);
        return facts with
        {
            Participants = [.. facts.Participants.Select(one => one with { Enrolled = Before(one.Enrolled) })],
            Purchases = [.. facts.Purchases.Select(one => one with { Day = Before(one.Day) })],
            Measured = [.. facts.Measured.Select(one => one with { Day = Before(one.Day) })],
            Funds =
            [
                .. facts.Funds.Select(one => one with { IssuedIn = Before(one.IssuedIn), Month = Before(one.Month) }),
            ],
        };
    }

    public static IReadOnlyList<StatTable> Fold(StatPeriod period, Level level) =>
        Tables.Make(People(), period, level, Thresholds.Usual);

    private static async Task Keep(
        Town town, Facts facts, StatPeriod period, Level level, bool isClosed = true)
    {
        await using var command = town.App.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("""
            insert into statistics_snapshots (period, level, version, as_of, frozen, made_by, few, tables)
            values ($1, $2, 1, '2026-04-11T00:00:00Z', $4, 'test', case $2 when 'staff' then 10 else 20 end,
              $3::json)
            """);
        var json = SnapshotJson.Write(Tables.Make(facts, period, level, Thresholds.Usual));
        foreach (var value in new object[] { $"{period}", level.ToString().ToLowerInvariant(), json, isClosed })
        {
            command.Parameters.Add(new() { Value = value });
        }
        await command.ExecuteNonQueryAsync();
    }

    public static Facts People()
    {
        var people = Enumerable.Range(0, 156).Select(at => new Participant(
            $"{at}", new WalletId($"w{at:000}"), Came(at), null,
            at % 15 == 0 ? AgeBand.From90 : (AgeBand)(at % 5), at % 5 < 3 ? Sex.Female : Sex.Male, (Area)(at % 4),
            at % 3 == 0 ? Channel.Phone : Channel.Card)).ToArray();
        var days = new List<PurchaseDay>();
        var measured = new List<Measured>();
        foreach (var (person, at) in people.Select((person, at) => (person, at)))
        {
            var last = at % 6 == 0 ? person.Enrolled : new LocalDate(2025, 11, 1);
            for (var day = person.Enrolled.PlusDays(at % 9); day < last; day = day.PlusDays(2 + (at % 6)))
            {
                days.Add(new PurchaseDay(
                    person.Wallet, day, new SpotId($"spot{at % 8}"), (SpotKind)(at % 3), person.Channel, 1,
                    600 + (at % 5), 200 + (at % 90), at % 4 == 0 ? 0 : 40));
            }
            if (at % 3 == 0) continue;
            for (var month = 0; month < 12; month++)
            {
                measured.Add(new Measured(
                    person.Id, person.Enrolled.PlusDays(30 * month), "vegecheck", MeasureKind.VegetableLevel,
                    42 + (at % 12) + (2 * month)));
            }
        }
        return Facts.None with
        {
            Participants = people, Purchases = days, Measured = measured, Funds = [.. Spent(days)],
            Places = [.. Enumerable.Range(0, 8).Select(at => new SellingPlace(new($"spot{at}"), new($"shop{at}")))],
        };
    }
    private static LocalDate Came(int at) =>
        at < 120 ? new LocalDate(2024, 2, 1).PlusDays(at * 2) : new LocalDate(2025, 4, 1).PlusDays((at - 120) * 5);

    /// <summary>Of what was earned in a month a part is spent in it; of the month before most of the rest.</summary>
    private static IEnumerable<FundMonth> Spent(IEnumerable<PurchaseDay> days)
    {
        var (fund, before) = (new FundId("yasai"), default((LocalDate Month, long Coins)?));
        foreach (var month in days.GroupBy(day => day.Day.With(DateAdjusters.StartOfMonth)).OrderBy(one => one.Key))
        {
            var issued = month.Sum(day => day.Earned);
            yield return new FundMonth(fund, month.Key, month.Key, issued, issued * 2 / 5, 0, 0);
            if (before is { } one) yield return new FundMonth(fund, one.Month, month.Key, 0, one.Coins / 2, 0, 0);
            before = (month.Key, issued);
        }
    }
}
