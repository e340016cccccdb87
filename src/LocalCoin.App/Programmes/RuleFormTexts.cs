using LocalCoin.App.Pages;
using LocalCoin.Ledger;

namespace LocalCoin.App.Programmes;

/// <summary>What is asked of a new rule.</summary>
internal static class RuleFormTexts
{
    public static readonly Text Title = new("やさいの きまりを つくる", "Write a vegetable rule");
    public static readonly Text What = new(
        "ここでは 申《もう》しこみだけ します。ほかの 人が みとめた 日から、きまりに なります。",
        "Here a rule is proposed only. It becomes the rule once somebody else has approved.");
    public static readonly Text Id = new("プログラムの 名前《なまえ》(英小文字・数字)", "Name of the programme (a-z, 0-9)");
    public static readonly Text IdWrong = new(
        "英語の 小文字と 数字で 書いてください(れい yasai)。",
        "Please write small letters and digits, for example yasai.");
    public static readonly Text From = new("いつから", "From");
    public static readonly Text Until = new("いつまで(この日を ふくむ)", "Until (this day included)");
    public static readonly Text EndEarly = new(
        "はやく おわらせる ときは、おわる 日だけを かえて 申しこみます。前の きまりは その日から つかわれません。",
        "To end a programme early, change the last day alone. From its first day on, this rule replaces the one "
            + "before.");
    public static readonly Text DayWrong = new(
        "日にちを 書いてください(れい 2027-04-01)。", "Please write a day, such as 2027-04-01.");
    public static readonly Text How = new("もらえる 額《がく》", "What is earned");
    public static readonly Text ByRate = new("やさいの 金額の 何%か", "Per cent of what the vegetables cost");
    public static readonly Text ByPurchase = new("1回の 買いものに 何円か", "So many yen a purchase");
    public static readonly Text Much = new("その 数字(% か 円)", "The number (% or yen)");
    public static readonly Text Least = new("やさいが 何円から もらえるか", "From how many yen of vegetables on");
    public static readonly Text DayMax = new("1日に もらえる いちばん多い 額", "The most in one day (yen)");
    public static readonly Text MonthMax = new("1か月に もらえる いちばん多い 額", "The most in one month (yen)");
    public static readonly Text ResidentMax = new("ひとりが ぜんぶで もらえる 額", "The most of one person in all (yen)");
    public static readonly Text NoMost = new("書かなければ、きめません。", "Empty: none.");
    public static readonly Text NumberMissing = new("数字を 書いてください。", "Please write a number.");
    public static readonly Text NumberWrong = new("1から {0}までの 数字で 書いてください。", "Please write a number from 1 to {0}.");
    public static readonly Text Fund = new("どの 予算《よさん》から", "From which budget");
    public static readonly Text FundLeft = new("{0}(のこり {1}円)", "{0} ({1} yen left)");
    public static readonly Text FundMissing = new("予算を えらんでください。", "Please choose a budget.");
    public static readonly Text Declarers = new("やさいの 分を だれが 言うか", "Whose word says what was vegetables");
    public static readonly Text DeclarerMissing = new("ひとつは えらんでください。", "Please choose at least one.");
    public static readonly Text Spots = new("どこで(えらばなければ、どこでも)", "Where (none: everywhere)");
    public static readonly Text EnrolledOnly = new("申しこんで くわわった 人だけ", "Only for who takes part in the programme");
    public static readonly Text Look = new("ことばと れいを 見る", "Show it in words and examples");
    public static readonly Text Propose = new("この きまりを 申しこむ", "Propose this rule");
    public static readonly Text Rule = new("この きまりを ことばで", "The rule in words");
    public static readonly Text NotYet = new(
        "左に 書いて「ことばと れいを 見る」を おすと、ここに きまりの ことばと れいが 出ます。",
        "Fill in the form and press \"Show it in words and examples\": they appear here.");
    public static readonly Text LookFirst = new(
        "見たあとで かわっています。もう一度 たしかめてから 申しこんでください。まだ なにも 申しこまれていません。",
        "It changed since you looked. Please look again, then propose. Nothing is proposed yet.");

    private static readonly Text Shop = new("お店が レジで 打つ", "The shop types it at the register");
    private static readonly Text Spot = new("やさいだけの 売り場なら 全部《ぜんぶ》", "All of it at places that sell nothing else");
    private static readonly Text Payer = new("はらう 人が スマホで 入れる", "The payer types it on the phone");

    public static Text Of(DeclaredBy by) => by switch
    {
        DeclaredBy.Shop => Shop,
        DeclaredBy.Spot => Spot,
        _ => Payer,
    };
}
