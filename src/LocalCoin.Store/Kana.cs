// How a name sounds is kept and sought in one form, whoever wrote it: files bring half-width katakana and full-width
// spaces, a keyboard hiragana. Katakana, because forms of town offices have フリガナ.

using System.Text;
using System.Text.RegularExpressions;

namespace LocalCoin.Store;

public static partial class Kana
{
    private const char FirstHiragana = 'ぁ';
    private const char LastHiragana = 'ゖ';
    private const int ToKatakana = 'ァ' - 'ぁ';

    /// <summary>As it is kept: full-width katakana, single spaces; null for nothing.</summary>
    public static string? Of(string? written)
    {
        if (string.IsNullOrWhiteSpace(written)) return null;
        var kana = new StringBuilder(written.Length);
        foreach (var letter in written.Normalize(NormalizationForm.FormKC))
        {
            kana.Append(letter is (>= FirstHiragana and <= LastHiragana) or 'ゝ' or 'ゞ'
                ? (char)(letter + ToKatakana)
                : letter);
        }
        return Blanks().Replace(kana.ToString().Trim(), " ");
    }

    /// <summary>As it is sought: whoever searches leaves the space between the names out, or not.</summary>
    public static string? Sought(string? written) => Of(written)?.Replace(" ", "", StringComparison.Ordinal);

    /// <summary>Whether a name begins as somebody typed it.</summary>
    public static bool Begins(string? name, string typed) =>
        Sought(name)?.StartsWith(Sought(typed) ?? "", StringComparison.Ordinal) == true;

    /// <summary>Nothing but kana, the long mark, a middle dot and blanks.</summary>
    public static bool IsKana(string typed) => typed.All(one =>
        one is (>= FirstHiragana and <= LastHiragana) or (>= 'ァ' and <= 'ヶ') or 'ー' or '・'
        || char.IsWhiteSpace(one));

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Blanks();
}
