// The health side of the demonstration: the words that were agreed to, those of the residents that the ledger has
// enrolled, and what was measured of them twice, four weeks apart. Made up, and the same for the same day of seeding.

using LocalCoin.App.Operator;
using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;
using LocalCoin.Store.Health;

namespace LocalCoin.App.Demonstration;

internal sealed class DemoHealth(HealthRecords records, DemoHistory history)
{
    private const int DaysBetween = 28;
    private static readonly ActorId Nurse = new("demo-health");

    /// <summary>Both mornings lie in months that are over: what is counted of them is there to be looked at.</summary>
    private LocalDate Second => history.Today.PlusDays(-history.Today.Day).With(DateAdjusters.DayOfMonth(20));

    private const string Japanese = """
        「やさいを ふやそう」プログラムに 参加します。
        やさいの 買いものの 記録と、はかった 数字(ベジチェックなど)を、だれの ものか わからない 形に まとめて、やさいが ふえたかを しらべます。
        名前・住所・生まれた 日は つかいません。お店は 数字を 見ません。
        参加しなくても、買いものも コインも いままでどおりです。いつでも やめられ、はかった 数字を けす ことも できます。
        """;

    private const string English = """
        I take part in "More vegetables".
        My purchases of vegetables and the numbers measured of me (such as VegeCheck) are summed up with those of
        others, so that nobody is known by them, to see whether more vegetables are eaten.
        No name, address or birthday is used. No shop sees a number.
        Paying and earning coins do not depend on it. I may leave at any time and have my numbers erased.
        """;

    /// <returns>How many take part.</returns>
    public async Task<int> Write(CancellationToken cancellation)
    {
        var version = await records.Consents.Publish(DemoTerms.Programme, Japanese, English, Nurse, cancellation) ?? 1;
        var random = new DemoRandom(2_026_0328);
        var enrolled = history.Accepted.Select(sent => sent.Command).OfType<EnrolWallet>()
            .Select(command => command.Wallet).ToHashSet();
        var people = history.Residents.Where(resident => enrolled.Contains(resident.Wallet)).ToArray();
        foreach (var one in people)
        {
            var untold = new Untold(
                NamedId.Of("demo", $"enrol {one.Number}"), one.Wallet, DemoTerms.Programme, true, Nurse);
            await records.Participants.Enrol(
                untold, version, !one.HasPhone, history.ProgrammeFrom.PlusDays(-random.From(0, 20)),
                TraitsOf(one, random), cancellation);
            // The ledger has known it all along.
            await records.Participants.Told(untold, cancellation);
        }
        var entries = await records.Participants.Among([.. people.Select(one => one.Wallet)], cancellation);
        await records.Measurements.Add(
            [
                .. entries.OrderBy(entry => entry.Wallet.Value, StringComparer.Ordinal)
                    .SelectMany(entry => Measured(entry, random)),
            ], Nurse, cancellation);
        return entries.Count;
    }

    private Traits TraitsOf(DemoResident one, DemoRandom random)
    {
        var born = int.Parse(one.BirthBand[..4], System.Globalization.CultureInfo.InvariantCulture)
            + random.From(0, 9);
        var age = history.Today.Year - born;
        var band = age < 65 ? AgeBand.To64 : AgeBand.From65 + Math.Min((age - 65) / 5, AgeBand.From95 - AgeBand.From65);
        var area = Array.IndexOf(DemoTown.Neighbourhoods, one.Neighbourhood);
        return new Traits(
            band, random.Chance(61) ? Sex.Female : Sex.Male, Area.Takabedai + area,
            one.HasPhone ? Channel.Phone : Channel.Card);
    }

    /// <summary>Nine of ten came the first time, most of them again; the second level is a little higher.</summary>
    private IEnumerable<Measurement> Measured(ParticipantEntry entry, DemoRandom random)
    {
        var (level, dishes) = (random.From(24, 72), random.From(3, 9) * 5);
        var (rise, more) = (random.From(-5, 16), random.From(-1, 3) * 5);
        var (came, again) = (random.Chance(92), random.Chance(88));
        if (!came) yield break;
        yield return Of(entry, Second.PlusDays(-DaysBetween), MeasureKind.VegetableLevel, level);
        yield return Of(entry, Second.PlusDays(-DaysBetween), MeasureKind.Dishes, dishes);
        if (!again) yield break;
        yield return Of(entry, Second, MeasureKind.VegetableLevel, level + rise);
        yield return Of(entry, Second, MeasureKind.Dishes, dishes + more);
    }

    private Measurement Of(ParticipantEntry entry, LocalDate day, MeasureKind kind, int tenths) => new(
        NamedId.Of("demo measurement", $"{entry.Wallet} {kind} {Period.DaysBetween(day, Second)}"),
        entry.Participant, day, kind, tenths);
}
