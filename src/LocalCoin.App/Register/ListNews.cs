using Npgsql;

namespace LocalCoin.App.Register;

/// <summary>
/// Whether the merchants' lists have moved: looked up once for all who watch them at this node, and only while somebody
/// does. A list is then read when there is something to read, soon after it was written.
/// </summary>
public sealed class ListNews(NpgsqlDataSource source)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(40);

    private readonly Lock gate = new();
    private Task<long> looking = Task.FromResult(0L);

    /// <summary>Waits until the lists hold more than up to that sequence, at most for a while.</summary>
    /// <returns>How far they go; null where the wait was cancelled.</returns>
    public async Task<long?> After(long listed, TimeSpan most, CancellationToken cancellation)
    {
        var since = TimeProvider.System.GetTimestamp();
        try
        {
            while (true)
            {
                var now = await Look().WaitAsync(cancellation);
                if (now > listed || TimeProvider.System.GetElapsedTime(since) > most) return now;
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    private Task<long> Look()
    {
        lock (gate)
        {
            if (looking.IsCompleted) looking = LookOnce();
            return looking;
        }
    }

    private async Task<long> LookOnce()
    {
        await Task.Delay(Interval);
        await using var command = source.CreateCommand(
            "select last_seq from projections where name = 'merchant_payments'");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
