// What was measured elsewhere: whole or not at all, once, and refused with line and reason.

using System.Text;
using System.Text.Json;
using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;
using LocalCoin.Store.Health;
using NodaTime;

namespace LocalCoin.IntegrationTests.Imports;

public class ImportingMeasurements(Town town) : IClassFixture<Town>
{
    private const string Header = "会員番号,日付,種別,数値\n";

    [Fact]
    public async Task A_file_of_steps_and_visits_is_imported_once_and_what_cannot_be_is_refused_whole()
    {
        var records = new HealthRecords(town.Schema.Health);
        var wallet = new WalletId(await town.Schema.Value<string>(
            "select wallet from directory_members where number = 'M1'"));
        await TakesPart(records, wallet);
        const string good = "M1,2026-05-01,歩数,\"6,480\"\nM1,令和8年5月1日,visits,2\nM1,2026-05-02,教室,\n"
            + "M1,2026-05-03,ベジチェック,６．５\n";
        const string bad = "M1,2026-05-03,ベジチェック,6.4\nM1,2026-05-04,ベジチェック,65\nM2,2026-05-01,歩数,1\n"
            + "nobody,2026-05-01,歩数,1\nM1,2999-01-01,歩数,1\nM1,2026-05-05,happiness,1\nM1,2026-05-06,歩数,\n";
        var refused = await Import(good + bad);
        Assert.Equal((0, 7), (Number(refused, "imported"), Number(refused, "refused")));
        Assert.Empty(await records.Measurements.Of(wallet, default));

        var skipped = await Import(good + bad, "--skip-bad");
        Assert.Equal((4, 4, 7), (Number(skipped, "imported"), Number(skipped, "accepted"), Number(skipped, "refused")));
        string[] reasons =
            ["twice", "from 0.0 to 12.0", "not take part", "nobody's", "future", "none of", "from 0 to 100000"];
        Assert.All(skipped.GetProperty("bad").EnumerateArray().Zip(reasons), one => Assert.Contains(
            one.Second, one.First.GetProperty("reason").GetString(), StringComparison.Ordinal));
        Assert.Equal(
            [
                (1, MeasureKind.Steps, 64_800), (1, MeasureKind.Visits, 20), (2, MeasureKind.ClassAttended, 10),
                (3, MeasureKind.VegetableLevel, 65),
            ],
            (await records.Measurements.Of(wallet, default)).Select(one => (one.Day.Day, one.Kind, one.Tenths)));

        var again = await Import(good);
        Assert.Equal((0, 4, 0), (Number(again, "accepted"), Number(again, "repeated"), Number(again, "refused")));
        var other = await Import("M1,2026-05-01,visits,3\n");
        Assert.Contains("differs", other.GetProperty("bad")[0].GetProperty("reason").GetString());
    }

    private static async Task TakesPart(HealthRecords records, WalletId wallet)
    {
        var (programme, by) = (new ProgrammeId("yasai"), new ActorId("test"));
        await records.Consents.Publish(programme, "文", "text", by, default);
        await records.Participants.Enrol(
            new Untold(Guid.CreateVersion7(), wallet, programme, true, by), 1, true, new LocalDate(2026, 4, 1),
            new Traits(AgeBand.From70, Sex.Female, Area.Kunokidai, Channel.Card), default);
    }

    private static int Number(JsonElement result, string name) => result.GetProperty(name).GetInt32();

    private Task<JsonElement> Import(string rows, params string[] options) => town.ImportJson(
        "measurements", town.Put($"{Guid.NewGuid():N}.csv", Encoding.UTF8.GetBytes(Header + rows)), options);
}
