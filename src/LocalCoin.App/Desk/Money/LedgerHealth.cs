// How the ledger is: whether it comes out even, how far everything is, and what is out of bounds, said plainly with
// what to do about it.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Audit;
using LocalCoin.Store.Directory;
using Npgsql;

namespace LocalCoin.App.Desk.Money;

/// <param name="IsUrgent">Something is wrong; else it soon will be.</param>
public sealed record Alarm(bool IsUrgent, Text What, Text Do, string? To = null);

public sealed record HealthOfLedger(
    LedgerCondition Condition, Committed Committed, int Queue, LastVerification? Verified, Instant At,
    IReadOnlyList<Alarm> Alarms);

internal static class LedgerHealth
{
    public const string Door = "/desk/ledger";
    private const int QueueWorth = 1_000;
    private const int VerifiedDaysMax = 8;
    private static readonly Duration LagMax = Duration.FromMinutes(1);
    private static readonly Duration StuckAfter = Duration.FromMinutes(10);

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Door, async (HttpContext http, LedgerWriter _) =>
            (IResult)PageAnswer.Of<LedgerPage>((nameof(LedgerPage.Of), await Look(http)))).For(Roles.Desk);
        pages.MapGet(Door + "/now", async (HttpContext http, LedgerWriter _) =>
            (IResult)PageAnswer.Of<LedgerNow>((nameof(LedgerNow.Of), await Look(http)))).For(Roles.Desk);
    }

    private static async Task<HealthOfLedger> Look(HttpContext http)
    {
        var services = http.RequestServices;
        var (source, writer) = (services.GetRequiredService<NpgsqlDataSource>(),
            services.GetRequiredService<LedgerWriter>());
        var condition = await LedgerCondition.Read(source, http.RequestAborted);
        var verified = await LastVerification.Find(source, http.RequestAborted);
        var alarms = OfBooks(condition).Concat(OfProjections(http, condition)).Concat(OfWriter(writer))
            .Concat(OfVerification(http, verified)).Concat(OfTills(http, condition))
            .Concat(await OfRuns(http)).OrderByDescending(alarm => alarm.IsUrgent).ToArray();
        return new HealthOfLedger(condition, writer.Committed, writer.QueueLength, verified, http.Now(), alarms);
    }

    private static IEnumerable<Alarm> OfBooks(LedgerCondition condition)
    {
        if (condition.Difference() is not 0 and var difference)
        {
            yield return new Alarm(true, LedgerTexts.Uneven.With(difference), LedgerTexts.UnevenDo);
        }
        if (condition.Unfinished > 0)
        {
            yield return new Alarm(
                false, LedgerTexts.Unfinished.With(condition.Unfinished), LedgerTexts.UnfinishedDo);
        }
    }

    private static IEnumerable<Alarm> OfProjections(HttpContext http, LedgerCondition condition)
    {
        var faults = http.RequestServices.GetRequiredService<ProjectionRunners>().States
            .Where(state => state.Fault is not null).ToDictionary(state => state.Name, state => state.Fault!);
        foreach (var place in condition.Projections)
        {
            var lag = condition.Head.Seq - place.Seq;
            if (faults.TryGetValue(place.Name, out var fault))
            {
                yield return new Alarm(
                    true, LedgerTexts.Stopped.With(place.Name, fault), LedgerTexts.StoppedDo.With(place.Name));
            }
            else if (lag > 0 && place.MovedAt < http.Now() - LagMax && condition.Head.Timestamp < http.Now() - LagMax)
            {
                yield return new Alarm(true, LedgerTexts.Behind.With(place.Name, lag), LedgerTexts.BehindDo);
            }
        }
    }

    private static IEnumerable<Alarm> OfWriter(LedgerWriter writer)
    {
        if (writer.Hindrance is { } hindrance)
        {
            yield return new Alarm(true, LedgerTexts.NotWriting.With(hindrance), LedgerTexts.NotWritingDo);
        }
        if (writer.QueueLength > QueueWorth)
        {
            yield return new Alarm(false, LedgerTexts.Crowded.With(writer.QueueLength), LedgerTexts.CrowdedDo);
        }
    }

    private static IEnumerable<Alarm> OfVerification(HttpContext http, LastVerification? last)
    {
        if (last?.Fault is { } fault)
        {
            yield return new Alarm(true, LedgerTexts.Faulty.With(fault), LedgerTexts.UnevenDo);
        }
        if (last is null || last.At < http.Now() - Duration.FromDays(VerifiedDaysMax))
        {
            yield return new Alarm(
                false, LedgerTexts.Unverified.With(VerifiedDaysMax), LedgerTexts.UnverifiedDo);
        }
    }

    private static IEnumerable<Alarm> OfTills(HttpContext http, LedgerCondition condition)
    {
        var limits = http.RequestServices.GetRequiredService<Limits>();
        foreach (var till in condition.Tills)
        {
            var most = new TillId(till.Account.Owner!).IsCounter() ? limits.CounterCashMax : limits.MerchantCashMax;
            if (-till.Coins < most * 9 / 10) continue;
            yield return new Alarm(
                false, LedgerTexts.FullTill.With(till.Account.Owner!, -till.Coins), LedgerTexts.FullTillDo);
        }
    }

    private static async Task<IReadOnlyList<Alarm>> OfRuns(HttpContext http)
    {
        var alarms = new List<Alarm>();
        var services = http.RequestServices;
        foreach (var aside in await services.GetRequiredService<LedgerReads>().Of(
            AccountKind.Run, http.RequestAborted))
        {
            if (aside.Coins == 0 || aside.LastAt > http.Now() - StuckAfter) continue;
            var run = new RunId(aside.Account.Owner!);
            alarms.Add(new Alarm(
                false, LedgerTexts.Stuck.With(aside.Coins), LedgerTexts.StuckDo, GiftRun.Of(run)));
        }
        return alarms;
    }
}
