namespace LocalCoin.App.Pages;

/// <summary>What is said wherever staff open a resident's page, at the counter or at the desk.</summary>
internal static class OpeningTexts
{
    /// <summary>Why somebody's page is opened without their card; the word goes into the access log.</summary>
    public static readonly (string Word, Text Text)[] Reasons =
    [
        ("visit without card", new("窓口《まどぐち》に 来た(カードなし)", "Is here, without a card")),
        ("telephone", new("電話《でんわ》の 問い合わせ", "Asks by telephone")),
        ("lost card", new("カードを なくした", "Lost the card")),
        ("correction", new("まちがいを なおす", "To put something right")),
    ];

    /// <summary>The same of the health staff, who see what was measured.</summary>
    public static readonly (string Word, Text Text)[] OfHealth =
    [
        ("programme", new("健康プログラムに 入る・やめる", "To join or leave the health programme")),
        ("advice", new("はかった 数字の 相談《そうだん》", "Asks about what was measured")),
        ("health mistake", new("健康の 記録《きろく》を なおす", "To put the health record right")),
    ];

    public static IEnumerable<(string Word, Text Text)> AllReasons => [.. Reasons, .. OfHealth];

    public static readonly Text Why = new("なぜ ひらきますか", "Why do you open it?");
    public static readonly Text WhySaid = new(
        "本人が あとで 見られるように 記録《きろく》します。", "It is written down, and the resident can read it.");
    public static readonly Text ReasonMissing = new("わけを えらんでください。", "Please choose a reason.");
    public static readonly Text OpenNamed = new("{0} さんを ひらく", "Open {0}");
    public static readonly Text Open = new("ひらく", "Open");
    public static readonly Text OpenAgain = new("時間が すぎました。もう一度 ひらいてください。",
        "The time has run out. Please open it again.");
    public static readonly Text NoName = new("名前なし", "No name");
    public static readonly Text Until = new("{0} まで", "until {0}");
    public static readonly Text NoEnd = new("期限《きげん》なし", "no end");
    public static readonly Text Frozen = new(
        "このお財布《さいふ》は 止めてあります。", "This wallet is frozen.");
    public static readonly Text Closed = new("このお財布は とじました。", "This wallet is closed.");

    /// <summary>By what one tells people of the same name apart.</summary>
    public static string About(Store.Directory.MemberEntry member) => string.Join(
        " · ", new[] { member.Kana, member.Neighbourhood, member.Address, member.Phone }.OfType<string>().Distinct());
}
