using LocalCoin.App.Pages;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Desk;

/// <summary>What the access log says, in words.</summary>
internal static class DeskLogTexts
{
    public static readonly Text Title = new("だれが 見たか・直したか", "Who looked, who changed");
    public static readonly Text By = new("職員《しょくいん》", "Staff");
    public static readonly Text Anybody = new("だれでも", "Anybody");
    public static readonly Text About = new("住民《じゅうみん》の お財布の 番号", "Wallet of the resident");
    public static readonly Text OnDay = new("日", "Day");
    public static readonly Text Look = new("見る", "Show");
    public static readonly Text When = new("いつ", "When");
    public static readonly Text What = new("したこと", "What");
    public static readonly Text Whose = new("だれの", "Whose");
    public static readonly Text None = new("記録は ありません。", "There is no record.");
    public static readonly Text Next = new("つぎの ページ", "Next page");
    public static readonly Text File = new("CSVで 保存《ほぞん》する", "Save as CSV");
    public static readonly Text CsvColumns = new("日時,職員,したこと,記録,だれの", "Time,Staff,What,As logged,Whose");

    public static readonly Text NotSaid = new("健康《けんこう》の 人だけが 知る", "known to the health side alone");

    private static readonly Text Looked = new("ページを 見た", "Opened the page");
    private static readonly Text LookedWhy = new("ページを 見た({0})", "Opened the page ({0})");
    private static readonly Text Why = new("なぜ この金額かを 見た", "Looked at why it is this much");
    private static readonly Text Registered = new("登録した", "Registered");

    private static readonly Dictionary<string, Text> Words = new()
    {
        ["search"] = new("さがした", "Searched"),
        ["found"] = new("さがした 中に いた", "Was among those found"),
        ["look"] = Looked,
        ["change"] = new("直した", "Changed"),
        ["erase"] = new("名前を 消した", "Erased the name"),
        ["enter"] = new("入れた", "Entered"),
        ["disable"] = new("使えなく した", "Disabled"),
        ["wallet"] = new("のこりを 見た", "Looked at what is left"),
        ["notes"] = new("メモを 見た", "Read the notes"),
        ["statement"] = new("明細を 見た", "Read the statement"),
        ["statement at the counter"] = new("明細を 印刷した", "Printed the statement"),
        ["approvals"] = new("みとめる ページで 見た", "Saw it among the approvals"),
        ["call-list"] = new("電話の 名ぼで 見た", "Saw it on the list of calls"),
        ["approve-import"] = new("ファイルの 分を みとめた", "Approved what a file grants"),
        ["pause"] = new("まとめて おくるのを とめた", "Paused a gift to many"),
        ["go on"] = new("まとめて おくるのを つづけた", "Let a gift to many go on"),
        ["gift"] = new("まとめて おくる 名ぼで 見た", "Saw it in a gift to many"),
        ["export"] = new("この記録を 保存した", "Saved this log"),
        ["statistics"] = new("統計を 見た", "Looked at statistics"),
        ["members"] = new("名ぼを 見た", "Looked through the list"),
        ["came"] = new("はかった 人の 名ぼを 出した", "Took the list of who was measured"),
        [AccessLog.Balance] = new("レジで のこりを 見せた", "A register showed what is left"),
        [CardActs.Printed] = new("カードを 印刷に 出した", "Had cards printed"),
        [BankChanges.Asked] = new("口座の かえを 申しこんだ", "Asked for a new account"),
        [BankChanges.Approved] = new("口座の かえを みとめた", "Approved a new account"),
        [BankChanges.Rejected] = new("口座の かえを みとめなかった", "Rejected a new account"),
        [TakeoverSigns.Pin] = new("暗証番号を かえた", "Changed the PIN"),
        [TakeoverSigns.Replacement] = new("カードを かえた", "Replaced the card"),
        [TakeoverSigns.Phone] = new("スマホを つないだ", "Bound a phone"),
        [TakeoverSigns.Reviewed] = new("たしかめた", "Looked at the signs"),
    };

    /// <param name="action">As the log keeps it; one without words is shown as it is.</param>
    public static Text Of(string action)
    {
        if (action.StartsWith("register: ", StringComparison.Ordinal)) return Registered;
        if (!action.StartsWith(AccessLog.Look, StringComparison.Ordinal))
        {
            return Words.GetValueOrDefault(action) ?? new Text(action, action);
        }
        if (action == AccessLog.Look + AccessLog.Why) return Why;
        var reason = OpeningTexts.Reasons.FirstOrDefault(one => one.Word == action[AccessLog.Look.Length..]).Text;
        return reason is null ? Looked
            : new Text(LookedWhy.Plain(true, reason.Plain(true)), LookedWhy.Plain(false, reason.Plain(false)));
    }
}
