// What payers asked back at an unattended stand: one touch gives it, one declines. The wish's own id is the refund's,
// so two touches give back once. What a shop leaves for three days comes to the operator, who answers in its place.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Register;

/// <param name="Shop">Of a list that has several; else null.</param>
/// <param name="Phone">Of that shop.</param>
public sealed record WishLine(RefundWish Wish, PaymentMade Made, string Spot, string? Shop, string? Phone);

internal static class ShopWishPages
{
    public const string Door = "/shop/wishes";
    public const string LateDoor = "/wishes";
    private static readonly Duration ShopAnswerMax = Duration.FromDays(3);

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Door, (HttpContext http, CommunityDirectory _) => List(http, null)).For(Roles.Owner);
        pages.MapPost(Door, Answer).For(Roles.Owner);
        pages.MapGet(LateDoor, (HttpContext http, CommunityDirectory _) => List(http, null)).For(Roles.Operator);
        pages.MapPost(LateDoor, Answer).For(Roles.Operator);
    }

    private static async Task<IResult> List(HttpContext http, Text? told)
    {
        var isOperator = http.Caller().Is(Roles.Operator);
        var services = http.RequestServices;
        var directory = services.GetRequiredService<CommunityDirectory>();
        var wishes = isOperator
            ? await directory.RefundWishes.AskedBefore(Now(http) - ShopAnswerMax, http.RequestAborted)
            : await directory.RefundWishes.Of(http.Caller().Merchant!.Value, http.RequestAborted);
        var lines = new List<WishLine>();
        foreach (var wish in wishes)
        {
            if (await Find(http, wish) is { } made) lines.Add(await Line(directory, wish, made, isOperator, http));
        }
        return PageAnswer.Of<ShopWishes>(
            (nameof(ShopWishes.Lines), lines), (nameof(ShopWishes.Told), told),
            (nameof(ShopWishes.Door), isOperator ? LateDoor : Door), (nameof(ShopWishes.IsLate), isOperator));
    }

    private static async Task<WishLine> Line(
        CommunityDirectory directory, RefundWish wish, PaymentMade made, bool isOperator, HttpContext http)
    {
        var isJapanese = Visit.Of(http).IsJapanese;
        var spot = await directory.Spots.Find(wish.Spot, http.RequestAborted);
        var shop = isOperator ? await directory.Merchants.Find(wish.Merchant, http.RequestAborted) : null;
        return new WishLine(
            wish, made, (isJapanese ? spot?.Name : spot?.NameEn ?? spot?.Name) ?? wish.Spot.Value,
            isOperator ? (isJapanese ? shop?.Name : shop?.NameEn ?? shop?.Name) ?? wish.Merchant.Value : null,
            shop?.Phone);
    }

    private static async Task<IResult> Answer(
        HttpContext http, PageForm form, CommunityDirectory directory, LedgerWriter ledger)
    {
        var id = Reading.CommandId(form["wish"] ?? "", "wish");
        // Answered in the meantime, here or elsewhere: the list says what is still there.
        if (await directory.RefundWishes.Open(id, http.RequestAborted) is not { } wish) return await List(http, null);
        if (!MayAnswer(http, wish) || await Find(http, wish) is not { } made) return Problem.NotFound("NotFound");
        // Nobody gives themselves their own purchase back.
        if (http.Caller().Wallet == made.Wallet) return Problem.Forbidden("OwnWallet");
        // A shop that got no answer to giving, and declines then, has given: the ledger says so below.
        if (form.Has("decline") && !await IsGiven(http, wish))
        {
            await Note(http, directory, wish, false);
            return await List(http, WishTexts.Declined);
        }
        var refund = new RefundPayment(
            wish.Payment, wish.Merchant, new Amount(wish.Coins), null, RefundReason.WrongAmount);
        var answer = await ledger.Send(Sent.Live(wish.Wish, refund, http.Caller().Sender()), http.RequestAborted);
        switch (answer)
        {
            case Store.Answer.Accepted or Store.Answer.Repeated or Store.Answer.Conflict:
                await Note(http, directory, wish, true);
                return await List(http, WishTexts.Given);
            // It went back by another way: there is nothing left to wish for.
            case Store.Answer.Rejected
            {
                Reason: Rejection.NothingLeft or Rejection.PaymentUndone or Rejection.RefundTooLarge
            }:
                await Note(http, directory, wish, false);
                return await List(http, WishTexts.Past);
            case Store.Answer.Rejected { Reason: var reason }:
                return await List(http, Text.Of(reason));
            default:
                return await List(http, ShopTexts.RefundUnknown);
        }
    }

    private static bool MayAnswer(HttpContext http, RefundWish wish) => http.Caller().Is(Roles.Operator)
        ? wish.AskedAt < Now(http) - ShopAnswerMax
        : wish.Merchant == http.Caller().Merchant;

    private static async Task<bool> IsGiven(HttpContext http, RefundWish wish) =>
        (await http.RequestServices.GetRequiredService<LedgerReads>()
            .Stream(StreamId.Of(wish.Payment), http.RequestAborted))?.Events.Any(one => one.Id == wish.Wish) == true;

    private static Task Note(HttpContext http, CommunityDirectory directory, RefundWish wish, bool isGiven) =>
        directory.RefundWishes.Answer(wish.Wish, isGiven, http.Caller().Actor, Now(http), http.RequestAborted);

    private static async Task<PaymentMade?> Find(HttpContext http, RefundWish wish) =>
        (await http.RequestServices.GetRequiredService<LedgerReads>()
            .Fold<Payment>(StreamId.Of(wish.Payment), http.RequestAborted))?.Made;

    private static Instant Now(HttpContext http) =>
        http.RequestServices.GetRequiredService<IClock>().GetCurrentInstant();
}
