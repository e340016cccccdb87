using System.Text.RegularExpressions;

namespace LocalCoin.IntegrationTests.Pages;

/// <summary>
/// A number as one reads it. Drawn ids, tickets and marks hold the same digits now and then, between letters of theirs;
/// a figure stands between spaces, signs, tags or words of Japanese, which are letters to a regular expression.
/// </summary>
public static class Figure
{
    /// <summary>That the number stands nowhere in the text, with or without its thousands' commas.</summary>
    public static void Absent(long number, string text) => Assert.DoesNotMatch(Alone($"{number}", number), text);

    /// <summary>Whether the number stands in the text.</summary>
    public static bool IsIn(string text, long number) => Regex.IsMatch(text, Alone($"{number}", number));

    /// <summary>That these digits stand nowhere in the text by themselves.</summary>
    public static void Absent(string digits, string text) => Assert.DoesNotMatch(Alone(digits, null), text);

    private static string Alone(string digits, long? number) =>
        $@"(?<![A-Za-z0-9_,-])({digits}{(number is null ? "" : $"|{number:#,0}")})(?![A-Za-z0-9_-]|,\d)";
}
