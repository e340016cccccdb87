using LocalCoin.App.Pages;

namespace LocalCoin.App.Programmes;

/// <summary>What is said of programmes: today's rule, those before, and those to come.</summary>
internal static class ProgrammeTexts
{
    public static readonly Text Group = new("プログラム", "Programmes");
    public static readonly Text Title = new("やさいの きまり", "Vegetable rules");
    public static readonly Text What = new(
        "やさいを 買うと もらえる コインの きまりです。ひとりが 申《もう》しこみ、ほかの 人が みとめます。",
        "What buying vegetables earns. One person proposes a rule, another approves it.");
    public static readonly Text None = new("まだ ありません。", "There are none yet.");
    public static readonly Text New = new("新《あたら》しい プログラムを つくる", "Make a new programme");
    public static readonly Text Change = new("きまりを かえる・おわらせる", "Change or end the rule");
    public static readonly Text Today = new("きょうの きまり", "Today's rule");
    public static readonly Text NoneToday = new(
        "きょうは きまりが ありません。なにも もらえません。", "There is no rule today: nothing is earned.");
    public static readonly Text Next = new("{0}から: {1}", "From {0}: {1}");
    public static readonly Text Active = new("つかわれています", "In force");
    public static readonly Text Inactive = new("いまは なし", "None now");
    public static readonly Text Waiting = new("申しこみが まっています", "A proposal waits");
    public static readonly Text AskedBy = new("申しこんだ 人: {0}、{1} {2}", "Proposed by {0}, {1} at {2}");
    public static readonly Text Proposed = new(
        "申しこみました。ほかの 人が みとめると、きまりに なります。",
        "It is proposed. It becomes the rule once somebody else has approved.");
    public static readonly Text ToApprove = new("みとめる ページへ", "To the approvals");
    public static readonly Text Versions = new("これまでの きまり", "Rules over time");
    public static readonly Text NoVersions = new("みとめられた きまりは まだ ありません。", "No rule has been approved yet.");
    public static readonly Text Number = new("番号", "No.");
    public static readonly Text Applied = new("つかわれる 日", "In force");
    public static readonly Text Rule = new("きまり", "Rule");
    public static readonly Text By = new("申しこんだ 人", "Proposed by");
    public static readonly Text Span = new("{0}から {1}まで", "{0} to {1}");
    public static readonly Text Never = new("つかわれませんでした", "Never in force");
    public static readonly Text Hands = new("{0}、みとめた 人: {1}({2})", "{0}, approved by {1} ({2})");
    public static readonly Text FromFile = new("ファイルから({0})", "From a file ({0})");
}
