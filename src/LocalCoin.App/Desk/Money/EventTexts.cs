using LocalCoin.App.Pages;

namespace LocalCoin.App.Desk.Money;

/// <summary>What is said of one event: who, when, which coins, and where it stands in the chain.</summary>
internal static class EventTexts
{
    public static readonly Text Title = new("できごと {0}番", "Event {0}");
    public static readonly Text Shut = new("健康《けんこう》プログラムの できごと", "An event of the health programme");
    public static readonly Text ShutWhy = new(
        "だれの ことかは、本人と 健康の 人だけが 見ます。コインは うごいていません。",
        "Whom it is about is for that person and the health staff to know. No coins moved.");
    public static readonly Text At = new("いつ", "When");
    public static readonly Text Recorded = new("しるした とき", "Recorded");
    public static readonly Text By = new("だれが", "By");
    public static readonly Text Device = new("どの レジで", "At the register");
    public static readonly Text Process = new("どの ことの つづきか", "Part of");
    public static readonly Text ProcessStep = new("{0}(その {1}番め)", "{0} (its event {1})");
    public static readonly Text Because = new("もとに なった こと", "Because of");
    public static readonly Text Coins = new("うごいた コイン(仕訳)", "Coins that moved (journal)");
    public static readonly Text NoCoins = new("コインは うごいていません。", "No coins moved.");
    public static readonly Text From = new("どこから", "From");
    public static readonly Text To = new("どこへ", "To");
    public static readonly Text Amount = new("金額", "Amount");
    public static readonly Text Counts = new("かぞえた こと", "What else was counted");
    public static readonly Text Stored = new("台帳《だいちょう》に しるした 内容", "What the ledger holds");
    public static readonly Text Raw = new("しるした ままの 文字", "As it is stored");
    public static readonly Text Chain = new("つながりの 中の 場所", "Its place in the chain");
    public static readonly Text Sound = new(
        "たしかめました。まえの できごとから この内容まで、あとから かえられていません。",
        "Verified just now: nothing was changed, from the event before through this one.");
    public static readonly Text Broken = new(
        "つながりが 合いません。この できごとか、となりの できごとが かえられています。",
        "The chain is broken: this event or one beside it was changed.");
    public static readonly Text BrokenDo = new(
        "お金を うごかさず、localcoin verify を 動かして、監査の 人に しらせてください。",
        "Please move no money, run localcoin verify, and tell the auditor.");
    public static readonly Text Previous = new("まえの できごとの しるし", "Hash of the event before");
    public static readonly Text Own = new("この できごとの しるし", "Hash of this event");
    public static readonly Text Computed = new("いま 計算した しるし", "Computed just now");
    public static readonly Text NextFits = new("つぎの できごとは これに つながっている", "The next event is chained to it");
    public static readonly Text NextBroken = new("つぎの できごとは つながっていない", "The next event is not chained to it");
    public static readonly Text IsLast = new("いちばん 新しい できごと", "It is the newest event");
    public static readonly Text Head = new("台帳の さいごは {0}番", "The ledger's head is event {0}");
    public static readonly Text Earlier = new("まえの できごと", "The event before");
    public static readonly Text Later = new("つぎの できごと", "The next event");
    public static readonly Text Executor = new("まとめて おくる しごと", "the job that gives to many");
    public static readonly Text Expiry = new("期限《きげん》を しめる しごと", "the job that ends coins");

    private static readonly Dictionary<string, Text> Keys = new()
    {
        ["at"] = At,
        ["amount"] = Amount,
        ["wallet"] = new("お財布", "Wallet"),
        ["merchant"] = new("お店", "Shop"),
        ["spot"] = new("売り場", "Place of sale"),
        ["spotKind"] = new("売り場の 種類", "Kind of place"),
        ["payment"] = new("支払いの 番号", "Payment"),
        ["cash"] = new("現金で はらった 分", "Paid in cash"),
        ["vegetables"] = new("やさいの 分", "Vegetables"),
        ["declaredBy"] = new("やさいと 言った 人", "Who said vegetables"),
        ["start"] = new("はじめた がわ", "Begun by"),
        ["channel"] = new("はらいかた", "Channel"),
        ["proof"] = new("本人の しるし", "Proof"),
        ["card"] = new("カード", "Card"),
        ["earned"] = new("もらった コイン", "Earned"),
        ["fund"] = new("予算", "Budget"),
        ["expiry"] = new("いつまで", "Until"),
        ["purpose"] = new("なんの ためか", "Purpose"),
        ["grant"] = new("おくりものの 番号", "Gift"),
        ["run"] = new("まとめて おくる 番号", "Gift to many"),
        ["line"] = new("行", "Line"),
        ["lines"] = new("人数", "Lines"),
        ["total"] = new("合計", "Total"),
        ["netted"] = new("前の 分の もどし", "Netted"),
        ["reason"] = new("わけ", "Reason"),
        ["till"] = new("レジ", "Till"),
        ["change"] = new("ふえた・へった", "Change"),
        ["bonus"] = new("おまけ", "Extra"),
        ["reversal"] = new("もどした 内容", "Taken back"),
        ["topUp"] = new("入金の 番号", "Top-up"),
    };

    /// <summary>A property of an event; one without a word of its own is told by its stored name.</summary>
    public static Text Key(string stored) => Keys.GetValueOrDefault(stored) ?? new Text(stored, stored);
}
