using LocalCoin.App.Pages;

namespace LocalCoin.App.Statistics;

/// <summary>The words of the codes in the tables of statistics.</summary>
internal static class StatCodeTexts
{
    public static readonly Text Total = new("ぜんぶ", "All");
    public static readonly Text OutsideKongo = new("金剛《こんごう》の そと", "Outside Kongo");
    public static readonly Text UpTo = new("{0}さい まで", "up to {0}");
    public static readonly Text AndOver = new("{0}さい から", "{0} and over");
    public static readonly Text Between = new("{0}〜{1}さい", "{0} to {1}");

    public static readonly Text FiscalYear = new("{0}年度《ねんど》", "fiscal {0}");

    /// <summary>What rows and columns are.</summary>
    public static readonly IReadOnlyDictionary<string, Text> By = new Dictionary<string, Text>
    {
        ["age"] = new("年れい", "Age"), ["sex"] = new("性別《せいべつ》", "Sex"), ["area"] = new("ところ", "Area"),
        ["channel"] = new("つかう もの", "Way to pay"), ["issued"] = new("出した 月", "Issued in"),
        ["kind"] = new("お店の しゅるい", "Kind of place"), ["device"] = new("はかる もの", "Device"),
        ["programme"] = new("やさいの きまり", "Programme"), ["step"] = new("どこまで", "Step"),
        ["people"] = new("だれの", "Of whom"), ["fate"] = new("コイン", "Coins"), ["months"] = new("はじめてから", "Since joining"),
        ["effect"] = new("どんな こと", "What"),
    };

    public static readonly IReadOnlyDictionary<string, Text> Words = new Dictionary<string, Text>
    {
        ["eligible"] = new("住んで いる 人", "Residents"),
        ["enrolled"] = new("参加《さんか》して いる 人", "Take part"),
        ["active"] = new("野菜《やさい》を 買った 人", "Bought vegetables"),
        ["earning"] = new("コインを もらった 人", "Earned coins"),
        ["retained"] = new("6か月 つづけて いる 人", "Half a year on"),
        ["none"] = new("野菜は まだ", "Not yet"),
        ["bought"] = new("野菜を 買った", "Bought"),
        ["earned"] = new("コインも もらった", "Earned too"),
        ["bought+earned+retained"] = new("野菜を 買った", "Bought"),
        ["earned+retained"] = new("コインも もらった", "Earned too"),
        ["none+bought+earned+retained"] = Total,
        ["lower"] = new("少ない ほうから 4分の1", "Lower quarter"),
        ["median"] = new("まん中の 人", "The middle one"),
        ["upper"] = new("多い ほうから 4分の1", "Upper quarter"),
        ["first"] = new("はじめ", "First"),
        ["last"] = new("あと", "Later"),
        ["change"] = new("ちがい", "Change"),
        ["paired"] = new("2回 はかった 人", "Measured twice"),
        ["ratio"] = new("住んで いる 人と くらべて", "Compared"),
        ["participants"] = new("参加《さんか》して いる 人の うち", "Of participants"),
        ["residents"] = new("住んで いる 人の うち", "Of residents"),
        ["cap-hit"] = new("上限《じょうげん》に なった 人", "Reached a cap"),
        ["incentive-only"] = new("コインの もらえる ものだけを 買った 人", "Bought only what earns"),
        ["before"] = new("はじまる 前", "Before"),
        ["after"] = new("はじまった あと", "After"),
        ["issued"] = new("出した コイン", "Issued"),
        ["redeemed"] = new("つかわれた コイン", "Spent"),
        ["expired"] = new("期限《きげん》が 切れた", "Expired"),
        ["taken-back"] = new("とりけした", "Taken back"),
        ["1"] = new("1か月", "1 month"), ["3"] = new("3か月", "3 months"), ["6"] = new("6か月", "6 months"),
        ["12"] = new("12か月", "12 months"),
        ["vegecheck"] = new("ベジチェック", "VegeCheck"),
        ["vegemeter"] = new("ベジメータ", "Veggie Meter"),
        ["asked"] = new("自分で こたえた", "As told"),
    };
}
