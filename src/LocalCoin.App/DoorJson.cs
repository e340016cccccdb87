// What comes in is read strictly: a member that nobody knows, one that is there twice, a number where a text belongs,
// half a character. A client that is misunderstood must hear it now, not find it in the ledger.

using System.Text.Json;
using System.Text.Json.Serialization;
using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.App;

public static class DoorJson
{
    public static readonly JsonSerializerOptions Answers = Frozen(new JsonSerializerOptions());

    private static readonly ZonedDateTime First = new LocalDateTime(2000, 1, 1, 0, 0).InUtc();
    private static readonly ZonedDateTime Last = new LocalDateTime(2199, 12, 31, 0, 0).InUtc();

    /// <summary>For reading requests, and for everything that the framework writes by itself.</summary>
    public static void MakeStrict(JsonSerializerOptions options)
    {
        options.Converters.Add(new OfOurTime<Instant>(First.ToInstant(), Last.ToInstant(), LedgerConverters.All()));
        options.Converters.Add(new OfOurTime<LocalDate>(First.Date, Last.Date, LedgerConverters.All()));
        Shape(options);
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.PropertyNameCaseInsensitive = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.MaxDepth = 16;
        options.Converters.Add(new PlainText());
        options.Converters.Add(new SafeInteger());
    }

    private static JsonSerializerOptions Frozen(JsonSerializerOptions options)
    {
        Shape(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private static void Shape(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        foreach (var converter in LedgerConverters.All()) options.Converters.Add(converter);
    }

    /// <summary>Text as people write it: no control characters but line ends, no half characters, of bounded
    /// length.</summary>
    private sealed class PlainText : JsonConverter<string>
    {
        private const int LengthMax = 2_000;

        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType is not JsonTokenType.String) throw new JsonException("a text is expected here");
            var text = reader.GetString()!;
            if (text.Length > LengthMax) throw new JsonException($"a text has at most {LengthMax} characters");
            foreach (var letter in text)
            {
                if (char.IsControl(letter) && letter is not '\n')
                {
                    throw new JsonException("a text holds no control characters");
                }
            }
            return text;
        }

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value);
    }

    /// <summary>Times and days between 2000 and 2199: nobody means others, and reckoning with them overflows.</summary>
    private sealed class OfOurTime<T>(T first, T last, IEnumerable<JsonConverter> converters) : JsonConverter<T>
        where T : struct, IComparable<T>
    {
        private readonly JsonConverter<T> usual = converters.OfType<JsonConverter<T>>().Single();

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var value = usual.Read(ref reader, typeToConvert, options);
            return value.CompareTo(first) >= 0 && value.CompareTo(last) <= 0
                ? value
                : throw new JsonException("a time between 2000 and 2199 is expected here");
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            usual.Write(writer, value, options);
    }

    /// <summary>Integers that every reader of JSON agrees on (RFC 8259 §6).</summary>
    private sealed class SafeInteger : JsonConverter<long>
    {
        public override long Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.Number && reader.TryGetInt64(out var value)
                && value is >= -Amount.CoinsMax and <= Amount.CoinsMax
                ? value
                : throw new JsonException($"a whole number within ±{Amount.CoinsMax} is expected here");

        public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value);
    }
}
