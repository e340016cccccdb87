using System.Diagnostics.Metrics;

namespace LocalCoin.Store;

/// <summary>What an operator watches.</summary>
public static class StoreMeters
{
    public const string MeterName = "LocalCoin.Store";

    private static readonly Meter Meter = new(MeterName);

    public static readonly Histogram<int> BatchSize = Meter.CreateHistogram<int>("ledger.batch.size", "{event}");
    public static readonly Histogram<double> CommitTime = Meter.CreateHistogram<double>("ledger.commit.duration", "s");
    public static readonly UpDownCounter<int> Queue =
        Meter.CreateUpDownCounter<int>("ledger.queue.length", "{command}");
    public static readonly Counter<int> Alarms = Meter.CreateCounter<int>("ledger.alarms");
    public static readonly Counter<int> AnnouncementsLost = Meter.CreateCounter<int>("ledger.announcements.lost");
}
