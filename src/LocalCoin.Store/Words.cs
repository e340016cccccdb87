using System.Collections.Concurrent;
using System.Text.Json;

namespace LocalCoin.Store;

/// <summary>Closed codes as they are stored, in events and in tables alike: snake_case words.</summary>
internal static class Words
{
    private static readonly ConcurrentDictionary<Enum, string> Known = new();

    internal static string Of(Enum code) =>
        Known.GetOrAdd(code, static one => JsonNamingPolicy.SnakeCaseLower.ConvertName(one.ToString()));
}
