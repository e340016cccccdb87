// Many commands, in their order, hundreds of them in flight: the writer decides in the order of its queue, so sending
// without waiting keeps the order of the file.
// One thing must be waited for. What a command reads is loaded for a whole batch before any of it is decided; a command
// that can only say what it reads once another is committed (a refund its payment, an approval its proposal) is
// therefore sent when that other one has been answered.

using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.App.Operator;

/// <summary>The ledger stopped answering; what was sent before stands, and running the job again continues.</summary>
public sealed class SendingStoppedException(string message) : Exception(message);

/// <param name="proposalsFirst">
/// Sends a window's proposals before the rest of it, so that their approvals need not wait one by one. Only where what
/// they name is in the ledger already.
/// </param>
public sealed class OrderedSending(LedgerWriter writer, bool proposalsFirst, Action<Sent, Answer> answered)
{
    public const int InFlightMax = 2_000;

    private readonly Queue<(Sent Sent, Task<Answer> Answer)> inFlight = new();
    private readonly HashSet<StreamId> streamsInFlight = [];

    /// <exception cref="SendingStoppedException"/>
    public async Task Send(IReadOnlyList<Sent> commands, CancellationToken cancellation)
    {
        foreach (var window in commands.Chunk(InFlightMax))
        {
            if (proposalsFirst)
            {
                foreach (var sent in window.Where(IsProposal)) await Add(sent, cancellation);
                await Drain();
            }
            var rest = window.Where(sent => !proposalsFirst || !IsProposal(sent));
            foreach (var sent in rest) await Add(sent, cancellation);
            cancellation.ThrowIfCancellationRequested();
        }
        await Drain();
    }

    private static bool IsProposal(Sent sent) => sent.Command is ProposeGrant;

    private async Task Add(Sent sent, CancellationToken cancellation)
    {
        var stream = sent.Command.Stream();
        if (streamsInFlight.Contains(stream) || IsBarrier(sent.Command)) await Drain();
        if (inFlight.Count >= InFlightMax) await TakeOldest();
        inFlight.Enqueue((sent, writer.Send(sent, CancellationToken.None)));
        streamsInFlight.Add(stream);
        if (IsBarrier(sent.Command)) await Drain();
        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Terms are read by nearly every decision, and a run by each of its lines.</summary>
    private static bool IsBarrier(Command command) =>
        command is SetProgrammeRule or SetPremium or ApproveProgrammeRule or ApprovePremium or DefineFund
            or ApproveRun;

    private async Task Drain()
    {
        while (inFlight.Count > 0) await TakeOldest();
        streamsInFlight.Clear();
    }

    private async Task TakeOldest()
    {
        var (sent, task) = inFlight.Dequeue();
        var answer = await task;
        streamsInFlight.Remove(sent.Command.Stream());
        var why = answer switch
        {
            Answer.NotExecuted(var reason) => reason,
            Answer.OutcomeUnknown => "the server went away during a commit",
            Answer.Failed(var reason) => $"{sent.Command.GetType().Name} failed: {reason}",
            _ => null,
        };
        if (why is not null) throw new SendingStoppedException(why);
        answered(sent, answer);
    }
}
