// WARNING: this is how events are stored for ever. Keys in camelCase and in order, absent instead of null, enums as
// snake_case words, times as UTC with six decimals: so what is written is already in the form that is hashed.

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LocalCoin.Ledger;
using NodaTime;
using NodaTime.Text;

namespace LocalCoin.Store;

public static class EventJson
{
    public static readonly JsonSerializerOptions Options = Build();

    /// <summary>The event in its stored form, which is canonical (RFC 8785).</summary>
    public static byte[] Write(LedgerEvent happened) =>
        JsonSerializer.SerializeToUtf8Bytes(happened, happened.GetType(), Options);

    public static LedgerEvent Read(string type, ReadOnlySpan<byte> json) =>
        (LedgerEvent)JsonSerializer.Deserialize(json, EventTypes.Of(type), Options)!;

    private static JsonSerializerOptions Build()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            RespectNullableAnnotations = true,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver
            {
                Modifiers = { InOrder, Complete, WithoutEmptyMovements },
            },
        };
        foreach (var converter in LedgerConverters.All()) options.Converters.Add(converter);
        options.MakeReadOnly();
        return options;
    }

    private static void InOrder(JsonTypeInfo info)
    {
        if (info.Kind is not JsonTypeInfoKind.Object) return;
        var sorted = info.Properties.OrderBy(property => property.Name, StringComparer.Ordinal).ToArray();
        info.Properties.Clear();
        foreach (var property in sorted) info.Properties.Add(property);
    }

    /// <summary>
    /// What is missing is an error and never a zero, unless it may be absent: what can be null.
    /// </summary>
    private static void Complete(JsonTypeInfo info)
    {
        foreach (var property in info.Properties) property.IsRequired = !property.IsSetNullable;
    }

    private static void WithoutEmptyMovements(JsonTypeInfo info)
    {
        if (!info.Type.IsSubclassOf(typeof(LedgerEvent))) return;
        foreach (var property in info.Properties)
        {
            if (property.PropertyType == typeof(IReadOnlyList<Posting>))
            {
                property.IsRequired = false;
                property.ShouldSerialize = static (_, value) => value is IReadOnlyList<Posting> { Count: > 0 };
            }
            else if (property.PropertyType == typeof(IReadOnlyList<Count>))
            {
                property.IsRequired = false;
                property.ShouldSerialize = static (_, value) => value is IReadOnlyList<Count> { Count: > 0 };
            }
        }
    }
}

/// <summary>How the ledger's value types look in JSON, in events and at the doors alike.</summary>
public static class LedgerConverters
{
    private static readonly InstantPattern Microseconds = InstantPattern.CreateWithInvariantCulture(
        "uuuu-MM-dd'T'HH:mm:ss.ffffff'Z'");
    private static readonly AnnualDatePattern MonthDay = AnnualDatePattern.CreateWithInvariantCulture("MM-dd");

    public static IEnumerable<JsonConverter> All() =>
    [
        new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false),
        new TextConverterFactory(),
        new AmountConverter(),
        new PatternConverter<Instant>(Microseconds, InstantPattern.ExtendedIso),
        new PatternConverter<LocalDate>(LocalDatePattern.Iso, LocalDatePattern.Iso),
        new PatternConverter<AnnualDate>(MonthDay, MonthDay),
        new AddressConverter(),
    ];

    private sealed class TextConverterFactory : JsonConverterFactory
    {
        public override bool CanConvert(Type type) => type.IsValueType && type.GetInterfaces()
            .Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IText<>));

        public override JsonConverter CreateConverter(Type type, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(TextConverter<>).MakeGenericType(type))!;
    }

    private sealed class TextConverter<T> : JsonConverter<T> where T : struct, IText<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            Parsed(reader.GetString(), T.Parse);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Value);
    }

    private sealed class AddressConverter : JsonConverter<AccountAddress>
    {
        public override AccountAddress Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            Parsed(reader.GetString(), AccountAddress.Parse);

        public override void Write(Utf8JsonWriter writer, AccountAddress value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Value);
    }

    private sealed class AmountConverter : JsonConverter<Amount>
    {
        public override Amount Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.Number && reader.TryGetInt64(out var coins)
                && coins is > 0 and <= Amount.CoinsMax
                ? new Amount(coins)
                : throw new JsonException($"an amount is a whole number from 1 to {Amount.CoinsMax}");

        public override void Write(Utf8JsonWriter writer, Amount value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.Coins);
    }

    private sealed class PatternConverter<T>(IPattern<T> writes, IPattern<T> reads) : JsonConverter<T> where T : struct
    {
        public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            Parsed(reader.GetString(), text => reads.Parse(text) is { Success: true, Value: var value }
                ? value
                : throw new FormatException($"'{text}' is not a {typeof(T).Name}"));

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(writes.Format(value));
    }

    private static T Parsed<T>(string? text, Func<string, T> parse)
    {
        try
        {
            return parse(text ?? throw new JsonException("a text is expected here"));
        }
        catch (FormatException malformed)
        {
            throw new JsonException(malformed.Message, malformed);
        }
    }
}
