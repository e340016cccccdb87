// What one line of a run gave, and taking it back as a single grant is: the run was right, one line of it was not.

using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.App.Issuance;

/// <param name="Granted">What the line gave; absent where it went back to the fund.</param>
/// <param name="Withdrawal">An open proposal to take coins back: its id.</param>
public sealed record RunLineShown(
    RunId Run, int Line, WalletId? Wallet, long? Granted, LocalDate? Expiry, long Netted, long Withdrawn,
    Guid? Withdrawal, long? WithdrawalAmount);

internal static class LineDoors
{
    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/runs/{run}/lines/{line}", Show).Gives<RunLineShown>()
            .For(Roles.Operator | Roles.Approver | Roles.Auditor);
        api.MapPost("/runs/{run}/lines/{line}/withdrawals", Propose).Gives<Done>().For(Roles.Operator);
        api.MapPost("/runs/{run}/lines/{line}/withdrawals/approve", Approve).Gives<Done>().For(Roles.Approver);
        api.MapPost("/runs/{run}/lines/{line}/withdrawals/reject", Reject).Gives<Done>().For(Roles.Approver);
    }

    private static async Task<IResult> Show(
        HttpContext http, string run, int line, LedgerReads reads, CancellationToken cancellation)
    {
        var id = Reading.Id<RunId>(run, "run");
        var history = await reads.Stream(StreamId.OfLine(id, line), cancellation);
        if (history?.As<RunLineOutcome>() is not { } found) return Problem.NotFound("NotFound");
        var granted = found.Granted;
        if (granted is not null && http.Caller().Hindrance(granted.Wallet) is { } no) return no;
        var withdrawal = found.Withdrawal is null
            ? null
            : history.Events.Last(recorded => recorded.Event is RunLineWithdrawalProposed);
        return Outcome.Show(new RunLineShown(
            id, line, granted?.Wallet, granted?.Amount.Coins, granted?.Expiry, granted?.Netted ?? 0, found.Withdrawn,
            withdrawal?.Id, found.Withdrawal?.Amount.Coins));
    }

    private static Task<IResult> Propose(
        HttpContext http, string run, int line, WithdrawalBody body, LedgerWriter ledger, LedgerReads reads) =>
        Send(http, run, line, ledger, reads, id => new ProposeLineWithdrawal(id, line, body.Amount));

    private static Task<IResult> Approve(
        HttpContext http, string run, int line, DecisionBody body, LedgerWriter ledger, LedgerReads reads) =>
        Send(http, run, line, ledger, reads, id => new ApproveLineWithdrawal(id, line, body.Proposal));

    private static Task<IResult> Reject(
        HttpContext http, string run, int line, DecisionBody body, LedgerWriter ledger, LedgerReads reads) =>
        Send(http, run, line, ledger, reads, id => new RejectLineWithdrawal(id, line, body.Proposal));

    private static async Task<IResult> Send(
        HttpContext http, string run, int line, LedgerWriter ledger, LedgerReads reads, Func<RunId, Command> command)
    {
        var (id, key) = (Reading.Id<RunId>(run, "run"), Reading.Key(http));
        var outcome = await reads.Fold<RunLineOutcome>(StreamId.OfLine(id, line), http.RequestAborted);
        return outcome?.Granted is { } granted && http.Caller().Hindrance(granted.Wallet) is { } no
            ? no
            : await ledger.Command(http, key, command(id));
    }
}
