using System.Text.RegularExpressions;

namespace LocalCoin.Tests.Tidiness;

// Each of these endings hides a noun that nobody looked for.
public class Names
{
    private const string Empty =
        "Manager|Helper|Util|Common|Core|Base|Impl|Dto|Service|Handler|Repository|Model|Info|Data";

    private static readonly Regex Declared = new(
        @"^[^/""]*\b(?:class|record struct|record class|record|struct|interface|enum)\s+(?<name>[A-Z]\w*)",
        RegexOptions.Multiline);

    private static readonly Regex SaysNothing = new($"(?:{Empty})s?$");

    [Fact]
    public void A_type_is_named_by_what_it_is() =>
        Faults.None(
            from file in Checkout.Sources
            from Match match in Declared.Matches(Checkout.Read(file))
            let name = match.Groups["name"].Value
            where SaysNothing.IsMatch(name)
            select $"{file}: {name}");

    [Fact]
    public void A_folder_is_named_by_what_it_holds() =>
        Faults.None(
            from folder in Checkout.Files.SelectMany(file => file.Split('/')[..^1]).Distinct()
            where SaysNothing.IsMatch(folder)
            select folder);

    [Fact]
    public void Nobody_leaves_a_reminder_instead_of_work()
    {
        var reminder = new Regex(@"\b(?:TO" + @"DO|FIX" + @"ME|HA" + @"CK|XX" + @"X)\b");
        Faults.None(
            from file in Checkout.CodeFiles.Concat(Checkout.Documents)
            where reminder.IsMatch(Checkout.Read(file))
            select file);
    }
}
