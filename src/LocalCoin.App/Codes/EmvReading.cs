using System.Text;
using System.Text.RegularExpressions;

namespace LocalCoin.App.Codes;

/// <summary>What is wrong with a text that should be a code.</summary>
public enum EmvFault
{
    /// <summary>It does not begin as every code does.</summary>
    NoCode,

    /// <summary>Over 512 characters.</summary>
    TooLong,

    /// <summary>A control character or half a character.</summary>
    BrokenText,

    /// <summary>Where an object must begin there are not two digits of id and two of length, 01 to 99.</summary>
    BrokenHead,

    /// <summary>An object is longer than what is left.</summary>
    CutOff,

    /// <summary>An id stands twice side by side.</summary>
    Twice,

    /// <summary>The check sum is not there, or not at the end.</summary>
    NoCheckSum,

    /// <summary>The check sum is another one: the text was changed or misread.</summary>
    WrongCheckSum,

    /// <summary>An object that must be there is not.</summary>
    Missing,

    /// <summary>A value is not as its object allows.</summary>
    WrongValue,
}

/// <summary>What a text turned out to be.</summary>
public abstract record EmvReading
{
    private static readonly TimeSpan MatchMax = TimeSpan.FromMilliseconds(100);

    // Of the specification's tables 3.2 to 3.8: where, what may stand there, and that in words.
    private static readonly (string Where, string Form, string Meaning)[] Forms =
    [
        ("01", "1[12]", "11 for a standing code or 12 for one payment"),
        ("52", "[0-9]{4}", "four digits"),
        ("53", "[0-9]{3}", "three digits"),
        ("54", @"(?=.{1,13}$)(?=.*[1-9])[0-9]+(\.[0-9]*)?", "a sum above 0, of at most 13 digits and one point"),
        ("55", "0[123]", "01, 02 or 03"),
        ("56", @"(?=.{1,13}$)[0-9]+(\.[0-9]*)?", "a sum of at most 13 digits and one point"),
        ("57", @"(?=.{1,5}$)[0-9]+(\.[0-9]*)?", "a rate of at most 5 digits and one point"),
        ("58", "[A-Z]{2}", "two capital letters"),
        ("59", "[ -~]{1,25}", "at most 25 letters of ASCII"),
        ("60", "[ -~]{1,15}", "at most 15 letters of ASCII"),
        ("61", "[ -~]{1,10}", "at most 10 letters of ASCII"),
        ("62/0[1-8]", "[ -~]{1,25}", "at most 25 letters of ASCII"),
        ("62/09", @"(?!.*(.).*\1)[AME]{1,3}", "some of A, M and E, each once"),
        ("62/10", "[ -~]{1,20}", "at most 20 letters of ASCII"),
        ("62/11", "[ -~]{3}", "three letters of ASCII"),
        ("(2[6-9]|[34].|5[01]|[89].|62/[5-9].)/00", "[ -~]{1,32}", "at most 32 letters of ASCII"),
        ("64/00", "[A-Za-z]{2}", "two letters"),
        ("64/01", ".{1,25}", "at most 25 characters"),
        ("64/02", ".{1,15}", "at most 15 characters"),
    ];

    private EmvReading() { }

    public sealed record Valid(EmvCode Code) : EmvReading;

    /// <param name="Where">The object, as in 64/01 for what stands inside a template; empty for the text.</param>
    /// <param name="Why">What is wrong, as a sentence.</param>
    public sealed record Malformed(EmvFault Fault, string Where, string Why) : EmvReading;

    /// <summary>Reads a whole code strictly; ids that nobody knows are kept.</summary>
    public static EmvReading Of(string text) =>
        Text(text) ?? Split(text, "", out var flat) ?? CheckSum(text, flat) ?? Templates(flat, "", out var objects)
        ?? Presence(objects) ?? Values(objects, "") ?? Meaning(objects) ?? (EmvReading)new Valid(new EmvCode(objects));

    private static Malformed? Text(string text)
    {
        if (!text.StartsWith(EmvCode.Beginning, StringComparison.Ordinal))
            return new(EmvFault.NoCode, "", $"a code begins with {EmvCode.Beginning}");
        if (text.Any(char.IsControl) || !IsWellFormed(text))
            return new(EmvFault.BrokenText, "", "there is a control character or half a character in it");
        return text.EnumerateRunes().Count() > EmvCode.CharactersMax
            ? new(EmvFault.TooLong, "", $"a code has at most {EmvCode.CharactersMax} characters")
            : null;
    }

