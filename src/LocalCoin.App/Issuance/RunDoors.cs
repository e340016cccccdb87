// A grant to many: lines and their hash are proposed as one, another person approves what they have read, and from then
// on the run continues by itself, whatever crashes.

using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;
using Microsoft.AspNetCore.Mvc;

namespace LocalCoin.App.Issuance;

public sealed record RunLineBody(WalletId Wallet, Amount Coins);
public sealed record RunBody(FundId Fund, GrantPurpose Purpose, IReadOnlyList<RunLineBody> Lines);

public enum RunState { Proposed, Approved, Rejected, Finished, Cancelled }

/// <param name="Left">Coins set aside that no line has given yet.</param>
/// <param name="Cancellation">An open proposal to cancel it: its id.</param>
public sealed record RunShown(
    RunId Run, Guid Proposal, RunState State, FundId Fund, int Lines, long Total, string LinesHash,
    GrantPurpose Purpose,
    ActorId ProposedBy, LocalDate? Expiry, long Left, Guid? Cancellation);

internal static class RunDoors
{
    private const int BodyMax = 50 * 1024 * 1024;

    internal static void Map(IEndpointRouteBuilder api)
    {
        const Roles Readers = Roles.Operator | Roles.Approver | Roles.Auditor;
        api.MapPut("/runs/{run}", Propose).Makes<Done>()
            .For(Roles.Operator).WithMetadata(new RequestSizeLimitAttribute(BodyMax));
        api.MapGet("/runs/{run}", Show).Gives<RunShown>().For(Readers);
        api.MapGet("/runs/{run}/lines", Lines).Gives<Page<RunLine>>().For(Readers);
        api.MapPost("/runs/{run}/approve", Approve).Gives<Done>().For(Roles.Approver);
        api.MapPost("/runs/{run}/reject", Reject).Gives<Done>().For(Roles.Approver);
        api.MapPost("/runs/{run}/cancellation", ProposeCancelling).Gives<Done>().For(Roles.Operator);
        api.MapPost("/runs/{run}/cancellation/approve", ApproveCancelling).Gives<Done>().For(Roles.Approver);
        api.MapPost("/runs/{run}/cancellation/reject", RejectCancelling).Gives<Done>().For(Roles.Approver);
    }

    private static async Task<IResult> Propose(HttpContext http, string run, RunBody body)
    {
        var id = Reading.CommandId(run, "run");
        if (body.Lines.Count is 0 or > RunActs.LinesMax || body.Lines.Any(line => line is null))
        {
            throw new MalformedException("lines", $"1 to {RunActs.LinesMax} lines are expected here");
        }
        var (refused, answer) = await RunActs.Propose(
            http, id, body.Fund, body.Purpose,
            [.. body.Lines.Select((line, i) => new RunLine(i + 1, line.Wallet, line.Coins))]);
        return refused ?? Outcome.Of(http, answer!, 201, Done.Of);
    }

    private static async Task<IResult> Show(string run, LedgerReads reads, CancellationToken cancellation)
    {
        var id = Reading.Id<RunId>(run, "run");
        var history = await reads.Stream(StreamId.Of(id), cancellation);
        if (history?.As<Run>() is not { } found) return Problem.NotFound("NotFound");
        var proposal = found.Proposal;
        return Outcome.Show(new RunShown(
            id, history.Events[0].Id, StateOf(found), proposal.Fund, proposal.Lines, proposal.Total.Coins,
            proposal.LinesHash,
            proposal.Purpose, found.ProposedBy, found.Approval?.Expiry,
            await reads.Coins(AccountAddress.Of(id), cancellation),
            found.OpenCancellation() is null
                ? null
                : history.Events.Last(recorded => recorded.Event is RunCancellationProposed).Id));
    }

    private static async Task<IResult> Lines(
        string run, CommunityDirectory directory, CancellationToken cancellation, string? cursor = null,
        int? limit = null)
    {
        var id = Reading.Id<RunId>(run, "run");
        var size = Reading.PageSize(limit);
        var after = (int)Math.Min(Reading.Cursor(cursor) ?? 0, int.MaxValue);
        var rows = await directory.RunLines.After(id, after, size + 1, cancellation);
        return Outcome.Show(Page<RunLine>.Of(rows, size, row => row.Line.ToString()));
    }

    private static async Task<IResult> Approve(
        HttpContext http, string run, DecisionBody body, CommunityDirectory directory, LedgerWriter ledger,
        RunExecutor executor)
    {
        var result = await Send(http, run, directory, ledger, id => new ApproveRun(id, body.Proposal));
        executor.Wake();
        return result;
    }

    private static Task<IResult> Reject(
        HttpContext http, string run, DecisionBody body, CommunityDirectory directory, LedgerWriter ledger) =>
        Send(http, run, directory, ledger, id => new RejectRun(id, body.Proposal));

    private static Task<IResult> ProposeCancelling(
        HttpContext http, string run, CommunityDirectory directory, LedgerWriter ledger) =>
        Send(http, run, directory, ledger, id => new ProposeRunCancellation(id));

    private static Task<IResult> ApproveCancelling(
        HttpContext http, string run, DecisionBody body, CommunityDirectory directory, LedgerWriter ledger) =>
        Send(http, run, directory, ledger, id => new ApproveRunCancellation(id, body.Proposal));

    private static Task<IResult> RejectCancelling(
        HttpContext http, string run, DecisionBody body, CommunityDirectory directory, LedgerWriter ledger) =>
        Send(http, run, directory, ledger, id => new RejectRunCancellation(id, body.Proposal));

    /// <summary>Whoever stands in a run themselves decides nothing about it.</summary>
    private static async Task<IResult> Send(
        HttpContext http, string run, CommunityDirectory directory, LedgerWriter ledger, Func<RunId, Command> command)
    {
        var (id, key) = (Reading.Id<RunId>(run, "run"), Reading.Key(http));
        return http.Caller().Wallet is { } own && await directory.RunLines.Name(id, own, http.RequestAborted)
            ? Problem.Forbidden("OwnWallet")
            : await ledger.Command(http, key, command(id));
    }

    private static RunState StateOf(Run run) =>
        run.IsCancelled ? RunState.Cancelled
        : run.IsFinished ? RunState.Finished
        : run.Approval is not null ? RunState.Approved
        : run.IsDecided ? RunState.Rejected
        : RunState.Proposed;
}
