// Metrics and traces go out only where somebody has said where to.

using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace LocalCoin.App;

public sealed class Telemetry : IDisposable
{
    public const string EndpointKey = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly string[] Meters =
    [
        DoorMeters.MeterName, Store.StoreMeters.MeterName, "Microsoft.AspNetCore.Hosting", "System.Runtime", "Npgsql",
    ];

    private readonly MeterProvider meters;
    private readonly TracerProvider traces;

    private Telemetry(Uri endpoint, string community)
    {
        var resource = ResourceBuilder.CreateDefault().AddService("localcoin", serviceNamespace: community);
        meters = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource)
            .AddMeter(Meters).AddOtlpExporter(To).Build();
        traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource)
            .AddSource("Microsoft.AspNetCore", "Npgsql").AddOtlpExporter(To).Build();

        void To(OtlpExporterOptions exporter) => exporter.Endpoint = endpoint;
    }

    /// <returns>Null where no endpoint is configured.</returns>
    /// <exception cref="SettingException">The endpoint is not a URL.</exception>
    public static Telemetry? Start(IConfiguration configuration, string community) =>
        configuration[EndpointKey] is not { Length: > 0 } endpoint ? null
        : Uri.TryCreate(endpoint, UriKind.Absolute, out var url) ? new Telemetry(url, community)
        : throw new SettingException(EndpointKey, "a URL such as http://collector:4317 is expected");

    public void Dispose()
    {
        meters.Dispose();
        traces.Dispose();
    }
}
