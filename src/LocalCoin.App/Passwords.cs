namespace LocalCoin.App;

/// <summary>How long a password is, wherever one is set, and which ones are tried first.</summary>
internal static class Passwords
{
    internal const int LengthMin = 12;
    internal const int LengthMax = 200;

    /// <summary>So many different characters are left of one that nobody guesses, without what everybody thinks
    /// of.</summary>
    private const int OwnMin = 5;
    private const int RunMin = 3;

    // What lists of stolen passwords are made of, from twelve characters on; and the words of this place.
    private static readonly string[] Usual =
    [
        "password", "passw0rd", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwerty", "1q2w3e4r5t6y", "1q2w3e4r", "q1w2e3r4",
        "1qaz2wsx3edc", "1qaz2wsx", "iloveyou", "letmein", "welcome", "administrator", "admin", "secret", "changeme",
        "sunshine", "princess", "football", "baseball", "superman", "trustno", "dragon", "monkey", "master",
        "localcoin", "tondabayashi", "kongo", "osaka", "vegetable", "yasai", "operator", "approver", "auditor",
        "counter", "owner", "clerk",
    ];

    /// <summary>Whether little is left of it once usual words, the own name and runs such as 1234 are taken
    /// away.</summary>
    internal static bool IsGuessed(string password, string name)
    {
        var left = password.ToLowerInvariant();
        foreach (var word in Usual.Append(name.ToLowerInvariant()).Where(word => word.Length >= RunMin))
        {
            left = left.Replace(word, "", StringComparison.Ordinal);
        }
        return WithoutRuns(left).Distinct().Count() < OwnMin;
    }

    // 1234, cba, !!!: each next to the one before.
    private static string WithoutRuns(string text)
    {
        var kept = new System.Text.StringBuilder();
        for (var (from, to) = (0, 0); from < text.Length; from = to)
        {
            to = from + 1;
            var step = to < text.Length ? text[to] - text[from] : 2;
            while (Math.Abs(step) <= 1 && to < text.Length && text[to] - text[to - 1] == step) to++;
            if (to - from < RunMin) kept.Append(text, from, to - from);
        }
        return kept.ToString();
    }
}
