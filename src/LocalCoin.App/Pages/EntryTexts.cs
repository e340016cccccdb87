namespace LocalCoin.App.Pages;

/// <summary>What happened to a wallet's coins, in its owner's words.</summary>
internal static class EntryTexts
{
    private static readonly Text Other = new("そのほか", "Other");
    private static readonly Text Earned = new("やさいで もらった", "Earned with vegetables");
    private static readonly Text TakenBack = new("かえした ときの やさいの 分", "Vegetable coins taken back");
    private static readonly Text MovedHere = new("とじた お財布から うつった", "From the wallet that was closed");

    private static readonly Dictionary<string, Text> Words = new()
    {
        ["payment_made"] = new("はらった", "Paid"),
        ["payment_refunded"] = new("お店から かえってきた", "Given back by the shop"),
        ["payment_undone"] = new("とりけした", "Taken back"),
        ["grant_made"] = new("もらった", "Given"),
        ["grant_withdrawn"] = new("もらった分の とりけし", "A gift taken back"),
        ["run_line_granted"] = new("もらった", "Given"),
        ["run_line_withdrawn"] = new("もらった分の とりけし", "A gift taken back"),
        ["top_up_made"] = new("入金", "Paid in"),
        ["top_up_voided"] = new("入金の とりけし", "Paying in, taken back"),
        ["purses_expired"] = new("期限が すぎた", "Ended"),
        ["vegetables_struck"] = TakenBack,
        ["wallet_closed"] = new("お財布を とじた", "The wallet was closed"),
    };

    /// <param name="isMore">Coins came, and did not go.</param>
    public static Text Of(string type, bool isMore, bool isPremium) => (type, isMore) switch
    {
        ("payment_made", true) => Earned,
        ("payment_refunded" or "payment_undone", false) => TakenBack,
        ("top_up_made", _) when isPremium => FundTexts.Premium,
        ("wallet_closed", true) => MovedHere,
        _ => Words.GetValueOrDefault(type, Other),
    };
}
