using LocalCoin.App.Pages;
using LocalCoin.Ledger;

namespace LocalCoin.App.Desk.Money;

/// <summary>What is said of the ledger's health, and of what is out of bounds.</summary>
internal static class LedgerTexts
{
    public static readonly Text Title = new("台帳《だいちょう》の ぐあい", "Health of the ledger");
    public static readonly Text AllWell = new("すべて よい ぐあいです。", "All is well.");
    public static readonly Text At = new("{0} {1} げんざい", "As of {0}, {1}");

    public static readonly Text Equation = new("お金の つりあい", "What balances");
    public static readonly Text Yen = new("お金(円)", "Yen");
    public static readonly Text Bank = new("銀行に ある", "At the bank");
    public static readonly Text Cash = new("レジに ある 現金", "Cash in tills");
    public static readonly Text Owed = new("お店から かえしてもらう", "Owed by shops");
    public static readonly Text Promised = new("まだ とどいていない 予算の お金", "Budgets whose yen have not arrived");
    public static readonly Text Coins = new("コイン(円)", "Coins");
    public static readonly Text InWallets = new("住民の お財布", "In residents' wallets");
    public static readonly Text Aside = new("おくる・買いものの とりわけ", "Set aside for gifts and errands");
    public static readonly Text Kept = new("とじた お財布の あずかり", "Kept for closed wallets");
    public static readonly Text Takings = new("お店の 売上", "Takings of shops");
    public static readonly Text OnTheWay = new("ふりこみの とちゅう", "On its way by transfer");
    public static readonly Text Budgets = new("つかっていない 予算", "Budgets not spent");
    public static readonly Text Rest = new("期限が すぎた 分・手数料・税", "Ended, fees and tax");
    public static readonly Text Sum = new("合計", "Together");
    public static readonly Text Difference = new("ちがい", "Difference");
    public static readonly Text Tills = new("レジの 現金", "Cash in each till");
    public static readonly Text NoTills = new("どの レジにも ありません。", "There is none in any till.");

    public static readonly Text HeadTitle = new("台帳の さいご", "Head of the ledger");
    public static readonly Text HeadSeq = new("できごと {0}件", "{0} events");
    public static readonly Text Hash = new("しるし", "Hash");
    public static readonly Text Recorded = new("さいごに しるした とき", "Last recorded");
    public static readonly Text Writer = new("書きこみ", "Writer");
    public static readonly Text Queue = new("まっている", "Waiting");
    public static readonly Text Count = new("{0}件", "{0}");
    public static readonly Text BatchSize = new("1回に 書いた 数(平均・最大)", "Events a batch (mean, largest)");
    public static readonly Text BatchSizes = new("{0} ・ {1}", "{0}, {1}");
    public static readonly Text Took = new("さいごの 書きこみ", "Last commit");
    public static readonly Text Verified = new("台帳の 点検《てんけん》", "Verification");
    public static readonly Text VerifiedAt = new("{0} {1}、{2}件まで", "{0}, {1}, through {2}");
    public static readonly Text Clean = new("まちがいは なかった", "No fault was found");
    public static readonly Text Never = new("まだ していません", "Not done yet");
    public static readonly Text Projections = new("一覧《いちらん》の 表", "Tables made from events");
    public static readonly Text Table = new("表", "Table");
    public static readonly Text Lag = new("おくれ", "Behind");
    public static readonly Text Moved = new("さいごに うごいた", "Last moved");

    public static readonly Text Uneven = new(
        "帳簿が {0}円 つりあっていません。", "The books are {0} yen out of balance.");
    public static readonly Text UnevenDo = new(
        "お金を うごかさず、localcoin verify を 動かして、監査の 人に しらせてください。",
        "Move no money, run localcoin verify, and tell the auditor.");
    public static readonly Text Stopped = new("表「{0}」が 止まっています: {1}", "The table {0} has stopped: {1}");
    public static readonly Text StoppedDo = new(
        "保守の 人に しらせてください(localcoin rebuild {0})。", "Tell whoever runs the servers (localcoin rebuild {0}).");
    public static readonly Text Behind = new(
        "表「{0}」が {1}件 おくれたまま うごいていません。", "The table {0} is {1} events behind and does not move.");
    public static readonly Text BehindDo = new(
        "保守の 人に、localcoin serve が 動いているか 見てもらってください。",
        "Ask whoever runs the servers whether localcoin serve is running.");
    public static readonly Text NotWriting = new("いま 台帳に 書きこめません: {0}", "The ledger cannot be written now: {0}");
    public static readonly Text NotWritingDo = new(
        "お店には 現金で おねがいし、保守の 人に しらせてください。",
        "Ask the shops to take cash, and tell whoever runs the servers.");
    public static readonly Text Crowded = new("書きこみが {0}件 まっています。", "{0} commands wait to be written.");
    public static readonly Text CrowdedDo = new(
        "数分 たっても へらない ときは、保守の 人に しらせてください。",
        "If it is no less in a few minutes, tell whoever runs the servers.");
    public static readonly Text Faulty = new("点検で まちがいが 見つかりました: {0}", "The last verification found a fault: {0}");
    public static readonly Text Unverified = new(
        "台帳を {0}日より 長く 点検していません。", "The ledger was not verified for over {0} days.");
    public static readonly Text UnverifiedDo = new("localcoin verify を 動かしてください。", "Please run localcoin verify.");
    public static readonly Text FullTill = new(
        "レジ {0} の 現金が 上限《じょうげん》に ちかいです: {1}円", "The till {0} is nearly full: {1} yen");
    public static readonly Text FullTillDo = new(
        "銀行へ もっていってください。こえると 入金を うけられません。",
        "Bring it to the bank; above the limit nothing can be paid in.");
    public static readonly Text Stuck = new(
        "まとめて おくるのが 進んでいません({0}円 のこり)。", "A gift to many does not move on ({0} yen left).");
    public static readonly Text StuckDo = new(
        "その ページを 見て、つづけるか、やめる 申しこみを してください。", "Look at its page; go on with it or propose to cancel.");
    public static readonly Text Unfinished = new(
        "答えの わからない 書きこみが {0}件 あります。", "{0} commands have no known answer yet.");
    public static readonly Text UnfinishedDo = new(
        "自動で もう一度 送られます。1時間 たっても のこる ときは、保守の 人に しらせてください。",
        "They are sent again by themselves; if they stay for an hour, tell whoever runs the servers.");

    public static readonly (Text Name, AccountKind[] Kinds)[] Left =
    [
        (Bank, [AccountKind.Bank]), (Cash, [AccountKind.Cash]), (Owed, [AccountKind.Due]),
        (Promised, [AccountKind.Issuer]),
    ];

    public static readonly (Text Name, AccountKind[] Kinds)[] Right =
    [
        (InWallets, [AccountKind.Wallet]), (Aside, [AccountKind.Run, AccountKind.Hold]),
        (Kept, [AccountKind.Unclaimed]), (Takings, [AccountKind.Merchant]), (OnTheWay, [AccountKind.Clearing]),
        (Budgets, [AccountKind.Fund]), (Rest, [AccountKind.Breakage, AccountKind.Fees, AccountKind.Tax]),
    ];
}
