using System.Text.Json;
using LocalCoin.Tests.Statistics;

namespace LocalCoin.IntegrationTests.Statistics;

/// <summary>What the health side of a town keeps, as it is written down.</summary>
internal static class MarketLists
{
    public static async Task Keep(this TestSchema schema, Market market)
    {
        await schema.Execute("""
            truncate health_participants, health_measurements, health_consent_texts, directory_stand_sheets cascade
            """);
        // Whoever takes part in several programmes has a row for each.
        var people = market.Participants.GroupBy(one => one.Wallet).SelectMany(all => all.Select((one, at) =>
            (One: one, Programme: $"veg-{at}"))).ToArray();
        await schema.Execute("""
            insert into health_consent_texts (programme, version, japanese, english, sha256, published_by)
            select programme, 1, 'はい', 'yes', '', 'o' from unnest($1) as programme
            """, (object)people.Select(one => one.Programme).Distinct().ToArray());
        await schema.Execute("""
            insert into health_participants (participant, wallet, programme, consent_version, on_paper, enrolled_at,
              withdrawn_at, enrolled_by, age_band, sex, area, channel)
            select participant, wallet, programme, 1, true, enrolled_at, nullif(withdrawn_at, 'infinity'), 'o',
              age_band, sex, area, channel
            from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9) as one (
              participant, wallet, programme, enrolled_at, withdrawn_at, age_band, sex, area, channel)
            """,
            people.Select(one => Guid.Parse(one.One.Id)).ToArray(),
            people.Select(one => one.One.Wallet.Value).ToArray(), people.Select(one => one.Programme).ToArray(),
            people.Select(one => one.One.Enrolled.ToDateOnly()).ToArray(),
            people.Select(one => one.One.Withdrawn?.ToDateOnly() ?? DateOnly.MaxValue).ToArray(),
            people.Select(one => Word(one.One.Age)).ToArray(),
            people.Select(one => Word(one.One.Sex)).ToArray(),
            people.Select(one => Word(one.One.Area)).ToArray(),
            people.Select(one => Word(one.One.Channel)).ToArray());
        await schema.Execute("""
            insert into health_measurements (measurement, participant, day, kind, device, tenths, entered_by)
            select gen_random_uuid(), participant, day, kind, device, tenths, 'o'
            from unnest($1, $2, $3, $4, $5) as one (participant, day, kind, device, tenths)
            """,
            market.Measured.Select(one => Guid.Parse(one.Participant)).ToArray(),
            market.Measured.Select(one => one.Day.ToDateOnly()).ToArray(),
            market.Measured.Select(one => Word(one.Kind)).ToArray(),
            market.Measured.Select(one => one.Device).ToArray(),
            market.Measured.Select(one => one.Tenths).ToArray());
        await schema.Execute("""
            insert into directory_stand_sheets (spot, day, cash, counted_by, counted_at)
            select spot, day, cash, 'o', '2026-01-01' from unnest($1, $2, $3) as one (spot, day, cash)
            """,
            market.Counted.Select(one => one.Spot.Value).ToArray(),
            market.Counted.Select(one => one.Day.ToDateOnly()).ToArray(),
            market.Counted.Select(one => one.Cash).ToArray());
    }

    private static string Word(Enum value) => JsonNamingPolicy.SnakeCaseLower.ConvertName($"{value}");
}
