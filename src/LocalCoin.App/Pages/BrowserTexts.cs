namespace LocalCoin.App.Pages;

/// <summary>What is said of the browser itself: that it is another one than the one that was bound, or alone.</summary>
internal static class BrowserTexts
{
    public static readonly Text OfflineTitle = new("つながって いません", "No connection");
    public static readonly Text OfflineWhat = new(
        "インターネットに つながるまで、のこりも きろくも わかりません。",
        "Without a connection, nothing is known of what is left or of what came and went.");
    public static readonly Text OfflinePaying = new(
        "はらう とちゅう でしたか。現金で はらう前に、つながってから きろくを 見てください。",
        "Were you paying? Before you pay in cash, connect and look at what came and went.");
    public static readonly Text Again = new("もう一度", "Try again");
    public static readonly Text LineTitle = new("LINEの 中では つながりません", "It does not work inside LINE");
    public static readonly Text LineWhat = new(
        "いつも つかう ブラウザーで ひらきます。そこで つないであれば、すぐに つかえます。",
        "Open it in your usual browser. If you bound that one, it works at once.");
    public static readonly Text LineOut = new("いつもの ブラウザーで ひらく", "Open in the usual browser");
    public static readonly Text IconTitle = new(
        "この アイコンは まだ つながって いません", "This icon is not bound yet");
    public static readonly Text IconWhat = new(
        "ブラウザーで つないだ方は、Safari や Chrome で ひらいてください。この アイコンで つかう ときは、"
        + "新しい コードを 窓口《まどぐち》で もらってください。",
        "If you bound your browser, open it in Safari or Chrome. To use this icon, ask the counter for a new code.");
    public static readonly Text OtherBrowser = new(
        "前に つないだ方は、その時と 同じ ブラウザーで ひらいてください。",
        "If you bound a browser before, open the page in that same one.");
    public static readonly Text Unbound = new(
        "この スマホは はずされて います。お金は そのままです。つかうには、もう一度 つなぎます。",
        "This phone was unbound. Your coins are untouched. To use it, bind it again.");
}
