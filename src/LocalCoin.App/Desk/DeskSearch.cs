// One field that finds everything: whoever asks by telephone says what they have in hand, a name, a number of a card, a
// shop, the four digits of a payment. People are found by the operator alone, and each who was found is written down.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store.Directory;
using LocalCoin.Store.Payments;
using Npgsql;

namespace LocalCoin.App.Desk;

/// <summary>What was found, by kind.</summary>
/// <param name="Stock">How many cards with these last digits are nobody's.</param>
public sealed record Findings(
    string Sought, IReadOnlyList<MemberEntry> Members, int Stock, IReadOnlyList<MerchantEntry> Merchants,
    IReadOnlyList<PlaceEntry> Places, IReadOnlyList<FoundPayment> Payments)
{
    public bool AreNone => Members.Count + Stock + Merchants.Count + Places.Count + Payments.Count == 0;
}

public sealed record FoundPayment(MerchantPayment Payment, PlaceEntry? Place);

internal static class DeskSearch
{
    public const string Door = DeskDoors.Start + "/search";
    private const int FoundMax = 20;
    private const int TextLengthMax = 100;
    private const int FourDigits = 4;

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Door, (HttpContext _) => PageAnswer.Of<DeskFound>()).For(Roles.Desk);
        pages.MapPost(Door, Search).For(Roles.Desk);
    }

    private static async Task<IResult> Search(HttpContext http, PageForm form) =>
        form["text"] is { Length: <= TextLengthMax } text
            ? PageAnswer.Of<DeskFound>((nameof(DeskFound.Found), await Find(http, text)))
            : PageAnswer.Of<DeskFound>().WithStatus(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Findings> Find(HttpContext http, string text)
    {
        var (directory, cancellation) =
            (http.RequestServices.GetRequiredService<CommunityDirectory>(), http.RequestAborted);
        var isFour = text.Length == FourDigits && text.All(char.IsAsciiDigit);
        var cards = isFour ? await directory.Cards.OfDigits(text, FoundMax, cancellation) : [];
        return new Findings(
            text, http.Caller().Is(Roles.Operator) ? await People(http, text, cards) : [],
            cards.Count(card => card.Wallet is null), await directory.Merchants.Search(text, FoundMax, cancellation),
            await directory.Places.Search(text, FoundMax, cancellation), await Payments(http, text, isFour));
    }

    private static async Task<IReadOnlyList<MemberEntry>> People(
        HttpContext http, string text, IReadOnlyList<CardEntry> cards)
    {
        var (directory, cancellation) =
            (http.RequestServices.GetRequiredService<CommunityDirectory>(), http.RequestAborted);
        var owners = cards.Select(card => card.Wallet).OfType<WalletId>().Distinct().ToArray();
        var named = await directory.Members.Search(text, FoundMax, cancellation);
        var all = owners.Length == 0 ? named : [.. named, .. await directory.Members.Of(owners, cancellation)];
        return await DeskMembers.Written(http, [.. all.DistinctBy(one => one.Wallet)]);
    }

    private static async Task<IReadOnlyList<FoundPayment>> Payments(HttpContext http, string text, bool isCode)
    {
        var services = http.RequestServices;
        var (directory, source) =
            (services.GetRequiredService<CommunityDirectory>(), services.GetRequiredService<NpgsqlDataSource>());
        var id = text.StartsWith("payment-", StringComparison.Ordinal) ? text["payment-".Length..] : text;
        IReadOnlyList<MerchantPayment> found = isCode
            ? await MerchantPayments.OfCode(source, text, FoundMax, http.RequestAborted)
            : Guid.TryParseExact(id, "D", out _)
                && await MerchantPayments.Find(source, new PaymentId(id), http.RequestAborted) is { } one ? [one] : [];
        var places = new List<FoundPayment>();
        foreach (var payment in found)
        {
            places.Add(new FoundPayment(payment, await directory.Places.Find(payment.Spot, http.RequestAborted)));
        }
        return places;
    }
}
