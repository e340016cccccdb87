// Where a shop's coins are paid out is asked for by one person and approved by another; until then the old account
// stands. Whoever approves sees the new one whole, to compare it with the paper, and is told when the telephone number
// by which one would ask the shop was changed lately too.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Desk;

/// <param name="PhoneChanged">When the shop's telephone number was changed, if that was lately.</param>
public sealed record PendingBank(
    BankProposal Asked, MerchantEntry Shop, string By, bool IsOwn, Instant? PhoneChanged);

/// <summary>A proposal with the names of the two.</summary>
public sealed record ToldBank(BankProposal Asked, string By, string? AnsweredBy);

internal static class BankChanges
{
    public const string Asked = "propose account";
    public const string Approved = "approve account";
    public const string Rejected = "reject account";
    private const int ReasonMax = 200;
    private const int ShownMax = 5;
    private const int ChangesMax = 50;
    private static readonly Duration Lately = Duration.FromDays(30);

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(DeskShops.One + "/bank", Show).For(Roles.Operator);
        pages.MapPost(DeskShops.One + "/bank", Ask).For(Roles.Operator);
        pages.MapPost(Approvals.Door + "/accounts/{proposal}", Decide).For(Roles.Approver);
    }

    public static string Of(Guid proposal) => $"{Approvals.Door}/accounts/{proposal}";

    public static async Task<int> Count(HttpContext http) =>
        (await Directory(http).BankProposals.Waiting(http.RequestAborted)).Count;

    /// <summary>Those that wait for another hand.</summary>
    public static async Task<IReadOnlyList<PendingBank>> Waiting(HttpContext http)
    {
        var (directory, cancellation, since) = (Directory(http), http.RequestAborted, http.Now() - Lately);
        var pending = new List<PendingBank>();
        foreach (var asked in await directory.BankProposals.Waiting(cancellation))
        {
            if (await directory.Merchants.Find(asked.Merchant, cancellation) is not { } shop) continue;
            var (after, phoneChanged) = (shop, (Instant?)null);
            foreach (var change in await directory.Merchants.Before(asked.Merchant, ChangesMax, cancellation))
            {
                if (change.Was.Phone != after.Phone && change.At > since) phoneChanged ??= change.At;
                after = change.Was;
            }
            pending.Add(new PendingBank(
                asked, shop, await NameOf(http, asked.By), asked.By == http.Caller().Actor, phoneChanged));
        }
        return pending;
    }

    /// <summary>What was asked for lately of one shop, and what became of it.</summary>
    public static async Task<IReadOnlyList<ToldBank>> Of(HttpContext http, MerchantId merchant)
    {
        var told = new List<ToldBank>();
        foreach (var one in await Directory(http).BankProposals.Of(merchant, ShownMax, http.RequestAborted))
        {
            told.Add(new ToldBank(
                one, await NameOf(http, one.By), one.Answer is { } answer ? await NameOf(http, answer.By) : null));
        }
        return told;
    }

    private static async Task<IResult> Show(HttpContext http, string merchant) =>
        await DeskShops.Read(http, merchant) is { } file ? Form(file, null) : Problem.NotFound("NotFound");

    private static PageAnswer Form(ShopFile file, Text? fault) => PageAnswer.Of<DeskShopBank>(
        (nameof(DeskShopBank.File), file), (nameof(DeskShopBank.Fault), fault)).Unless(fault);

    private static async Task<IResult> Ask(HttpContext http, string merchant, PageForm form)
    {
        if (await DeskShops.Read(http, merchant) is not { } file) return Problem.NotFound("NotFound");
        if (BankAccount.Of(form) is not { } account) return Form(file, DeskShopTexts.DigitsWrong);
        var (id, caller) = (file.Entry.Merchant, http.Caller());
        var isAsked = await Directory(http).BankProposals.Ask(
            new BankProposal(form.Id(PageActs.Key), id, account.Json(), caller.Actor, http.Now(), null),
            http.RequestAborted);
        if (!isAsked) return Form(file, BankTexts.OtherWaits);
        await Log(http, Asked, id);
        return PageDoors.GoTo($"{file.Path}?done=bank");
    }

    private static async Task<IResult> Decide(HttpContext http, string proposal, PageForm form)
    {
        var id = Reading.CommandId(proposal, "proposal");
        if (await Directory(http).BankProposals.Find(id, http.RequestAborted) is not { } asked)
        {
            return Problem.NotFound("NotFound");
        }
        var isYes = form["decision"] switch
        {
            "approve" => true,
            "reject" => false,
            _ => throw new MalformedException("decision", "approve or reject is expected"),
        };
        if (!isYes && form["reason"] is null) return await Approvals.Show(http, ProposalTexts.ReasonMissing);
        var caller = http.Caller();
        if (asked.By == caller.Actor) return await Approvals.Show(http, Text.Of(Rejection.SameHand));
        var reason = isYes ? null : Reading.Text(form["reason"]!, "reason", ReasonMax);
        if (!await Directory(http).BankProposals.Answer(
            id, new BankAnswer(isYes, caller.Actor, http.Now(), reason), http.RequestAborted))
        {
            return await Approvals.Show(http, Text.Of(Rejection.ProposalDecided));
        }
        await Log(http, isYes ? Approved : Rejected, asked.Merchant);
        return PageDoors.GoTo(Approvals.Door);
    }

    private static Task Log(HttpContext http, string action, MerchantId merchant) =>
        Directory(http).AccessLog.Write(
            http.Caller().Actor, http.Caller().Device, action, ShopActs.Subject(merchant), http.RequestAborted);

    private static async Task<string> NameOf(HttpContext http, ActorId actor) =>
        (await Directory(http).Credentials.Find(actor, http.RequestAborted))?.DisplayName ?? actor.Value;

    private static CommunityDirectory Directory(HttpContext http) =>
        http.RequestServices.GetRequiredService<CommunityDirectory>();
}
