// What a merchant sees of its own till: payments as they come in, the list behind them, sales by day. Never whose they
// are, nor what the payer has or earned.

using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Payments;
using Npgsql;

namespace LocalCoin.App.Register;

/// <param name="Code">Four digits that payer and shop can read to each other.</param>
public sealed record ListedPayment(
    long Seq, PaymentId Payment, SpotId Spot, Instant At, string Code, long Amount, long Cash, long Vegetables,
    long Refunded,
    bool Undone, bool Struck, string Channel, string? Device, string? Clerk)
{
    public static ListedPayment Of(MerchantPayment one) => new(
        one.Seq, one.Payment, one.Spot, one.At, one.Code, one.Amount, one.Cash, one.Vegetables, one.Refunded,
        one.Undone,
        one.Struck, one.Channel, one.Device, one.Clerk);
}

/// <param name="Kind">paid, refunded, undone or struck.</param>
public sealed record LiveEntry(string Kind, Instant At, long Amount, ListedPayment Payment);

public sealed record MerchantBalanceShown(MerchantId Merchant, long Coins, long Due, long CashInTill);

internal static class MerchantListDoors
{
    private const Roles Own = Roles.Owner | Roles.Clerk;
    private const Roles Watching = Own | Roles.Operator | Roles.Auditor;
    private const int DaysMax = 400;
    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(15);

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/merchants/{merchant}/balance", Balance).Gives<MerchantBalanceShown>()
            .For(Roles.Owner | Roles.Clerk | Roles.Operator | Roles.Auditor);
        api.MapGet("/merchants/{merchant}/payments", List).Gives<Page<ListedPayment>>().For(Watching);
        api.MapGet("/merchants/{merchant}/sales", Sales).Gives<SalesOfDay[]>().For(Watching);
        api.MapGet("/merchants/{merchant}/live", Live).Produces<LiveEntry>(200, "text/event-stream").For(Own)
            .RequireRateLimiting(RequestLimits.LiveLists);
    }

    private static async Task<IResult> Balance(
        HttpContext http, string merchant, LedgerReads reads, CancellationToken cancellation)
    {
        var id = Reading.Id<MerchantId>(merchant, "merchant");
        if (http.Caller().Hindrance(id) is { } no) return no;
        if (await reads.Stream(StreamId.Of(id), cancellation) is null) return Problem.NotFound("NotFound");
        return Outcome.Show(new MerchantBalanceShown(
            id, await reads.Coins(AccountAddress.Of(id), cancellation),
            -await reads.Coins(AccountAddress.Due(id), cancellation),
            -await reads.Coins(AccountAddress.Of(TillId.Of(id)), cancellation)));
    }

    private static async Task<IResult> List(
        HttpContext http, string merchant, NpgsqlDataSource source, CancellationToken cancellation, string? spot = null,
        string? cursor = null, int? limit = null)
    {
        var id = Reading.Id<MerchantId>(merchant, "merchant");
        if (http.Caller().Hindrance(id) is { } no) return no;
        var size = Math.Min(Reading.PageSize(limit), MerchantPayments.PageMax - 1);
        SpotId? only = spot is null ? null : Reading.Id<SpotId>(spot, "spot");
        var rows = await MerchantPayments.Page(source, id, only, Reading.Cursor(cursor), size + 1, cancellation);
        return Outcome.Show(Page<ListedPayment>.Of([.. rows.Select(ListedPayment.Of)], size, row =>
            row.Seq.ToString()));
    }

    private static async Task<IResult> Sales(
        HttpContext http, string merchant, NpgsqlDataSource source, IClock clock, CancellationToken cancellation,
        string? from = null, string? until = null)
    {
        var id = Reading.Id<MerchantId>(merchant, "merchant");
        if (http.Caller().Hindrance(id) is { } no) return no;
        var last = Reading.Day(until, "until") ?? Tokyo.Day(clock.GetCurrentInstant());
        var first = Reading.Day(from, "from") ?? last;
        if (first > last || Period.DaysBetween(first, last) > DaysMax)
        {
            throw new MalformedException("from", $"a span of at most {DaysMax} days is expected");
        }
        return Outcome.Show(await MerchantSales.Between(source, id, first, last, cancellation));
    }

    /// <summary>Server-sent events; the id is the ledger's sequence, so a reconnect on any node loses
    /// nothing.</summary>
    private static IResult Live(
        HttpContext http, string merchant, NpgsqlDataSource source, RevokedTokens revoked, IClock clock,
        ListNews news, IHostApplicationLifetime life)
    {
        var id = Reading.Id<MerchantId>(merchant, "merchant");
        if (http.Caller().Hindrance(id) is { } no) return no;
        var last = http.Request.Headers.TryGetValue("Last-Event-ID", out var asked) ? Reading.Cursor(asked) : null;
        var watch = new Watch(http.Caller(), id, last, clock.GetCurrentInstant(), source, news, revoked, clock);
        return TypedResults.ServerSentEvents(watch.Entries(life.ApplicationStopping));
    }

    private sealed record Watch(
        Caller Caller, MerchantId Merchant, long? Last, Instant Since, NpgsqlDataSource Source, ListNews News,
        RevokedTokens Revoked, IClock Clock)
    {
        private static readonly TimeSpan QuietMax = TimeSpan.FromSeconds(1);
        private const int Most = 100;

        internal async IAsyncEnumerable<SseItem<LiveEntry?>> Entries(
            CancellationToken stopping, [EnumeratorCancellation] CancellationToken cancellation = default)
        {
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellation);
            var seq = Last ?? await MerchantPayments.LastSeq(Source, Merchant, ending.Token);
            var (spoke, listed) = (Clock.GetCurrentInstant(), 0L);
            yield return new SseItem<LiveEntry?>(null, "open") { EventId = seq.ToString() };
            while (!IsOver())
            {
                var more = await MerchantPayments.After(Source, Merchant, seq, Most, ending.Token);
                foreach (var happened in more)
                {
                    seq = happened.Seq;
                    spoke = Clock.GetCurrentInstant();
                    yield return new SseItem<LiveEntry?>(Entry(happened), "payment") { EventId = seq.ToString() };
                }
                if (more.Count == Most) continue;
                if (Clock.GetCurrentInstant() - spoke > Duration.FromTimeSpan(PingInterval))
                {
                    spoke = Clock.GetCurrentInstant();
                    yield return new SseItem<LiveEntry?>(null, "ping") { EventId = seq.ToString() };
                }
                if (await News.After(listed, QuietMax, ending.Token) is not { } now) yield break;
                listed = now;
            }
        }

        private static LiveEntry Entry(MerchantActivity happened) =>
            new(happened.Kind, happened.At, happened.Amount, ListedPayment.Of(happened.Payment));

        // A list is watched no longer than its token lives, and ends at once where the device is unpaired.
        private bool IsOver() =>
            Clock.GetCurrentInstant() >= (Caller.Ends ?? Since + AccessTokens.Lifetime)
            || Revoked.IsRevoked(Caller, Since);
    }
}
