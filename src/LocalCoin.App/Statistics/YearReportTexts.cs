using LocalCoin.App.Pages;

namespace LocalCoin.App.Statistics;

/// <summary>The report of a year: written for a council, in whole sentences.</summary>
internal static class YearReportTexts
{
    public static readonly Text Kicker = new("野菜コイン 年次報告", "Vegetable coins: report of the year");
    public static readonly Text Title = new("{0}年度", "Fiscal year {0}");
    public static readonly Text Span = new("{0}年4月1日から{1}年3月31日まで", "1 April {0} to 31 March {1}");
    public static readonly Text NotClosed = new(
        "{0}に確定します。それまでは、変わることがあります。", "Final on {0}; until then figures may still change.");
    public static readonly Text TitleSoFar = new("{0}年度 {1}まで", "Fiscal {0} so far, up to {1}");
    public static readonly Text SpanSoFar = new("{0}から{1}まで(年度の途中)", "{0} to {1}; the year goes on");
    public static readonly Text NotYet = new(
        "この年度の年次報告は、{0}から見られます。最初の月の数字が、その日に確定します。",
        "This year's report can be read from {0}, when the figures of its first month are final.");
    public static readonly Text SoFar = new(
        "年度の途中です。確定した月の数字だけを並べています。三月の数字がそろうと、一年を通して数えた報告を作ります。",
        "The year goes on: these are its closed months. When March is counted, a report of the whole year is made.");
    public static readonly Text LeadActive = new(
        "この一年、{0}のかたが参加し、そのうち{1}({2})が野菜の買い物をしました。",
        "In this year {0} people took part; {1} of them ({2}) bought vegetables.");
    public static readonly Text LeadActiveMonth = new(
        "{4}には、{0}のかたが参加していて、そのうち{1}({2})が野菜の買い物をしました。",
        "In {4} {0} people took part; {1} of them ({2}) bought vegetables.");
    public static readonly Text LeadReachMonth = new(
        "{4}には、{0}のかたが参加していて、そのうち{1}({2})が野菜の買い物をしました。野菜を買ってコインを受け取ったかたは{3}です。",
        "In {4} {0} people took part; {1} of them ({2}) bought vegetables, and {3} earned coins by it.");
    public static readonly Text LeadIncentiveSoFar = new(
        "{2}から{3}までに、野菜の買い物に{0}のコインを出し、{1}が地域のお店で使われました。",
        "From {2} to {3}, {0} of coins were given for vegetables, and {1} were spent in local shops.");
    public static readonly Text LeadReach = new(
        "この一年、{0}のかたが参加し、そのうち{1}({2})が野菜の買い物をしました。野菜を買ってコインを受け取ったかたは{3}です。",
        "In this year {0} people took part; {1} of them ({2}) bought vegetables, and {3} earned coins by it.");
    public static readonly Text LeadDays = new(
        "参加したかたの中央の値で見ると、野菜を買った日は一週間に{0}日でした。",
        "The middle participant bought vegetables on {0} days a week.");
    public static readonly Text LeadCheck = new(
        "四週間より長くあけて二度測ったかたのベジチェックの平均は、はじめの{0}に対して、あとでは{1}です。",
        "Among those measured twice, more than four weeks apart, the mean VegeCheck level was {0} first, {1} later.");
    public static readonly Text LeadIncentive = new(
        "野菜の買い物に{0}のコインを出し、{1}が地域のお店で使われました。",
        "{0} of coins were given for vegetables, and {1} were spent in local shops.");
    public static readonly Text LeadFew = new(
        "参加者がまだ少ないため、人数の一部は公表できません。",
        "Some figures cannot be published yet, because few people take part.");
    public static readonly Text ThisYear = new("今年度", "This year");
    public static readonly Text LastYear = new("前年度", "Last year");
    public static readonly Text Change = new("増減", "Change");
    public static readonly Text MonthByMonth = new("月ごとの数字", "Month by month");
    public static readonly Text Month = new("月", "Month");
    public static readonly Text DaysShort = new("買った日(一週間、中央の値)", "Days a week (median)");
    public static readonly Text IssuedShort = new("出したコイン", "Coins given");
    public static readonly Text Sum = new("{0}からの合計", "Sum since {0}");
    public static readonly Text SumBefore = new("前年度の同じ月の合計", "Same months last year");
    public static readonly Text NotAdded = new(
        "足しているのはコインだけです。同じかたがいくつもの月に入っているので、人数は足せません。中央の値も足せません。",
        "Only coins are added. The same people are in several months, so they cannot be added; nor can medians.");
    public static readonly Text NoneBefore = new(
        "前年度は、同じ月の確定した数字がそろっていないので、並べていません。",
        "Last year is not beside it: it has no closed figures of all these months.");
    public static readonly Text DaysByMonth = new("野菜を買った日(月ごと)", "Days with vegetables, by month");
    public static readonly Text InMonth = new("{0} — {1}", "{0} — {1}");
    public static readonly Text Figures = new("おもな数字", "Main figures");
    public static readonly Text Enrolled = new("参加したかた", "Took part");
    public static readonly Text Active = new("野菜を買ったかた", "Bought vegetables");
    public static readonly Text Earning = new("コインを受け取ったかた", "Earned coins");
    public static readonly Text Days = new("野菜を買った日(一週間、中央の値)", "Days with vegetables a week (median)");
    public static readonly Text Share = new("買い物に占める野菜の割合", "Share of vegetables in shopping");
    public static readonly Text CheckFirst = new("ベジチェック はじめ(平均)", "VegeCheck, first (mean)");
    public static readonly Text CheckLast = new("ベジチェック あと(平均)", "VegeCheck, later (mean)");
    public static readonly Text Staying = new("六か月後の月にも野菜を買ったかた", "Bought vegetables six months on");
    public static readonly Text Issued = new("野菜の買い物に出したコイン", "Coins given for vegetables");
    public static readonly Text Redeemed = new("お店で使われたコイン", "Coins spent in shops");
    public static readonly Text Cost = new("野菜を買ったかた一人あたり", "Coins per buyer");
    public static readonly Text Steps = new("どこまで届いたか", "How far it reached");
    public static readonly Text Diets = new("食べる野菜は増えたか", "Did people eat more vegetables?");
    public static readonly Text Who = new("どのようなかたが参加したか", "Who took part");
    public static readonly Text Kept = new("続いているか", "Who keeps on");
    public static readonly Text Places = new("野菜を売ったところ", "Where vegetables were sold");
    public static readonly Text Money = new("コインの行き先", "Where the coins went");
    public static readonly Text Reading = new("この報告の読みかた", "How to read this");
    public static readonly Text Counted = new(
        "人数は、健康づくりへの参加に同意したかたを一人ずつ数えています。同意を取り消したかたは入っていません。"
        + "野菜の買い物はコインでの購入で、食べた量ではありません。取り消した買い物は除いています。",
        "Only people who agreed to take part are counted, each once; whoever withdrew is not. Vegetables are what was "
        + "bought with coins, not what was eaten; purchases that were given back are left out.");
    public static readonly Text Held = new(
        "{0}人より少ない人数、3か所より少ないお店の数と、逆に計算できる数は「x」として公表しません。「-」は、ないことを表します。",
        "Figures of fewer than {0} people or 3 places, and what would give them away, are held back as x; - is none.");
    public static readonly Text Stamp = new("{0}現在、第{1}版", "As of {0}, version {1}");
    public static readonly Text Print = new(
        "印刷するには、ブラウザの印刷を使います(A4、2ページ)。", "Print it with your browser: two pages of A4.");
}
