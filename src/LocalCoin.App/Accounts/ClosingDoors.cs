// A wallet is closed by two people: one proposes, another approves what they have read.

using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.App.Accounts;

/// <param name="Till">Paid coins are handed out in cash from here.</param>
/// <param name="Survivor">A wallet that takes them over.</param>
public sealed record ClosingBody(ClosingReason Reason, TillId? Till = null, WalletId? Survivor = null);

public sealed record ClosingShown(
    Guid Proposal, WalletId Wallet, ClosingReason Reason, TillId? Till, WalletId? Survivor, ActorId ProposedBy);

/// <param name="Till">What waits is handed out in cash from here; none for a bank transfer.</param>
public sealed record PayoutBody(TillId? Till = null);

public sealed record PayoutShown(Guid Proposal, WalletId Wallet, TillId? Till, ActorId ProposedBy);

internal static class ClosingDoors
{
    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/wallets/{wallet}/closing", Propose).Gives<Done>().For(Roles.Counter | Roles.Operator);
        api.MapGet("/wallets/{wallet}/closing", Show).Gives<ClosingShown>()
            .For(Roles.Counter | Roles.Operator | Roles.Approver | Roles.Auditor);
        api.MapPost("/wallets/{wallet}/closing/approve", Approve).Gives<Done>().For(Roles.Approver);
        api.MapPost("/wallets/{wallet}/closing/reject", Reject).Gives<Done>().For(Roles.Approver);
        api.MapPost("/wallets/{wallet}/payout", ProposePayout).Gives<Done>().For(Roles.Counter | Roles.Operator);
        api.MapGet("/wallets/{wallet}/payout", ShowPayout).Gives<PayoutShown>()
            .For(Roles.Counter | Roles.Operator | Roles.Approver | Roles.Auditor);
        api.MapPost("/wallets/{wallet}/payout/approve", ApprovePayout).Gives<Done>().For(Roles.Approver);
        api.MapPost("/wallets/{wallet}/payout/reject", RejectPayout).Gives<Done>().For(Roles.Approver);
    }

    /// <summary>What is left goes to the survivor: that must not be one's own wallet either.</summary>
    private static async Task<IResult> Propose(
        HttpContext http, string wallet, ClosingBody body, LedgerWriter ledger) =>
        body.Survivor is { } survivor && http.Caller().Hindrance(survivor) is { } no ? no
            : await Send(http, wallet, ledger, id => new ProposeClosing(id, body.Reason, body.Till, body.Survivor));

    private static async Task<IResult> Approve(
        HttpContext http, string wallet, DecisionBody body, LedgerWriter ledger, LedgerReads reads)
    {
        var history = await reads.Stream(StreamId.Of(Reading.Id<WalletId>(wallet, "wallet")), http.RequestAborted);
        return history?.Find(body.Proposal)?.Event is WalletClosingProposed { Survivor: { } survivor }
            && http.Caller().Hindrance(survivor) is { } no
            ? no
            : await Send(http, wallet, ledger, id => new ApproveClosing(id, body.Proposal));
    }

    private static Task<IResult> Reject(HttpContext http, string wallet, DecisionBody body, LedgerWriter ledger) =>
        Send(http, wallet, ledger, id => new RejectClosing(id, body.Proposal));

    private static async Task<IResult> Show(
        HttpContext http, string wallet, LedgerReads reads, CancellationToken cancellation)
    {
        var id = Reading.Id<WalletId>(wallet, "wallet");
        if (http.Caller().Hindrance(id) is { } no) return no;
        var history = await reads.Stream(StreamId.Of(id), cancellation);
        if (history?.As<Wallet>() is not { Closing: { } closing, ClosingBy: { } by })
        {
            return Problem.NotFound("NotFound");
        }
        var proposal = history.Events.Last(recorded => recorded.Event is WalletClosingProposed);
        return Outcome.Show(new ClosingShown(proposal.Id, id, closing.Reason, closing.Till, closing.Survivor, by));
    }

    private static Task<IResult> ProposePayout(
        HttpContext http, string wallet, PayoutBody body, LedgerWriter ledger) =>
        Send(http, wallet, ledger, id => new ProposeUnclaimedPayout(id, body.Till));

    private static Task<IResult> ApprovePayout(
        HttpContext http, string wallet, DecisionBody body, LedgerWriter ledger) =>
        Send(http, wallet, ledger, id => new ApproveUnclaimedPayout(id, body.Proposal));

    private static Task<IResult> RejectPayout(
        HttpContext http, string wallet, DecisionBody body, LedgerWriter ledger) =>
        Send(http, wallet, ledger, id => new RejectUnclaimedPayout(id, body.Proposal));

    private static async Task<IResult> ShowPayout(
        HttpContext http, string wallet, LedgerReads reads, CancellationToken cancellation)
    {
        var id = Reading.Id<WalletId>(wallet, "wallet");
        if (http.Caller().Hindrance(id) is { } no) return no;
        var history = await reads.Stream(StreamId.Of(id), cancellation);
        if (history?.As<Wallet>() is not { Payout: { } payout, PayoutBy: { } by }) return Problem.NotFound("NotFound");
        var proposal = history.Events.Last(recorded => recorded.Event is UnclaimedPayoutProposed);
        return Outcome.Show(new PayoutShown(proposal.Id, id, payout.Till, by));
    }

    private static async Task<IResult> Send(HttpContext http, string wallet, LedgerWriter ledger,
        Func<WalletId, Command> command)
    {
        var id = Reading.Id<WalletId>(wallet, "wallet");
        var key = Reading.Key(http);
        return http.Caller().Hindrance(id) is { } no ? no : await ledger.Command(http, key, command(id));
    }
}
