using System.Text;

namespace LocalCoin.App.Counter;

/// <summary>Kana as they are typed in a hurry and as lists brought them: hiragana or katakana, with blanks or
/// without.</summary>
internal static class Kana
{
    private const int Apart = 'ア' - 'あ';

    public static string Katakana(string typed) => Moved(typed, 'ぁ', 'ゖ', Apart);
    public static string Hiragana(string typed) => Moved(typed, 'ァ', 'ヶ', -Apart);

    /// <summary>Nothing but kana, the long mark, a middle dot and blanks.</summary>
    public static bool IsKana(string typed) => typed.All(one =>
        one is (>= 'ぁ' and <= 'ゖ') or (>= 'ァ' and <= 'ヶ') or 'ー' or '・' || char.IsWhiteSpace(one));

    private static string Moved(string typed, char first, char last, int by) => typed.Aggregate(
        new StringBuilder(), (all, one) => all.Append(one >= first && one <= last ? (char)(one + by) : one)).ToString();
}
