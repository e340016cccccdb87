using System.Text.Json;
using System.Text.Json.Serialization;
using LocalCoin.Ledger.Statistics;

namespace LocalCoin.Store.Statistics;

/// <summary>Tables as they are stored: a figure is a number, nobody is 0, what is held back is <c>"x"</c>.</summary>
public static class SnapshotJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new OfCell() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Write(IReadOnlyList<StatTable> tables) => JsonSerializer.Serialize(tables, Options);

    public static IReadOnlyList<StatTable> Read(string json) =>
        JsonSerializer.Deserialize<List<StatTable>>(json, Options)!;

    private sealed class OfCell : JsonConverter<Cell>
    {
        public override Cell Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.String ? Cell.Suppressed : Cell.Of(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Cell value, JsonSerializerOptions options)
        {
            if (value.State is CellState.Suppressed) writer.WriteStringValue("x");
            else writer.WriteNumberValue(value.Value ?? 0);
        }
    }
}
