// The counter's one screen: a card, or a name and a telephone number, leads to the resident; from there everything is
// one large button away.

using System.Text;
using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Counter;

internal static class CounterPages
{
    public const string Start = "/counter";
    private const int FoundMax = 20;
    private const string Resident = Start + "/residents/{ticket}";

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Start, (HttpContext _) => PageAnswer.Of<CounterStart>()).For(Roles.Counter);
        pages.MapPost(Start + "/scan", Scan).For(Roles.Counter);
        pages.MapPost(Start + "/search", Search).For(Roles.Counter);
        pages.MapPost(Start + "/open", Open).For(Roles.Counter);
        pages.MapGet(Resident, Show).For(Roles.Counter);
        pages.MapGet(Resident + "/top-up", CounterTopUps.Ask).For(Roles.Counter);
        pages.MapPost(Resident + "/top-up", CounterTopUps.Make).For(Roles.Counter);
        pages.MapGet(Resident + "/top-ups/{topup}", CounterTopUps.Show).For(Roles.Counter);
        pages.MapPost(Resident + "/top-ups/{topup}/void", CounterTopUps.Void).For(Roles.Counter);
    }

    internal static PageAnswer Again(Text fault) => PageAnswer.Of<CounterStart>((nameof(CounterStart.Fault), fault))
        .WithStatus(StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> Scan(HttpContext http, PageForm form, CommunityDirectory directory)
    {
        var scanned = form["held"] ?? "";
        var token = scanned[(scanned.LastIndexOf('/') + 1)..];
        return await directory.Cards.FindByToken(token, http.RequestAborted) switch
        {
            { Wallet: { } wallet } => await Opening.Open(http, wallet, "card"),
            { } => Again(CounterTexts.CardInStock),
            null => Again(CounterTexts.CardUnknown),
        };
    }

    private static async Task<IResult> Search(HttpContext http, PageForm form, CommunityDirectory directory)
    {
        var kana = Katakana(form["kana"]);
        if ((form["phone"] ?? kana) is not { } text) return Again(CounterTexts.SearchMissing);
        var caller = http.Caller();
        var found = (await directory.Members.Search(text, FoundMax, http.RequestAborted))
            .Where(member => caller.Hindrance(member.Wallet) is null)
            .Where(member => kana is null || member.Kana?.StartsWith(kana, StringComparison.Ordinal) == true)
            .ToArray();
        await directory.AccessLog.Write(
            caller.Actor, caller.Device, "found", found.Select(member => member.Wallet), http.RequestAborted);
        return found.Length == 0
            ? Again(CounterTexts.NobodyFound)
            : PageAnswer.Of<CounterFound>((nameof(CounterFound.Members), found));
    }

    private static async Task<IResult> Open(HttpContext http, PageForm form)
    {
        var wallet = Reading.Id<WalletId>(form["wallet"] ?? "", "wallet");
        return CounterTexts.Reasons.Any(reason => reason.Word == form["reason"])
            ? await Opening.Open(http, wallet, form["reason"]!)
            : Again(CounterTexts.ReasonMissing);
    }

    private static async Task<IResult> Show(
        HttpContext http, string ticket, CommunityDirectory directory, LedgerReads reads)
    {
        if (Opening.Of(http, ticket) is not { } opened) return Again(CounterTexts.OpenAgain);
        if (await reads.Fold<Wallet>(StreamId.Of(opened.Wallet), http.RequestAborted) is not { } wallet)
        {
            return Problem.NotFound("NotFound");
        }
        return PageAnswer.Of<CounterResident>(
            (nameof(CounterResident.Opened), opened), (nameof(CounterResident.Wallet), wallet),
            (nameof(CounterResident.Member), await directory.Members.Find(opened.Wallet, http.RequestAborted)),
            (nameof(CounterResident.Purses), await Purses(http, opened.Wallet)));
    }

    internal static async Task<IReadOnlyList<Balance>> Purses(HttpContext http, WalletId wallet)
    {
        var today = Tokyo.Day(http.RequestServices.GetRequiredService<IClock>().GetCurrentInstant());
        var all = await http.RequestServices.GetRequiredService<LedgerReads>()
            .Of(AccountKind.Wallet, wallet.Value, http.RequestAborted);
        return [.. all.Where(purse => purse.Coins > 0 && !(purse.Account.Expiry < today))];
    }

    /// <summary>Names are entered in katakana; whoever searches in a hurry types hiragana.</summary>
    private static string? Katakana(string? typed) => typed is null ? null : typed.Aggregate(
        new StringBuilder(), (all, one) => all.Append(one is >= 'ぁ' and <= 'ゖ' ? (char)(one + 0x60) : one)).ToString();
}
