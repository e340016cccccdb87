using System.Diagnostics.CodeAnalysis;
using LocalCoin.Ledger;

namespace LocalCoin.App;

/// <summary>Ids as people type or paste them.</summary>
internal static class Slugs
{
    public static bool TryParse<T>([NotNullWhen(true)] string? text, out T id) where T : struct, IText<T>
    {
        id = default;
        if (string.IsNullOrWhiteSpace(text)) return false;
        try
        {
            id = T.Parse(text.Trim().ToLowerInvariant());
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
