using LocalCoin.IntegrationTests.Doors;
using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;
using LocalCoin.Store.Health;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace LocalCoin.IntegrationTests.Pages;

/// <summary>The health side of a town: what people agree to, who takes part, what was measured.</summary>
internal static class HealthTown
{
    public static readonly ProgrammeId Programme = new("yasai");
    private static readonly ActorId Nurse = new("test-nurse");

    private const string Japanese = "やさいの 買いものと はかった 数字を、だれか わからない 形で まとめます。"
        + "\nいつでも やめられます。";
    private const string English = "Vegetables bought and numbers measured are summed up so that nobody is known."
        + "\nYou may leave at any time.";

    public static HealthRecords Records(this Town town) => town.App.Services.GetRequiredService<HealthRecords>();

    /// <summary>What was published, the same however often it is asked for.</summary>
    public static async Task<int> Published(this Town town, ProgrammeId? programme = null) =>
        await town.Records().Consents.Publish(
            programme ?? Programme, Japanese, English, Nurse, CancellationToken.None) ?? 1;

    /// <summary>Somebody who takes part, with a card.</summary>
    public static async Task<(Holder Holder, ParticipantEntry Entry)> Participant(this PagesTown town)
    {
        var holder = await town.CardHolder(0);
        return (holder, await town.Town.Enrol(new WalletId(holder.Wallet)));
    }

    public static async Task<ParticipantEntry> Enrol(this Town town, WalletId wallet, ProgrammeId? programme = null)
    {
        var (where, version) = (programme ?? Programme, await town.Published(programme));
        await town.Records().Participants.Enrol(
            new Untold(Guid.CreateVersion7(), wallet, where, true, Nurse), version, true, Today.PlusDays(-60),
            new Traits(AgeBand.From75, Sex.Female, Area.Kunokidai, Channel.Card), CancellationToken.None);
        return (await town.Records().Participants.Among([wallet], CancellationToken.None))
            .Single(one => one.Programme == where);
    }

    /// <summary>Somebody takes part and the ledger has heard of it.</summary>
    public static async Task<ParticipantEntry> Joins(this Town town, string wallet, ProgrammeId? programme = null)
    {
        var entry = await town.Enrol(new WalletId(wallet), programme);
        await town.Tell();
        return entry;
    }

    /// <summary>They take part no longer, and the ledger has heard of that too.</summary>
    public static async Task Leaves(this Town town, ParticipantEntry who)
    {
        await town.Records().Participants.Withdraw(
            new Untold(Guid.CreateVersion7(), who.Wallet, who.Programme, false, Nurse), Today, CancellationToken.None);
        await town.Tell();
    }

    private static Task Tell(this Town town) =>
        town.App.Services.GetRequiredService<App.Health.Joining>().Sweep(TimeSpan.Zero, CancellationToken.None);

    public static LocalDate Today => Tokyo.Day(SystemClock.Instance.GetCurrentInstant());

    /// <summary>A level of ベジチェック some days ago.</summary>
    public static Task Measured(this Town town, ParticipantEntry who, int daysAgo, int tenths) =>
        town.Records().Measurements.Add(
            [new Measurement(
                Guid.CreateVersion7(), who.Participant, Today.PlusDays(-daysAgo), MeasureKind.VegetableLevel, tenths)],
            Nurse, CancellationToken.None);

    /// <summary>The nurse, ready for the first of the queue.</summary>
    public static async Task Measures(this Visitor nurse, string kind = "vegetable-level")
    {
        await nurse.SignIn("kenko");
        await nurse.Open($"/measure/{kind}/{Today:uuuu-MM-dd}");
        await nurse.Page.WaitForSelectorAsync("#held");
    }

    /// <summary>A card is scanned; the page that asks for its number has come.</summary>
    public static async Task ScansFor(this Visitor nurse, string token)
    {
        await nurse.Scan(token);
        await nurse.Page.WaitForSelectorAsync("#number");
    }
}
