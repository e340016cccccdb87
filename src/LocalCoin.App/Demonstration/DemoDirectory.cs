using LocalCoin.App.Operator;
using LocalCoin.Ledger;
using LocalCoin.Store.Directory;
using LocalCoin.Store.Imports;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace LocalCoin.App.Demonstration;

/// <summary>Who can sign in to a demonstration. The passwords are known to everybody: it holds no real
/// person.</summary>
internal sealed record DemoSignIn(
    string Name, string Password, string DisplayName, string[] Roles, MerchantId? Merchant)
{
    public ActorId Actor => new(Name);

    public static readonly DemoSignIn[] All =
    [
        new("demo-operator", "kongo-demo-operator", "見本 運営", ["operator"], null),
        new("demo-approver", "kongo-demo-approver", "見本 承認", ["approver"], null),
        new("demo-counter", "kongo-demo-counter", "見本 窓口", ["counter"], null),
        new("demo-health", "kongo-demo-health", "見本 健康", ["health"], null),
        new("demo-auditor", "kongo-demo-auditor", "見本 監査", ["auditor"], null),
        new("demo-owner-nasubi", "kongo-demo-owner", "架空青果 なすび 店主", ["owner"], DemoTown.Shops[0].Merchant),
        new("demo-owner-konroom", "kongo-demo-owner", "無人販売所 係", ["owner"], DemoTown.Stand.Merchant),
    ];
}

/// <summary>The directory's side of the demonstration: names, places, cards, sign-ins.</summary>
internal sealed class DemoDirectory(NpgsqlDataSource source, TypedSecrets secrets)
{
    private const int StopDigits = 12;
    private readonly CommunityDirectory directory = new(source);

    public async Task Write(DemoHistory history, CancellationToken cancellation)
    {
        foreach (var shop in DemoTown.AllShops)
        {
            await directory.Merchants.Put(
                new(shop.Merchant, shop.Name, shop.Kana, shop.English, null, null, $"{shop.Neighbourhood}(見本)", null,
                    null),
                cancellation);
            await directory.Spots.Put(
                new(shop.Spot, shop.Merchant, shop.Name, shop.English, shop.Neighbourhood, Place(shop), Schedule(shop),
                    shop.Sells),
                cancellation);
        }
        await WriteCards(history, cancellation);
        await ImportedEntries.Write(source, [.. history.Residents.Select(Member)], cancellation);
        await directory.RunLines.Put(DemoTerms.WelcomeRun, history.WelcomeLines, null, cancellation);
        var hasher = new PasswordHasher<Credential>();
        foreach (var one in DemoSignIn.All)
        {
            var entry = new Credential(one.Actor, one.Name, one.DisplayName, "", one.Roles, one.Merchant, null, false);
            await directory.Credentials.Put(
                entry with { PasswordHash = hasher.HashPassword(entry, one.Password) }, cancellation);
        }
    }

    /// <summary>Every card that was ever handed out, also those that came in place of lost ones.</summary>
    private async Task WriteCards(DemoHistory history, CancellationToken cancellation)
    {
        var cards = history.Accepted.Select(sent => sent.Command).OfType<BindCard>().ToArray();
        var printed = cards.Select(card =>
            new PrintedCard(
                card.Card, DemoWaysIn.TokenOf(card.Card, secrets), TypedSecrets.DrawDigits(StopDigits),
                LastFour(card.Card), CheckDigit.Append(TypedSecrets.DrawDigits(Cards.WakeDigits - 1))));
        await directory.Cards.Add([.. printed], secrets, cancellation);
        foreach (var card in cards) await directory.Cards.Bind(card.Card, card.Wallet, null, cancellation);
    }

    private static ImportedMember Member(DemoResident resident) => new(
        $"D{resident.Number:0000}", resident.Name, resident.Kana, $"0000{resident.Number:000000}",
        $"{resident.Neighbourhood}(見本){resident.Number}", resident.Neighbourhood, resident.BirthBand, null, null)
    {
        Wallet = resident.Wallet,
    };

    private static string LastFour(CardId card) =>
        $"{Convert.ToInt32(card.Value[^4..], 16) % 10_000:0000}";

    private static string Place(DemoShop shop) =>
        shop == DemoTown.Stand ? "金剛連絡所横 ∞KON ROOM"
        : shop == DemoTown.KitchenCar ? "金剛団地第2集会場前広場"
        : $"{shop.Neighbourhood} 商店街(見本)";

    private static string Schedule(DemoShop shop)
    {
        var (days, from, to) = shop == DemoTown.Stand
            ? ([IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday], "10:00", "15:00")
            : shop == DemoTown.KitchenCar ? ([IsoDayOfWeek.Tuesday], "11:00", "14:00")
            : (Enum.GetValues<IsoDayOfWeek>().Where(day => day is not IsoDayOfWeek.None && day != shop.Closed)
                .ToArray(), "09:00", "19:00");
        return System.Text.Json.JsonSerializer.Serialize(new
        {
            weekdays = days.Select(day => day.ToString()[..3].ToLowerInvariant()), hours = $"{from}-{to}",
        });
    }
}
