// Joining and leaving, by whatever door: the health side's row first, the ledger's command second, each under the
// form's own id, so that pressing again does it once. What a crash left between the two is told to the ledger later.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;
using LocalCoin.Store;
using LocalCoin.Store.Directory;
using LocalCoin.Store.Health;

namespace LocalCoin.App.Health;

public sealed class Joining(
    HealthRecords health, LedgerWriter ledger, CommunityDirectory directory, ILogger<Joining> logger)
    : BackgroundService
{
    private const int SweepMax = 100;
    private static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(10);

    // Longer than any call that is still waiting for its answer.
    private static readonly TimeSpan AnswerWaitMax = TimeSpan.FromMinutes(1);

    /// <returns>Why it was not done; null where it was.</returns>
    internal async Task<Text?> Join(
        HttpContext http, Guid key, WalletId wallet, ConsentText text, Traits traits, bool onPaper)
    {
        var (caller, cancellation) = (http.Caller(), http.RequestAborted);
        var untold = new Untold(key, wallet, text.Programme, true, caller.Actor);
        var isNew = await health.Participants.Enrol(
            untold, text.Version, onPaper, Tokyo.Day(http.Now()), traits, cancellation);
        await Note(caller, "enrol", wallet, cancellation);
        return await Tell(untold, isNew, cancellation);
    }

    internal async Task<Text?> Leave(
        HttpContext http, Guid key, WalletId wallet, ProgrammeId programme, bool erases)
    {
        var (caller, cancellation) = (http.Caller(), http.RequestAborted);
        var untold = new Untold(key, wallet, programme, false, caller.Actor);
        var isNew = await health.Participants.Withdraw(untold, Tokyo.Day(http.Now()), cancellation);
        if (erases) await health.Measurements.Erase(wallet, cancellation);
        await Note(caller, erases ? "withdraw and erase" : "withdraw", wallet, cancellation);
        return await Tell(untold, isNew, cancellation);
    }

    /// <summary>By what somebody pays now.</summary>
    internal async Task<Channel> ChannelOf(WalletId wallet, CancellationToken cancellation) =>
        (await directory.Phones.Of(wallet, cancellation)).Any(phone => phone is { BoundAt: not null, UnboundAt: null })
            ? Channel.Phone
            : Channel.Card;

    /// <summary>Tells the ledger what was noted at least so long ago.</summary>
    public async Task Sweep(TimeSpan age, CancellationToken cancellation)
    {
        foreach (var untold in await health.Participants.OlderThan(age, SweepMax, cancellation))
        {
            logger.LogWarning("{Command} of a participant had no answer and is sent again", untold.Command);
            await Tell(untold, untold.Enrols, cancellation);
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
                logger.LogError(trouble, "the ledger could not be told who takes part; it will be tried again");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<Text?> Tell(Untold untold, bool isNew, CancellationToken cancellation)
    {
        Command command = untold.Enrols
            ? new EnrolWallet(untold.Wallet, untold.Programme)
            : new WithdrawEnrolment(untold.Wallet, untold.Programme);
        var answer = await ledger.Send(
            Sent.Live(untold.Command, command, new Sender(untold.Actor, null, null)), cancellation);
        switch (answer)
        {
            case Answer.OutcomeUnknown or Answer.NotExecuted or Answer.Failed:
                return SiteTexts.NotSureDone;
            // The ledger knows it already: what was asked for holds.
            case Answer.Accepted or Answer.Repeated or Answer.Conflict
                or Answer.Rejected { Reason: Rejection.AlreadyEnrolled or Rejection.NotEnrolled }:
                await health.Participants.Told(untold, cancellation);
                return null;
            default:
                if (untold.Enrols && isNew)
                {
                    await health.Participants.TakeBack(untold.Wallet, untold.Programme, cancellation);
                }
                await health.Participants.Told(untold, cancellation);
                return answer.Fault();
        }
    }

    /// <summary>What others than the resident did.</summary>
    private Task Note(Caller caller, string action, WalletId wallet, CancellationToken cancellation) =>
        caller.Wallet == wallet
            ? Task.CompletedTask
            : directory.AccessLog.Write(caller.Actor, caller.Device, action, wallet.Value, cancellation);
}

/// <summary>What somebody chose in a form to join; nothing where something is missing.</summary>
public sealed record Chosen(AgeBand? Age, Sex? Sex, Area? Area, bool Agrees)
{
    public static Chosen None { get; } = new(null, null, null, false);

    public static Chosen Of(PageForm form) => new(
        Read(TraitTexts.Ages.Keys, form["age"]), Read(TraitTexts.Sexes.Keys, form["sex"]),
        Read(TraitTexts.Areas.Keys, form["area"]), form["agree"] == "yes");

    public Text? Fault => Age is null || Sex is null || Area is null ? HealthTexts.ChooseAll
        : !Agrees ? HealthTexts.TickMissing
        : null;

    public Traits With(Channel channel) => new(Age!.Value, Sex!.Value, Area!.Value, channel);

    private static T? Read<T>(IEnumerable<T> all, string? word) where T : struct =>
        all.Where(one => one.ToString() == word).Select(one => (T?)one).FirstOrDefault();
}
