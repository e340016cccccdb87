// Who is signed out before their token ends. Asked for every request, so it is a look-up in memory; other nodes'
// entries are read twice a second. A node that cannot read them any more trusts nobody's token until it can.

using System.Collections.Frozen;
using LocalCoin.Store.Directory;

namespace LocalCoin.App;

public sealed class RevokedTokens(CommunityDirectory directory, IClock clock, ILogger<RevokedTokens> logger)
    : BackgroundService
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(500);
    private static readonly Duration StaleAfter = Duration.FromSeconds(30);
    private static readonly Duration SweepInterval = Duration.FromMinutes(10);

    private volatile FrozenDictionary<string, Instant> revoked = FrozenDictionary<string, Instant>.Empty;
    private long readAt;
    private Instant sweptAt = Instant.MinValue;

    /// <summary>Whether the list is of now. While it is not, no token counts.</summary>
    public bool IsCurrent() =>
        clock.GetCurrentInstant().ToUnixTimeMilliseconds() - Interlocked.Read(ref readAt) < (
            long)StaleAfter.TotalMilliseconds;

    public bool IsRevoked(string principal, Instant issuedAt) =>
        revoked.TryGetValue(principal, out var at) && issuedAt <= at;

    /// <summary>The same of anybody whom a token names.</summary>
    public bool IsRevoked(Caller caller, Instant issuedAt) =>
        IsRevoked(caller.Session, issuedAt) || IsRevoked(caller.Actor.Value, issuedAt)
        || (caller.Clerk is { } clerk && IsRevoked(clerk.Value, issuedAt));

    /// <summary>Signs a session, phone or device out: here at once, on other nodes within a second.</summary>
    public async Task Revoke(string principal, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        await directory.Revocations.Add(
            new Revocation(principal, now), now + AccessTokens.Lifetime + Duration.FromMinutes(5), cancellation);
        await Refresh(cancellation);
    }

    public async Task Refresh(CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var current = await directory.Revocations.Current(cancellation);
        revoked = current.ToFrozenDictionary(entry => entry.Principal, entry =>
            entry.RevokedAt, StringComparer.Ordinal);
        Interlocked.Exchange(ref readAt, now.ToUnixTimeMilliseconds());
        if (now - sweptAt < SweepInterval) return;
        sweptAt = now;
        await directory.Revocations.Sweep(cancellation);
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
