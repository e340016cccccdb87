// Who is signed out before their token ends. Asked for every request, so it is a look-up in memory; other nodes'
// entries are read twice a second. A node that cannot read them any more trusts nobody's token until it can.

using System.Collections.Frozen;
using LocalCoin.Ledger;
using LocalCoin.Store.Directory;

namespace LocalCoin.App;

/// <summary>Whom a revocation concerns. Its kind stands before it: two of different kinds may have one id.</summary>
public readonly record struct Principal
{
    private Principal(string key) => Key = key;

    public string Key { get; }

    public static Principal Of(ActorId actor) => new("actor:" + actor.Value);
    public static Principal OfClerk(ActorId clerk) => new("clerk:" + clerk.Value);

    /// <param name="session">A phone, a device, or one sign-in.</param>
    public static Principal OfSession(string session) => new("session:" + session);
}

public sealed class RevokedTokens(CommunityDirectory directory, IClock clock, ILogger<RevokedTokens> logger)
    : BackgroundService
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(500);
    private static readonly Duration StaleAfter = Duration.FromSeconds(30);
    private static readonly Duration SweepInterval = Duration.FromMinutes(10);

    private volatile FrozenDictionary<string, Instant> revoked = FrozenDictionary<string, Instant>.Empty;
    private long readAt;
    private Instant sweptAt = Instant.MinValue;

    // One reads at a time: a poll that began earlier would put its older list over a fresh revocation.
    private readonly SemaphoreSlim reading = new(1);

    /// <summary>Whether the list is of now. While it is not, no token counts.</summary>
    public bool IsCurrent() =>
        clock.GetCurrentInstant().ToUnixTimeMilliseconds() - Interlocked.Read(ref readAt) < (
            long)StaleAfter.TotalMilliseconds;

    public bool IsRevoked(Principal principal, Instant issuedAt) =>
        revoked.TryGetValue(principal.Key, out var at) && issuedAt <= at;

    /// <summary>The same of anybody whom a token names. Mostly nobody is signed out, and then nothing is looked
    /// up.</summary>
    public bool IsRevoked(Caller caller, Instant issuedAt) => revoked.Count > 0 && (
        IsRevoked(Principal.OfSession(caller.Session), issuedAt) || IsRevoked(Principal.Of(caller.Actor), issuedAt)
        || (caller.Clerk is { } clerk && IsRevoked(Principal.OfClerk(clerk), issuedAt)));

    /// <summary>Signs a session, phone, device, person or clerk out: here at once, on other nodes within a
    /// second.</summary>
    public async Task Revoke(Principal principal, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        await directory.Revocations.Add(
            new Revocation(principal.Key, now), now + AccessTokens.Lifetime + Duration.FromMinutes(5), cancellation);
        await Refresh(cancellation);
    }

    public async Task Refresh(CancellationToken cancellation)
    {
        await reading.WaitAsync(cancellation);
        try
        {
            await Read(cancellation);
        }
        finally
        {
            reading.Release();
        }
    }

    public override void Dispose()
    {
        reading.Dispose();
        base.Dispose();
    }

    private async Task Read(CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var current = await directory.Revocations.Current(cancellation);
        revoked = current.ToFrozenDictionary(entry => entry.Principal, entry =>
            entry.RevokedAt, StringComparer.Ordinal);
        Interlocked.Exchange(ref readAt, now.ToUnixTimeMilliseconds());
        if (now - sweptAt < SweepInterval) return;
        sweptAt = now;
        await directory.Revocations.Sweep(cancellation);
        // One-time codes end in the same round as the tokens that nobody could use any more.
        await directory.Codes.Sweep(cancellation);
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await TryRefresh(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(PollInterval);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await TryRefresh(stoppingToken);
    }

    private async Task TryRefresh(CancellationToken cancellation)
    {
        try
        {
            await Refresh(cancellation);
        }
        catch (Exception away) when (away is not OperationCanceledException)
        {
            logger.LogWarning("the list of revoked tokens could not be read: {Reason}", away.GetType().Name);
        }
    }
}
