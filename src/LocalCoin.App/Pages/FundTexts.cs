namespace LocalCoin.App.Pages;

/// <summary>What coins are called by where they came from.</summary>
internal static class FundTexts
{
    public static readonly Text Paid = new("入金した分", "Paid in");
    public static readonly Text Premium = new("入金の おまけの分", "Extra for paying in");
    public static readonly Text Given = new("もらった分", "Given to you");
    public static readonly Text Earned = new("やさいで もらった分", "Earned with vegetables");
}
