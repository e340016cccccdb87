using LocalCoin.App.Pages;

namespace LocalCoin.App.Programmes;

/// <summary>Had a rule run before.</summary>
internal static class TrialTexts
{
    public static readonly Text Try = new("前の 3か月の 買いもので ためす", "Try it on the last three months");
    public static readonly Text Title = new("もし この きまりだったら", "Had it been so");
    public static readonly Text Reading = new(
        "買いものを よんで います（{0}%）。数秒 かかります。", "Reading what was bought ({0}%): a few seconds.");
    public static readonly Text Again = new("けっかを 見る", "Show the result");
    public static readonly Text Days = new(
        "{0}から {1}までの、じっさいの 買いもので 計算しました。", "With what was bought from {0} to {1}.");
    public static readonly Text Coins = new("くばった はずの コイン", "Coins it would have given");
    public static readonly Text About = new("およそ", "About");
    public static readonly Text Residents = new("もらった はずの 人", "People who would have earned");
    public static readonly Text People = new("およそ {0}人", "About {0}");
    public static readonly Text Nobody = new("{0}人", "{0}");
    public static readonly Text Few = new("{0}人未満《みまん》", "Fewer than {0}");
    public static readonly Text Budget = new("予算《よさん》の うち", "Of the budget");
    public static readonly Text Percent = new("{0}%", "{0}%");
    public static readonly Text Hidden = new("x", "x");
    public static readonly Text WhyHidden = new(
        "10人より 少ない ときは、だれの ことか わからない ように x と 書きます。",
        "Where fewer than 10 people would have earned, x stands for every other figure.");
    public static readonly Text Cut = new(
        "予算が とちゅうで なくなり、もらえない 買いものが ありました。", "The budget would have run out on the way.");
    public static readonly Text How = new(
        "返品の まえの 額です。だれの 買いものか わからない ように、切り下げて います。"
        + "予算は、いまの のこりに、この 間に この プログラムが くばった 分を たした ものです。",
        "Before refunds, and rounded down so that no single purchase shows. The budget is what is left now and what "
        + "this programme gave in these months.");
    public static readonly Text AsIfAll = new(
        "参加して いる 人だけの きまりですが、だれが 参加して いるか わからない ように、買った 人 みんなで 計算しました。",
        "The rule is for participants alone; so that nobody is known as one, it was tried with everybody who bought.");
}
