using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace LocalCoin.Tests.Specs;

/// <summary>RFC 8785 once more, written from the standard and not from our code, for what the ledger stores.</summary>
internal static class Canonical
{
    internal static string Of(JsonNode? node) => node switch
    {
        null => "null",
        JsonArray array => $"[{string.Join(',', array.Select(Of))}]",
        JsonObject thing => $"{{{string.Join(',', Members(thing))}}}",
        JsonValue value when value.TryGetValue<bool>(out var flag) => flag ? "true" : "false",
        JsonValue value when value.TryGetValue<long>(out var whole) => whole.ToString(CultureInfo.InvariantCulture),
        JsonValue value => Text(value.GetValue<string>()),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>§3.2.3: keys in the order of their UTF-16 code units.</summary>
    private static IEnumerable<string> Members(JsonObject thing) => thing
        .OrderBy(member => member.Key, StringComparer.Ordinal)
        .Select(member => $"{Text(member.Key)}:{Of(member.Value)}");

    /// <summary>§3.2.2.2: only what must be escaped is, in the shortest way.</summary>
    private static string Text(string text)
    {
        var written = new StringBuilder("\"");
        foreach (var letter in text)
        {
            written.Append(letter switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\b' => "\\b",
                '\f' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' => $"\\u{(int)letter:x4}",
                _ => letter.ToString(),
            });
        }
        return written.Append('"').ToString();
    }
}
