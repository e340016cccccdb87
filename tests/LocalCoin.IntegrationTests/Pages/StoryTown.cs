using LocalCoin.App.Health;
using LocalCoin.IntegrationTests.Doors;
using LocalCoin.IntegrationTests.Statistics;
using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;
using LocalCoin.Store;
using LocalCoin.Store.Health;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace LocalCoin.IntegrationTests.Pages;

/// <summary>Whoever takes part beside the one whom a story is about.</summary>
/// <param name="Old">75 and older: one too few to be seen.</param>
internal sealed record Neighbours(IReadOnlyList<Holder> Young, IReadOnlyList<Holder> Old);

/// <summary>A town in which months go by.</summary>
internal static class StoryTown
{
    private const int Young = 20, Old = Thresholds.StaffMin - 1;
    private static readonly ActorId Nurse = new("kenko");

    public static LocalDate Today(this Town town) => Tokyo.Day(town.Clock.GetCurrentInstant());

    /// <summary>Goes on at ten in the morning of a later day, once all that was bought is counted.</summary>
    public static async Task GoOnAt(this PagesTown pages, LocalDate day)
    {
        var town = pages.Town;
        await pages.Eventually(
            "select count(*) from projections, ledger_head where name = 'purchases' and last_seq >= seq");
        await town.GoOnAt(Tokyo.Start(day).Plus(Duration.FromHours(10)));
        await People.Pair(town, "register", "register", People.Grocer);
    }

    /// <summary>People with cards who agreed to the programme's first text.</summary>
    public static async Task<Neighbours> JoinAll(this PagesTown town, ProgrammeId programme)
    {
        var all = await Task.WhenAll(Enumerable.Range(0, Young + Old).Select(_ => town.CardHolder(5_000)));
        foreach (var (holder, at) in all.Select((holder, at) => (holder, at)))
        {
            await town.Town.Records().Participants.Enrol(
                new Untold(Guid.CreateVersion7(), new(holder.Wallet), programme, true, Nurse), 1, true,
                town.Town.Today(), new Traits(
                    at < Young ? AgeBand.To64 : AgeBand.From75, Sex.Female, Area.Takabedai, Channel.Card), default);
        }
        await town.Town.App.Services.GetRequiredService<Joining>().Sweep(TimeSpan.Zero, default);
        return new Neighbours(all[..Young], all[Young..]);
    }

    /// <summary>Each buys vegetables at the grocer's, of each a little more than of the one before.</summary>
    public static Task Buy(this PagesTown town, Neighbours who) => Task.WhenAll(
        who.Young.Concat(who.Old).Select((holder, at) => town.Town.Must(
            "register", HttpMethod.Put, $"/api/v1/charges/{Town.NewId()}", new
            {
                payer = new { card = holder.Token }, spot = People.Grocer, amount = 500 + at,
                vegetables = 200 + (7 * at),
            })));

    /// <summary>The old ones' levels of ベジチェック, today.</summary>
    public static async Task Measured(this PagesTown town, Neighbours who, int tenths)
    {
        var entries = await town.Town.Records().Participants.Among(
            [.. who.Old.Select(holder => new WalletId(holder.Wallet))], default);
        await town.Town.Records().Measurements.Add(
            [.. entries.Select((one, at) => new Measurement(
                Guid.CreateVersion7(), one.Participant, town.Town.Today(), MeasureKind.VegetableLevel, tenths + at))],
            Nurse, default);
    }

    /// <summary>A server that was started makes by itself what is due.</summary>
    public static Task MakesByItself(this PagesTown town, params StatPeriod[] periods) => town.Eventually("""
        select count(distinct period) / $2 from statistics_snapshots
        where period = any($1) and level = 'publication'
        """, periods.Select(period => $"{period}").ToArray(), periods.Length);

    /// <summary>What happened until now: purchases by a plain fold over the ledger's events, people and their numbers
    /// as they stand in their tables.</summary>
    public static async Task<Facts> Happened(this Town town)
    {
        var events = await Rows(town, "select type, data::text from mt_events order by seq_id", row =>
            EventJson.Read(row.GetString(0), System.Text.Encoding.UTF8.GetBytes(row.GetString(1))));
        return Facts.None with
        {
            Purchases = CountingPurchases.Folded(events),
            Participants = await Rows(
                town, "select participant::text, wallet, enrolled_at, withdrawn_at, age_band from health_participants",
                row => new Participant(
                    row.GetString(0), new WalletId(row.GetString(1)), Day(row, 2)!.Value, Day(row, 3),
                    row.GetString(4) == "from75" ? AgeBand.From75 : AgeBand.To64, Sex.Female, Area.Takabedai,
                    Channel.Card)),
            Measured = await Rows(
                town, "select participant::text, day, device, tenths from health_measurements", row => new Measured(
                    row.GetString(0), Day(row, 1)!.Value, row.GetString(2), MeasureKind.VegetableLevel,
                    row.GetInt32(3))),
        };
    }

    private static async Task<List<T>> Rows<T>(Town town, string query, Func<NpgsqlDataReader, T> read)
    {
        await using var command = town.Schema.Owner.CreateCommand(query);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync()) rows.Add(read(reader));
        return rows;
    }

    private static LocalDate? Day(NpgsqlDataReader row, int at) =>
        row.IsDBNull(at) ? null : LocalDate.FromDateOnly(row.GetFieldValue<DateOnly>(at));
}