    private static bool IsWellFormed(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsSurrogate(text[at])) continue;
            if (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[at + 1])) return false;
            at++;
        }
        return true;
    }

    private static Malformed? Split(string text, string within, out List<EmvObject> objects)
    {
        objects = [];
        for (var at = 0; at < text.Length;)
        {
            var head = text[at..Math.Min(at + 4, text.Length)];
            if (head.Length < 4 || !head.All(char.IsAsciiDigit) || head.EndsWith("00", StringComparison.Ordinal))
                return new(EmvFault.BrokenHead, within, $"\"{head}\" is not an id and a length");
            var where = within + head[..2];
            if (objects.Any(one => one.Id == head[..2])) return new(EmvFault.Twice, where, $"{where} stands twice");
            var end = at + 4;
            for (var left = int.Parse(head[2..], null); left > 0; left--)
            {
                if (end == text.Length)
                    return new(EmvFault.CutOff, where, $"{where} should have {left} characters more");
                end += char.IsHighSurrogate(text[end]) ? 2 : 1;
            }
            objects.Add(new EmvObject(head[..2], text[(at + 4)..end]));
            at = end;
        }
        return null;
    }

    private static Malformed? CheckSum(string text, List<EmvObject> objects)
    {
        var last = objects[^1];
        if (last.Id != EmvCode.CheckSumId || last.Value.Length != 4)
            return new(EmvFault.NoCheckSum, EmvCode.CheckSumId, "a code ends with its check sum of four digits, 63");
        var right = EmvCode.CheckSum(text[..^4]);
        return string.Equals(last.Value, right, StringComparison.OrdinalIgnoreCase)
            ? null
            : new(EmvFault.WrongCheckSum, EmvCode.CheckSumId, $"the check sum should be {right}, not {last.Value}");
    }

    private static Malformed? Templates(List<EmvObject> flat, string within, out List<EmvObject> objects)
    {
        objects = [];
        foreach (var one in flat)
        {
            if (!IsTemplate(within + one.Id))
            {
                objects.Add(one);
                continue;
            }
            var fault = Split(one.Value, $"{within}{one.Id}/", out var inside)
                ?? Templates(inside, $"{within}{one.Id}/", out inside);
            if (fault is not null) return fault;
            objects.Add(one with { Inside = inside });
        }
        return null;
    }

    private static bool IsTemplate(string where) => Matches(where, "2[6-9]|[34].|5[01]|62|64|[89].|62/[5-9].");

    private static Malformed? Presence(List<EmvObject> objects)
    {
        if (!objects.Any(EmvCode.IsAccount))
            return new(EmvFault.Missing, "02-51", "no scheme is named by which it could be paid");
        foreach (var id in (string[])["52", "53", "58", "59", "60"])
        {
            if (objects.TrueForAll(one => one.Id != id)) return new(EmvFault.Missing, id, $"{id} is not there");
        }
        return (from one in objects
                where one.Inside.Count > 0 && one.Id != "62"
                from id in one.Id == "64" ? (string[])["00", "01"] : ["00"]
                where one.Find(id) is null
                select new Malformed(EmvFault.Missing, $"{one.Id}/{id}", $"{one.Id}/{id} is not there"))
            .FirstOrDefault();
    }

    private static Malformed? Values(IEnumerable<EmvObject> objects, string within)
    {
        foreach (var one in objects)
        {
            var where = within + one.Id;
            var (_, form, meaning) = Array.Find(Forms, known => Matches(where, known.Where));
            if (form is not null && !Matches(one.Value, form))
                return new(EmvFault.WrongValue, where, $"{where} must be {meaning}, not \"{one.Value}\"");
            if (Values(one.Inside, where + "/") is { } fault) return fault;
        }
        return null;
    }

    /// <summary>Between objects: yen have no parts, and a tip's sum or rate stands where it is announced.</summary>
    private static Malformed? Meaning(List<EmvObject> objects)
    {
        var value = objects.ToDictionary(one => one.Id, one => one.Value);
        if (value["53"] == EmvCode.Yen && value.GetValueOrDefault("54")?.Contains('.') is true)
            return new(EmvFault.WrongValue, "54", $"54 must be whole yen, not \"{value["54"]}\"");
        foreach (var (announced, id) in ((string, string)[])[("02", "56"), ("03", "57")])
        {
            if ((value.GetValueOrDefault("55") == announced) == value.ContainsKey(id)) continue;
            return new(EmvFault.Missing, id, $"{id} stands where 55 is {announced}, and only there");
        }
        return null;
    }

    private static bool Matches(string text, string form) =>
        Regex.IsMatch(text, $"^(?:{form})$(?<!\n)", RegexOptions.CultureInvariant, MatchMax);
}
