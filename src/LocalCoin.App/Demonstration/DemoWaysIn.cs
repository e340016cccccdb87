// What a newcomer needs to see a payment: a browser that becomes a register, and a card to hold out. The cards' tokens
// are drawn from their ids by the key of this installation, so that they can be told again, and are still no secret
// that anybody could work out who does not have the key.

using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;
using Npgsql;

namespace LocalCoin.App.Demonstration;

/// <param name="Coins">What it can pay with now.</param>
internal sealed record DemoCard(string Holder, string Token, long Coins);

/// <param name="RegisterCode">Makes one browser the register of the first shop, once.</param>
/// <param name="PhoneCode">Binds one phone to the resident, once.</param>
internal sealed record DemoWaysIn(
    IReadOnlyList<DemoCard> Cards, string RegisterCode, DemoResident Resident, string PhoneCode)
{
    private const int CardsShown = 2;
    private const int CardsTried = 20;
    private const int CodeLetters = 12;
    private static readonly Duration RegisterCodeLife = Duration.FromDays(1);
    private static readonly Duration PhoneCodeLife = Duration.FromDays(30);
    private static readonly ActorId Teller = DemoTerms.Teller.Actor;

    public static DemoShop Shop => DemoTown.Shops[0];

    public static string TokenOf(CardId card, TypedSecrets secrets) =>
        secrets.Secret("demo-card", card.Value, Guid.Empty);

    /// <summary>Codes are drawn anew each time, since each is good once.</summary>
    public static async Task<DemoWaysIn> Open(
        NpgsqlDataSource source, TypedSecrets secrets, DemoHistory history, Instant now, CancellationToken cancellation)
    {
        var directory = new CommunityDirectory(source);
        var register = TypedSecrets.DrawLetters(CodeLetters);
        await directory.Devices.Invite(
            new(new DeviceId(Guid.CreateVersion7().ToString()), DeviceKind.Register, Shop.Merchant, [Shop.Spot],
                "見本レジ", Shop.Owner, Guid.CreateVersion7(), false),
            secrets.Hash("device", register), now + RegisterCodeLife, cancellation);
        // The resident with a phone who had most coins left.
        var resident = history.Residents.Where(one => one.HasPhone).MaxBy(history.Held)!;
        var phone = TypedSecrets.DrawLetters(CodeLetters);
        await directory.Phones.Invite(
            Guid.CreateVersion7().ToString(), resident.Actor, resident.Wallet, secrets.Hash("phone", phone),
            now + PhoneCodeLife, Teller, cancellation);
        return new(await CardsWithCoins(source, secrets, history, now, cancellation), register, resident, phone);
    }

    /// <summary>Of those who have only a card. A demonstration that was seeded with another key has none.</summary>
    private static async Task<IReadOnlyList<DemoCard>> CardsWithCoins(
        NpgsqlDataSource source, TypedSecrets secrets, DemoHistory history, Instant now, CancellationToken cancellation)
    {
        var (cards, reads, today) = (new Cards(source), new LedgerReads(source), Tokyo.Day(now));
        var found = new List<DemoCard>();
        foreach (var resident in history.Residents.Where(one => !one.HasPhone).OrderByDescending(history.Held)
            .Take(CardsTried))
        {
            var token = TokenOf(resident.Card!.Value, secrets);
            if (await cards.FindByToken(token, cancellation) is null) continue;
            if (await reads.Fold<Card>(StreamId.Of(resident.Card.Value), cancellation) is not { IsStopped: false })
            {
                continue;
            }
            var purses = await reads.Of(AccountKind.Wallet, resident.Wallet.Value, cancellation);
            var coins = purses.Where(purse => !(purse.Account.Expiry < today)).Sum(purse => purse.Coins);
            if (coins > 0) found.Add(new(resident.Name, token, coins));
        }
        return [.. found.OrderByDescending(card => card.Coins).Take(CardsShown)];
    }
}
