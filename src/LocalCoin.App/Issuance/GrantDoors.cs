// Free coins for one resident: one person proposes, another approves; so is taking them back. Nobody gives to
// themselves.

using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.App.Issuance;

public sealed record GrantBody(WalletId Wallet, FundId Fund, Amount Amount, GrantPurpose Purpose);
public sealed record WithdrawalBody(Amount Amount);

public enum GrantState { Proposed, Made, Rejected }

/// <param name="Withdrawal">An open proposal to take coins back: its id.</param>
public sealed record GrantShown(
    GrantId Grant, Guid Proposal, GrantState State, WalletId Wallet, FundId Fund, long Amount, GrantPurpose Purpose,
    ActorId ProposedBy, LocalDate? Expiry, long Netted, long Withdrawn, Guid? Withdrawal, long? WithdrawalAmount);

internal static class GrantDoors
{
    internal static void Map(IEndpointRouteBuilder api)
    {
        const Roles Proposing = Roles.Counter | Roles.Operator;
        api.MapPut("/grants/{grant}", Propose).Makes<Done>().For(Proposing);
        api.MapGet("/grants/{grant}", Show).Gives<GrantShown>().For(Proposing | Roles.Approver | Roles.Auditor);
        api.MapPost("/grants/{grant}/approve", Approve).Gives<Done>().For(Roles.Approver);
        api.MapPost("/grants/{grant}/reject", Reject).Gives<Done>().For(Roles.Approver);
        api.MapPost("/grants/{grant}/withdrawals", ProposeWithdrawal).Gives<Done>().For(Proposing);
        api.MapPost("/grants/{grant}/withdrawals/approve", ApproveWithdrawal).Gives<Done>().For(Roles.Approver);
        api.MapPost("/grants/{grant}/withdrawals/reject", RejectWithdrawal).Gives<Done>().For(Roles.Approver);
    }

    private static async Task<IResult> Propose(HttpContext http, string grant, GrantBody body, LedgerWriter ledger)
    {
        var id = Reading.CommandId(grant, "grant");
        if (http.Caller().Hindrance(body.Wallet) is { } no) return no;
        return await ledger.Creation(
            http, id, new ProposeGrant(new GrantId(id.ToString()), body.Wallet, body.Fund, body.Amount, body.Purpose));
    }

    private static async Task<IResult> Show(
        HttpContext http, string grant, LedgerReads reads, CancellationToken cancellation)
    {
        var id = Reading.Id<GrantId>(grant, "grant");
        var history = await reads.Stream(StreamId.Of(id), cancellation);
        if (history?.As<Grant>() is not { } found) return Problem.NotFound("NotFound");
        if (http.Caller().Hindrance(found.Proposal.Wallet) is { } no) return no;
        var withdrawal = found.Withdrawal is null
            ? null
            : history.Events.Last(recorded => recorded.Event is GrantWithdrawalProposed);
        return Outcome.Show(new GrantShown(
            id, history.Events[0].Id, StateOf(found), found.Proposal.Wallet, found.Proposal.Fund,
            found.Proposal.Amount.Coins,
            found.Proposal.Purpose, found.ProposedBy, found.Made?.Expiry, found.Made?.Netted ?? 0, found.Withdrawn,
            withdrawal?.Id, found.Withdrawal?.Amount.Coins));
    }

    private static Task<IResult> Approve(
        HttpContext http, string grant, DecisionBody body, LedgerWriter ledger, LedgerReads reads) =>
        Send(http, grant, ledger, reads, id => new ApproveGrant(id, body.Proposal));

    private static Task<IResult> Reject(
        HttpContext http, string grant, DecisionBody body, LedgerWriter ledger, LedgerReads reads) =>
        Send(http, grant, ledger, reads, id => new RejectGrant(id, body.Proposal));

    private static Task<IResult> ProposeWithdrawal(
        HttpContext http, string grant, WithdrawalBody body, LedgerWriter ledger, LedgerReads reads) =>
        Send(http, grant, ledger, reads, id => new ProposeGrantWithdrawal(id, body.Amount));

    private static Task<IResult> ApproveWithdrawal(
        HttpContext http, string grant, DecisionBody body, LedgerWriter ledger, LedgerReads reads) =>
        Send(http, grant, ledger, reads, id => new ApproveGrantWithdrawal(id, body.Proposal));

    private static Task<IResult> RejectWithdrawal(
        HttpContext http, string grant, DecisionBody body, LedgerWriter ledger, LedgerReads reads) =>
        Send(http, grant, ledger, reads, id => new RejectGrantWithdrawal(id, body.Proposal));

    private static async Task<IResult> Send(
        HttpContext http, string grant, LedgerWriter ledger, LedgerReads reads, Func<GrantId, Command> command)
    {
        var (id, key) = (Reading.Id<GrantId>(grant, "grant"), Reading.Key(http));
        if (await reads.Fold<Grant>(StreamId.Of(id), http.RequestAborted) is { } found
            && http.Caller().Hindrance(found.Proposal.Wallet) is { } no)
        {
            return no;
        }
        return await ledger.Command(http, key, command(id));
    }

    private static GrantState StateOf(Grant grant) =>
        !grant.IsDecided ? GrantState.Proposed : grant.Made is null ? GrantState.Rejected : GrantState.Made;
}
