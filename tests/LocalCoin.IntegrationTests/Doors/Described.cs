using System.Text.Json;
using System.Text.RegularExpressions;

namespace LocalCoin.IntegrationTests.Doors;

/// <summary>What /openapi/v1.json says of the answers, held against the answers that the tests get.</summary>
public sealed class Described
{
    // The calendar's own affair: any JSON object.
    private const string Anything = ".schedule";

    private readonly JsonElement document;
    private readonly (Regex Path, JsonElement Doors)[] paths;

    public Described(string json)
    {
        document = JsonDocument.Parse(json).RootElement;
        paths = [.. document.GetProperty("paths").EnumerateObject().Select(path =>
            (new Regex("^" + Regex.Replace(path.Name, @"\{\w+\}", "[^/]+") + "$"), path.Value))];
    }

    public IEnumerable<(string Name, JsonElement Door)> Doors() =>
        from path in document.GetProperty("paths").EnumerateObject()
        from door in path.Value.EnumerateObject()
        select ($"{door.Name.ToUpperInvariant()} {path.Name}", door.Value);

    /// <summary>What differs; nothing where it is as it is described, or where there is no such door.</summary>
    public IEnumerable<string> Faults(HttpMethod method, string path, int status, string? type, string text)
    {
        // What the server itself refuses, before any door: a broken address, a body that is too large.
        if (status is 400 or 413 && text.Length == 0) return [];
        var name = method.Method.ToLowerInvariant();
        // The longest is the most particular: /cards/find before /cards/{card}.
        var found = paths.Where(one => one.Path.IsMatch(path) && one.Doors.TryGetProperty(name, out _))
            .OrderByDescending(one => one.Path.ToString().Count(letter => letter != '+')).Select(one => one.Doors)
            .Take(1).ToArray();
        if (found.Length == 0) return [];
        if (!found[0].GetProperty(name).GetProperty("responses").TryGetProperty($"{status}", out var answer))
        {
            return [$"{status} is not described"];
        }
        if (!answer.TryGetProperty("content", out var content))
        {
            return text.Length == 0 ? [] : ["a body is not described"];
        }
        return content.TryGetProperty(type ?? "", out var described)
            ? Faults(described.GetProperty("schema"), JsonDocument.Parse(text).RootElement, "$")
            : [$"{type} is not described"];
    }

    /// <summary>Where a description says nothing of what it describes.</summary>
    public IEnumerable<string> Gaps(JsonElement schema, string at, int depth = 0)
    {
        schema = Resolved(schema);
        if (at.EndsWith(Anything, StringComparison.Ordinal) || depth > 8) return [];
        if (Choices(schema) is { Length: > 0 } choices) return choices.SelectMany(one => Gaps(one, at, depth + 1));
        if (schema.TryGetProperty("items", out var items)) return Gaps(items, at + "[]", depth + 1);
        if (schema.TryGetProperty("properties", out var members))
        {
            return members.EnumerateObject().SelectMany(one => Gaps(one.Value, $"{at}.{one.Name}", depth + 1));
        }
        return schema.TryGetProperty("enum", out _) || Types(schema).Any(type => type is not ("object" or "array"))
            ? []
            : [$"{at} says nothing"];
    }

    private IEnumerable<string> Faults(JsonElement schema, JsonElement value, string at)
    {
        schema = Resolved(schema);
        if (at.EndsWith(Anything, StringComparison.Ordinal)) return [];
        if (Choices(schema) is { Length: > 0 } choices)
        {
            return choices.Any(one => !Faults(one, value, at).Any()) ? [] : [$"{at} is none of its choices"];
        }
        if (schema.TryGetProperty("enum", out var words)
            && !words.EnumerateArray().Any(word => word.ToString() == value.ToString()))
        {
            return [$"{at} is not one of its words: {value}"];
        }
        var kind = KindOf(value);
        if (Types(schema) is { Length: > 0 } types && !types.Contains(kind)) return [$"{at} is a {kind}"];
        return value.ValueKind switch
        {
            JsonValueKind.Array when schema.TryGetProperty("items", out var items) =>
                value.EnumerateArray().SelectMany(one => Faults(items, one, at + "[]")),
            JsonValueKind.Object => OfObject(schema, value, at),
            _ => [],
        };
    }

    private IEnumerable<string> OfObject(JsonElement schema, JsonElement value, string at)
    {
        var missing = (schema.TryGetProperty("required", out var names) ? names.EnumerateArray() : default)
            .Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{at}.{name} is missing");
        var members = schema.GetProperty("properties");
        return missing.Concat(value.EnumerateObject().SelectMany(one => members.TryGetProperty(one.Name, out var known)
            ? Faults(known, one.Value, $"{at}.{one.Name}")
            : [$"{at}.{one.Name} is not described"]));
    }

    private JsonElement Resolved(JsonElement schema) => schema.TryGetProperty("$ref", out var to)
        ? document.GetProperty("components").GetProperty("schemas").GetProperty(to.GetString()!.Split('/')[^1])
        : schema;

    private static JsonElement[] Choices(JsonElement schema) =>
        schema.TryGetProperty("oneOf", out var one) || schema.TryGetProperty("anyOf", out one)
            ? [.. one.EnumerateArray()]
            : [];

    private static string[] Types(JsonElement schema) => !schema.TryGetProperty("type", out var type) ? []
        : type.ValueKind is JsonValueKind.Array ? [.. type.EnumerateArray().Select(one => one.GetString()!)]
        : [type.GetString()!];

    private static string KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => "integer",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        var kind => kind.ToString().ToLowerInvariant(),
    };
}
