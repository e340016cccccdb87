// What waits for a second person at the town office: wallets to be closed.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Counter;

/// <param name="Proposal">The id of the proposal, so that nobody approves what they have not read.</param>
/// <param name="By">Who asked for it.</param>
public sealed record PendingClosing(Guid Proposal, ClosingSum Sum, MemberEntry? Member, string By);

internal static class Approvals
{
    public const string Door = "/approvals";

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Door, (HttpContext http, CommunityDirectory _) => Show(http, null)).For(Roles.Approver);
        pages.MapPost(Door + "/closings/{wallet}", Decide).For(Roles.Approver);
    }

    private static async Task<IResult> Show(HttpContext http, Text? fault)
    {
        var services = http.RequestServices;
        var (directory, caller) = (services.GetRequiredService<CommunityDirectory>(), http.Caller());
        var closings = new List<PendingClosing>();
        foreach (var wallet in await services.GetRequiredService<LedgerReads>().WithOpenClosing(http.RequestAborted))
        {
            if (await Pending(http, wallet) is { } pending) closings.Add(pending);
        }
        await directory.AccessLog.Write(
            caller.Actor, caller.Device, "approvals", closings.Select(one => one.Sum.Asked.Wallet),
            http.RequestAborted);
        return PageAnswer.Of<ApprovalsPage>(
            (nameof(ApprovalsPage.Closings), closings), (nameof(ApprovalsPage.Fault), fault)).Unless(fault);
    }

    private static async Task<PendingClosing?> Pending(HttpContext http, StreamId stream)
    {
        var services = http.RequestServices;
        var history = await services.GetRequiredService<LedgerReads>().Stream(stream, http.RequestAborted);
        if (history?.As<Wallet>() is not { Closing: { } asked, ClosingBy: { } by }) return null;
        return new PendingClosing(
            history.Events.Last(one => one.Event is WalletClosingProposed).Id,
            (await CounterClosing.Sum(http, history))!,
            await services.GetRequiredService<CommunityDirectory>().Members.Find(asked.Wallet, http.RequestAborted),
            await NameOf(http, by));
    }

    private static async Task<string> NameOf(HttpContext http, ActorId actor) =>
        (await http.RequestServices.GetRequiredService<CommunityDirectory>().Credentials.Find(
            actor, http.RequestAborted))?.DisplayName ?? actor.Value;

    private static async Task<IResult> Decide(HttpContext http, string wallet, PageForm form, LedgerReads reads)
    {
        var (id, proposal) = (Reading.Id<WalletId>(wallet, "wallet"), form.Id("proposal"));
        var history = await reads.Stream(StreamId.Of(id), http.RequestAborted);
        var survivor = (history?.Find(proposal)?.Event as WalletClosingProposed)?.Survivor;
        if (http.Caller().Hindrance(id) is { } own) return own;
        if (survivor is { } other && http.Caller().Hindrance(other) is { } no) return no;
        Command command = form["decision"] switch
        {
            "approve" => new ApproveClosing(id, proposal),
            "reject" => new RejectClosing(id, proposal),
            _ => throw new MalformedException("decision", "approve or reject is expected"),
        };
        return await http.Act(form, command) is { } fault ? await Show(http, fault) : PageDoors.GoTo(Door);
    }
}
