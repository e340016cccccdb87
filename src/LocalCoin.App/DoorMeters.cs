using System.Diagnostics.Metrics;

namespace LocalCoin.App;

public static class DoorMeters
{
    public const string MeterName = "LocalCoin.App";

    public static readonly Meter Meter = new(MeterName);
}
