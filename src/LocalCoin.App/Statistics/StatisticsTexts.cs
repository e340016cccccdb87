using LocalCoin.App.Pages;

namespace LocalCoin.App.Statistics;

/// <summary>What the dashboard says around its figures.</summary>
internal static class StatisticsTexts
{
    public static readonly Text Title = new("統計《とうけい》", "Statistics");
    public static readonly Text HeldBack = new("人数が 少ないので 見せません", "Held back: too few people");
    public static readonly Text HeldBackWhy = new(
        "x は 見せない 数です。{0}人より 少ない 人の ことと、3つより 少ない お店の ことは 見せません。"
        + "ほかの 数から 計算できる ところも かくします。",
        "x is held back: nothing is shown of fewer than {0} people or 3 places, nor what would give it away.");
    public static readonly Text NilWhy = new("- は ひとりも いない、または ひとつも ない ことです。", "- is nobody, or nothing.");
    public static readonly Text Table = new("表《ひょう》で 見る", "As a table");
    public static readonly Text Middle = new("まん中", "middle");
    public static readonly Text CheckHoped = new("めやす 7〜9(野菜 350gぐらい)", "Goal 7 to 9 (about 350 g)");
    public static readonly Text DishesHoped = new("めやす 5〜6皿", "Goal: 5 to 6");

    public static readonly Text Overview = new("ひと目で 見る", "At a glance");
    public static readonly Text Details = new("くわしく 見る", "In detail");
    public static readonly Text OtherMonths = new("ほかの 月", "Other months");
    public static readonly Text Now = new("いま 見て いる 月", "The month shown");
    public static readonly Text Frozen = new("{0} かくてい・第{1}版《はん》", "Final as of {0}, version {1}");
    public static readonly Text Open = new(
        "{0} げんざい・まだ かわる ことが あります(第{1}版《はん》)", "As of {0}, may still change (version {1})");
    public static readonly Text Restated = new("直した わけ: {0}", "Restated because: {0}");
    public static readonly Text None = new(
        "まだ 統計が ありません。月が おわると、つぎの 月の はじめに できます。",
        "There are no statistics yet. They are made when a month has ended.");
    public static readonly Text Csv = new("CSVで 保存《ほぞん》する", "Save as CSV");
    public static readonly Text Json = new("JSON", "JSON");
    public static readonly Text How = new("どう 計算《けいさん》したか", "How it is counted");
    public static readonly Text YearReport = new("年次報告《ねんじほうこく》", "Report of the year");
    public static readonly Text YearReportOf = new("{0}年度《ねんど》の 年次報告", "Report of fiscal {0}");
    public static readonly Text YearSoFarOf = new(
        "{0}年度《ねんど》の 年次報告(とちゅうまで)", "Report of fiscal {0} so far");
    public static readonly Text ToTake = new("印刷・ダウンロード", "To print or take along");
    public static readonly Text OpenData = new("オープンデータ", "Open data");
    public static readonly Text Groups = new("統計の ページ", "Pages of statistics");
    public static readonly Text Print = new("印刷《いんさつ》する", "Print");
    public static readonly Text Residents = new("住んで いる {0}人の うち", "of {0} residents");
    public static readonly Text Reached = new("{0}の うち {1}が 参加", "{1} of {0}");
    public static readonly Text OfParticipants = new("参加して いる 人の {0}", "{0} of participants");
    public static readonly Text AWeek = new("1週間に(まん中の 人)", "a week (the middle one)");
    public static readonly Text FromTo = new("{0} から", "from {0}");
}
