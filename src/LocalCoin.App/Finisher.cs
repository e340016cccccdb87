// A row of the directory first, its command second. Doors send such commands through here: the row goes where the
// ledger's answer says, and what a crash left without an answer is sent again, under its own id and in the name of
// whoever asked for it, so that doing it on two nodes at once does nothing.

using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App;

public sealed class Finisher(
    LedgerWriter ledger, LedgerReads reads, CommunityDirectory directory, ILogger<Finisher> logger) : BackgroundService
{
    private const int SweepMax = 100;
    private static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(10);

    // Longer than any call that is still waiting for its answer.
    private static readonly TimeSpan AnswerWaitMax = TimeSpan.FromMinutes(1);

    /// <summary>Sends the command whose row was just noted.</summary>
    public async Task<Answer> Send(Sent sent, Noted noted, CancellationToken cancellation)
    {
        var answer = await ledger.Send(sent, cancellation);
        // What another call noted is not ours to take back.
        if (noted is Noted.Fresh) await Settle(sent, answer, cancellation);
        return answer;
    }

    /// <summary>Sends what was noted at least so long ago and has no answer.</summary>
    public async Task Sweep(TimeSpan age, CancellationToken cancellation)
    {
        foreach (var sent in await directory.Unfinished.OlderThan(age, SweepMax, cancellation))
        {
            var answer = await ledger.Send(sent, cancellation);
            logger.LogWarning("{Command} {Id} had no answer and was sent again: {Answer}",
                sent.Command.GetType().Name, sent.Id, answer.GetType().Name);
            if (answer is not Answer.NotExecuted) await Settle(sent, answer, cancellation);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(SweepInterval);
        do
        {
            try
            {
                await Sweep(AnswerWaitMax, stoppingToken);
            }
            catch (Exception trouble) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(trouble, "unfinished commands could not be sent; they will be tried again");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Settle(Sent sent, Answer answer, CancellationToken cancellation)
    {
        if (answer is Answer.OutcomeUnknown) return;
        // A device that is out stays out, and the ledger has yet to hear of it.
        if (answer is Answer.NotExecuted && sent.Command is UnpairDevice) return;
        if (answer is not (Answer.Accepted or Answer.Repeated)) await TakeBack(sent.Command, cancellation);
        await directory.Unfinished.Forget(sent, cancellation);
    }

    /// <summary>The row goes to what the ledger knows, by whomever it knows it.</summary>
    private async Task TakeBack(Command refused, CancellationToken cancellation)
    {
        var known = await reads.Stream(refused.Stream(), cancellation);
        switch (refused)
        {
            case JoinMerchant join when known is null:
                await directory.Merchants.Remove(join.Merchant, cancellation);
                break;
            case OpenSpot open when known is null:
                await directory.Spots.Remove(open.Spot, cancellation);
                break;
            case ProposeRun run when known is null:
                await directory.RunLines.Remove(run.Run, cancellation);
                break;
            case PairDevice pair when known?.As<Device>() is not { IsPaired: true }:
                await directory.Devices.TakeBack(pair.Device, cancellation);
                break;
            case BindCard bind:
                await directory.Cards.Correct(bind.Card, bind.Wallet, known?.As<Card>()?.Wallet, cancellation);
                break;
        }
    }
}
