// Metrics and traces go out only where somebody has said where to.

using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace LocalCoin.App;

public sealed class Telemetry : IDisposable
{
    public const string EndpointKey = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly string[] Meters =
        [DoorMeters.MeterName, Store.StoreMeters.MeterName, "Microsoft.AspNetCore.Hosting", "System.Runtime", "Npgsql"];

    private readonly MeterProvider meters;
    private readonly TracerProvider traces;

    private Telemetry(string community)
    {
        var resource = ResourceBuilder.CreateDefault().AddService("localcoin", serviceNamespace: community);
        meters = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(
            Meters).AddOtlpExporter().Build();
        traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource)
            .AddSource("Microsoft.AspNetCore", "Npgsql").AddOtlpExporter().Build();
    }

    /// <returns>Null where no endpoint is configured.</returns>
    public static Telemetry? Start(IConfiguration configuration, string community) =>
        string.IsNullOrEmpty(configuration[EndpointKey]) ? null : new Telemetry(community);

    public void Dispose()
    {
        meters.Dispose();
        traces.Dispose();
    }
}
