// What waits for a second person at the town office: wallets to be closed, and acts at the counter by which a wallet
// could be taken over.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Desk;

/// <param name="Proposal">The id of the proposal, so that nobody approves what they have not read.</param>
/// <param name="By">Who asked for it.</param>
/// <param name="Survivor">To whom coins move on; null where they go to nobody.</param>
public sealed record PendingClosing(
    Guid Proposal, ClosingSum Sum, MemberEntry? Member, MemberEntry? Survivor, string By);

/// <summary>Whose wallet could have been taken over, and by whom.</summary>
/// <param name="Through">The log's last line that is shown.</param>
public sealed record PendingSigns(
    WalletId Wallet, MemberEntry? Member, IReadOnlyList<(TakeoverSign Sign, string By)> Signs, long Through);

internal static class Approvals
{
    public const string Door = "/approvals";

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Door, (HttpContext http, CommunityDirectory _) => Show(http, null)).For(Roles.Approver);
        pages.MapPost(Door + "/closings/{wallet}", Decide).For(Roles.Approver);
        pages.MapPost(Door + "/signs/{wallet}", Review).For(Roles.Approver);
        pages.MapPost(Proposals.Door, DecideProposal).For(Roles.Approver);
    }

    internal static async Task<IResult> Show(HttpContext http, Text? fault)
    {
        var services = http.RequestServices;
        var (directory, caller) = (services.GetRequiredService<CommunityDirectory>(), http.Caller());
        var closings = new List<PendingClosing>();
        foreach (var wallet in await services.GetRequiredService<LedgerReads>().WithOpenClosing(http.RequestAborted))
        {
            if (await Pending(http, wallet) is { } pending) closings.Add(pending);
        }
        var signs = new List<PendingSigns>();
        foreach (var of in (await directory.TakeoverSigns.Open(http.RequestAborted)).GroupBy(sign => sign.Wallet))
        {
            signs.Add(await Pending(http, of.Key, [.. of]));
        }
        var proposals = await Proposals.Waiting(http);
        await directory.AccessLog.Write(
            caller.Actor, caller.Device, "approvals",
            closings.Select(one => one.Sum.Asked.Wallet).Concat(signs.Select(one => one.Wallet))
                .Concat(closings.Select(one => one.Sum.Asked.Survivor).OfType<WalletId>())
                .Concat(proposals.Select(one => one.Wallet).OfType<WalletId>()).Distinct(),
            http.RequestAborted);
        return PageAnswer.Of<ApprovalsPage>(
            (nameof(ApprovalsPage.Closings), closings), (nameof(ApprovalsPage.Signs), signs),
            (nameof(ApprovalsPage.Proposed), proposals),
            (nameof(ApprovalsPage.Banks), await BankChanges.Waiting(http)), (nameof(ApprovalsPage.Fault), fault))
            .Unless(fault);
    }

    private static async Task<IResult> DecideProposal(HttpContext http, string stream, PageForm form)
    {
        var (refused, fault) = await Proposals.Decide(http, new StreamId(stream), form);
        return refused ?? (fault is null ? PageDoors.GoTo(Door) : await Show(http, fault));
    }

    private static async Task<PendingSigns> Pending(HttpContext http, WalletId wallet, TakeoverSign[] signs)
    {
        var named = new List<(TakeoverSign, string)>();
        foreach (var sign in signs) named.Add((sign, await NameOf(http, sign.Actor)));
        return new PendingSigns(
            wallet,
            await http.RequestServices.GetRequiredService<CommunityDirectory>().Members.Find(
                wallet, http.RequestAborted),
            named, signs.Max(sign => sign.Entry));
    }

    private static async Task<PendingClosing?> Pending(HttpContext http, StreamId stream)
    {
        var services = http.RequestServices;
        var history = await services.GetRequiredService<LedgerReads>().Stream(stream, http.RequestAborted);
        if (history?.As<Wallet>() is not { Closing: { } asked, ClosingBy: { } by }) return null;
        var sum = (await ClosingSum.Of(http, history))!;
        return new PendingClosing(
            history.Events.Last(one => one.Event is WalletClosingProposed).Id, sum,
            await services.GetRequiredService<CommunityDirectory>().Members.Find(asked.Wallet, http.RequestAborted),
            await sum.SurvivorOf(http), await NameOf(http, by));
    }

    private static async Task<string> NameOf(HttpContext http, ActorId actor) =>
        (await http.RequestServices.GetRequiredService<CommunityDirectory>().Credentials.Find(
            actor, http.RequestAborted))?.DisplayName ?? actor.Value;

    private static async Task<IResult> Decide(
        HttpContext http, string wallet, PageForm form, LedgerReads reads, CommunityDirectory directory)
    {
        var (id, proposal) = (Reading.Id<WalletId>(wallet, "wallet"), form.Id("proposal"));
        var history = await reads.Stream(StreamId.Of(id), http.RequestAborted);
        var asked = history?.Find(proposal)?.Event as WalletClosingProposed;
        if (http.Caller().Hindrance(id) is { } own) return own;
        if (asked?.Survivor is { } other && http.Caller().Hindrance(other) is { } no) return no;
        // What a drawer hands out while nobody counts it would be missing in the next count.
        if (asked?.Till is { } till && form["decision"] is "approve"
            && !await directory.TillShifts.IsOpen(till, http.RequestAborted))
        {
            return await Show(http, ApprovalTexts.TillShut.With(till.Value));
        }
        Command command = form["decision"] switch
        {
            "approve" => new ApproveClosing(id, proposal),
            "reject" => new RejectClosing(id, proposal),
            _ => throw new MalformedException("decision", "approve or reject is expected"),
        };
        return await http.Act(form, command) is { } fault ? await Show(http, fault) : PageDoors.GoTo(Door);
    }

    /// <summary>Nobody looks at what they did themselves, and nobody at what they have not read.</summary>
    private static async Task<IResult> Review(
        HttpContext http, string wallet, PageForm form, CommunityDirectory directory)
    {
        var (id, caller) = (Reading.Id<WalletId>(wallet, "wallet"), http.Caller());
        if (caller.Hindrance(id) is { } no) return no;
        var signs = (await directory.TakeoverSigns.Open(http.RequestAborted))
            .Where(sign => sign.Wallet == id).ToArray();
        if (signs.Any(sign => sign.Actor == caller.Actor))
        {
            return await Show(http, Text.Of(Rejection.SameHand));
        }
        if (signs.Any(sign => sign.Entry > (form.Whole("through") ?? 0)))
        {
            return await Show(http, ApprovalTexts.ChangedSince);
        }
        if (signs.Length > 0)
        {
            await directory.AccessLog.Write(
                caller.Actor, caller.Device, TakeoverSigns.Reviewed, id.Value, http.RequestAborted);
        }
        return PageDoors.GoTo(Door);
    }
}
