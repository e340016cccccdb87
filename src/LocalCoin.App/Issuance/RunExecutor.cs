// Carries approved runs out, line by line, in batches that leave room for payments. It keeps no memory of its own: what
// is set aside in the ledger says what is left, and a line's command id is computed from the line, so that doing it
// twice, after a crash or on two nodes, does nothing.

using System.Security.Cryptography;
using System.Text;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Issuance;

public sealed class RunExecutor(
    LedgerWriter ledger, LedgerReads reads, CommunityDirectory directory,
    ILogger<RunExecutor> logger) : BackgroundService
{
    private const int BatchLines = 100;
    private const int RoomForPayments = 500;
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BusyWait = TimeSpan.FromMilliseconds(50);
    private static readonly Sender Executor = new(new ActorId("run-executor"), null, null);

    private readonly SemaphoreSlim wake = new(0, 1);
    private readonly HashSet<RunId> done = [];

    /// <summary>A run was approved: do not wait for the next look.</summary>
    public void Wake()
    {
        try
        {
            wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody woke it already.
        }
    }

    public override void Dispose()
    {
        wake.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ContinueAll(stoppingToken);
            }
            catch (Exception trouble) when (trouble is not OperationCanceledException)
            {
                logger.LogError(trouble, "a run could not be continued; it will be tried again");
            }
            await wake.WaitAsync(PollInterval, stoppingToken);
        }
    }

    private async Task ContinueAll(CancellationToken cancellation)
    {
        foreach (var aside in await reads.Of(AccountKind.Run, cancellation))
        {
            var run = new RunId(aside.Account.Owner!);
            if (done.Contains(run)) continue;
            if (await Continue(run, cancellation)) done.Add(run);
        }
    }

    /// <returns>Whether nothing is left to do, now or ever.</returns>
    private async Task<bool> Continue(RunId id, CancellationToken cancellation)
    {
        var history = await reads.Stream(StreamId.Of(id), cancellation);
        if (history?.As<Run>() is not { Approval: not null } run) return false;
        if (run.IsFinished) return true;
        var approval = history.Events.Single(recorded => recorded.Event is RunApproved).Id;
        var lines = await directory.RunLines.Of(id, cancellation);
        if (RunLine.Hash(lines) != run.Proposal.LinesHash)
        {
            logger.LogCritical("the lines of run {Run} are not those that were approved; nothing of it is carried out",
                id.Value);
            return true;
        }
        foreach (var batch in lines.Chunk(BatchLines))
        {
            if (await directory.RunDrafts.IsPaused(id, cancellation)) return false;
            while (ledger.QueueLength > RoomForPayments) await Task.Delay(BusyWait, cancellation);
            if (!await Give(id, approval, batch, cancellation)) return false;
        }
        var finish = new Sent(IdOf(id, 0), new FinishRun(id), Executor, null, id.Value, approval.ToString());
        return await ledger.Send(finish, cancellation) is Answer.Accepted or Answer.Repeated;
    }

    private async Task<bool> Give(RunId run, Guid approval, RunLine[] batch, CancellationToken cancellation)
    {
        var there = await reads.Existing([.. batch.Select(line => StreamId.OfLine(run, line.Line))], cancellation);
        var answers = await Task.WhenAll(batch
            .Where(line => !there.Contains(StreamId.OfLine(run, line.Line)))
            .Select(line => ledger.Send(
                new Sent(IdOf(run, line.Line), new GrantRunLine(run, line.Line, line.Wallet, line.Amount), Executor,
                    null,
                    run.Value, approval.ToString()), cancellation)));
        foreach (var answer in answers)
        {
            if (answer is Answer.Accepted or Answer.Repeated
                or Answer.Rejected { Reason: Rejection.ProposalDecided }) continue;
            logger.LogWarning("a line of run {Run} was not taken: {Answer}; it will be tried again", run.Value,
                answer.GetType().Name);
            return false;
        }
        return true;
    }

    /// <summary>The same for the same line on every node (a UUID of version 8).</summary>
    private static Guid IdOf(RunId run, int line)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{run}/{line}")).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0f) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash, bigEndian: true);
    }
}
