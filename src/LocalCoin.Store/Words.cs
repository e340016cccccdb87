using System.Collections.Frozen;
using System.Text.Json;

namespace LocalCoin.Store;

/// <summary>Closed codes as they are stored, in events and in tables alike: snake_case words.</summary>
internal static class Words
{
    internal static string Of<T>(T code) where T : struct, Enum => Known<T>.Words[code];

    /// <exception cref="InvalidDataException">No code is stored so.</exception>
    internal static T Read<T>(string word) where T : struct, Enum => Known<T>.Codes.TryGetValue(word, out var code)
        ? code
        : throw new InvalidDataException($"'{word}' is no {typeof(T).Name}");

    private static class Known<T> where T : struct, Enum
    {
        internal static readonly FrozenDictionary<T, string> Words = Enum.GetValues<T>().ToFrozenDictionary(
            one => one, one => JsonNamingPolicy.SnakeCaseLower.ConvertName(one.ToString()));

        internal static readonly FrozenDictionary<string, T> Codes = Words.ToFrozenDictionary(
            one => one.Value, one => one.Key);
    }
}
