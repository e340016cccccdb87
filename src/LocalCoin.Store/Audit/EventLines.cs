// Every event as one line of JSON, exactly as it is stored, hash and all: whoever has the file can check the chain.

using System.Buffers;
using System.Text.Json;
using NodaTime.Text;
using Npgsql;

namespace LocalCoin.Store.Audit;

internal static class EventLines
{
    private static readonly InstantPattern Microseconds =
        InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss.ffffff'Z'");

    internal static async Task Write(
        NpgsqlConnection connection, long head, Stream output, IProgress<Progressed>? progress,
        CancellationToken cancellation)
    {
        var lines = new ArrayBufferWriter<byte>(1 << 20);
        var canonical = new CanonicalText();
        for (var last = 0L; last < head;)
        {
            lines.ResetWrittenCount();
            var (through, found) = (Math.Min(last + RawPage.Size, head), 0L);
            using (var page = await RawPage.Read(connection, last, through, cancellation))
            {
                for (; page.Next(out var row); found++) WriteLine(lines, row, canonical);
            }
            LedgerExport.CheckWhole(last, found, through - last);
            await output.WriteAsync(lines.WrittenMemory, cancellation);
            last = through;
            progress?.Report(new Progressed("events", last, head));
        }
        await output.FlushAsync(cancellation);
    }

    private static void WriteLine(ArrayBufferWriter<byte> lines, in RawEvent row, CanonicalText canonical)
    {
        using (var json = new Utf8JsonWriter(lines))
        {
            json.WriteStartObject();
            json.WriteNumber("seq", row.Seq);
            json.WriteString("id", row.Id);
            json.WriteString("stream", row.Stream);
            json.WriteNumber("version", row.Version);
            json.WriteString("type", row.Type);
            json.WriteString("timestamp", Microseconds.Format(row.Timestamp));
            if (row.Correlation is { } correlation) json.WriteString("correlation", correlation);
            if (row.Causation is { } causation) json.WriteString("causation", causation);
            json.WritePropertyName("headers");
            json.WriteRawValue(canonical.Of(row.Headers));
            json.WritePropertyName("data");
            json.WriteRawValue(canonical.Of(row.Data));
            json.WriteEndObject();
        }
        lines.Write("\n"u8);
    }
}
