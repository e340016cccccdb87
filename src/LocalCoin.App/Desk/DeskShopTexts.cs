using LocalCoin.App.Pages;
using LocalCoin.Ledger;

namespace LocalCoin.App.Desk;

/// <summary>What the desk says about merchants, their owners and their places.</summary>
internal static class DeskShopTexts
{
    /// <summary>What was just done, told on the merchant's page.</summary>
    public static readonly (string Word, Text Text)[] Done =
    [
        ("changed", new("直しました。", "Changed.")),
        ("bank", new("口座の かえを 申しこみました。みとめられるまで いまの ままです。",
            "A new account is asked for. The present one stands until somebody else has approved.")),
        ("suspended", new("お店を 止めました。いまから コインを うけとれません。", "The shop is stopped: it takes no coins now.")),
        ("reinstated", new("お店が また コインを うけとれます。", "The shop takes coins again.")),
        ("spot", new("売り場を ひらきました。ポスターを 印刷してください。", "The place is open. Please print its poster.")),
        ("closed", new("売り場を とじました。", "The place is closed.")),
        ("unpaired", new("たんまつを はずしました。もう 使えません。", "The device is removed and can do nothing more.")),
    ];

    public static readonly (string Word, SuspensionReason Reason, Text Text)[] SuspendReasons =
    [
        ("ended", SuspensionReason.ContractEnded, new("契約《けいやく》が おわった", "The contract ended")),
        ("closed", SuspensionReason.Closed, new("お店を やめた", "The shop closed down")),
        ("suspicion", SuspensionReason.Suspicion, new("あやしい 使われ方", "Suspicious use")),
        ("asked", SuspensionReason.MerchantAsked, new("お店に たのまれた", "The shop asked")),
    ];

    /// <summary>Funds may be spent at some classes alone.</summary>
    public static readonly (string Word, Text Text)[] Classes =
    [
        ("small-shop", new("小さな お店", "Small shop")), ("large-shop", new("大きな お店", "Large shop")),
        ("shop", new("お店", "Shop")),
    ];

    public static readonly Text Title = new("お店", "Shops");
    public static readonly Text NewTitle = new("お店を 登録する", "Register a shop");
    public static readonly Text None = new("まだ お店が ありません。", "There is no shop yet.");
    public static readonly Text First = new("はじめの ページ", "First page");
    public static readonly Text Next = new("つぎの ページ", "Next page");
    public static readonly Text Shop = new("お店", "Shop");
    public static readonly Text Name = new("お店の 名前", "Name of the shop");
    public static readonly Text NameMissing = new("名前を いれてください。", "Please type the name.");
    public static readonly Text Kana = new("カナ", "Kana");
    public static readonly Text KanaWrong = new("カナで いれてください。", "Please type it in kana.");
    public static readonly Text NameEn = new("英語《えいご》の 名前", "Name in English");
    public static readonly Text Class = new("しゅるい", "Class");
    public static readonly Text TNumber = new("登録番号(T と 13けた)", "Tax number (T and 13 digits)");
    public static readonly Text TNumberWrong = new("T と 13けたの 数字です。", "T and thirteen digits, please.");
    public static readonly Text IfAny = new("なければ 書かなくて かまいません。", "Leave it empty if there is none.");
    public static readonly Text State = new("いま", "State");
    public static readonly Text Takes = new("コインを うけとれます", "Takes coins");
    public static readonly Text Stopped = new("止めてあります", "Stopped");
    public static readonly Text StoppedWhat = new(
        "このお店は 止めてあります。コインを うけとれません。", "This shop is stopped and takes no coins.");
    public static readonly Text Facts = new("登録した こと", "As registered");
    public static readonly Text WhyCoins = new("この お店の コイン", "This shop's coins");
    public static readonly Text ToChange = new("直す", "Change");
    public static readonly Text ChangeTitle = new("お店の ことを 直す", "Change what is known of the shop");
    public static readonly Text Keep = new("この とおりに 直す", "Keep it so");
    public static readonly Text Account = new("振込《ふりこみ》の 口座《こうざ》", "Account for transfers");
    public static readonly Text NoAccount = new("まだ 口座が ありません。", "There is no account yet.");
    public static readonly Text AccountShown = new(
        "銀行《ぎんこう》 {0}・支店《してん》 {1}・{2} •••{3}・{4}", "Bank {0}, branch {1}, {2} •••{3}, {4}");
    public static readonly Text ToAccount = new("口座を かえる", "Change the account");
    public static readonly Text AccountWhy = new(
        "口座番号は かえた あと、おわりの 3けたしか 見えません。だれが いつ かえたかは のこります。",
        "Afterwards only the last three digits are seen. Who changed it, and when, is kept.");
    public static readonly Text Bank = new("銀行コード(4けた)", "Bank code (4 digits)");
    public static readonly Text Branch = new("支店コード(3けた)", "Branch code (3 digits)");
    public static readonly Text AccountKind = new("口座の しゅるい", "Kind of account");
    public static readonly Text Ordinary = new("普通《ふつう》", "ordinary");
    public static readonly Text Current = new("当座《とうざ》", "current");
    public static readonly Text Number = new("口座番号(7けた)", "Account number (7 digits)");
    public static readonly Text Holder = new("口座の 名義《めいぎ》(カナ)", "Holder, in kana");
    public static readonly Text DigitsWrong = new("けたの 数を たしかめてください。", "Please check the number of digits.");
    public static readonly Text Owners = new("店主", "Owners");
    public static readonly Text NoOwners = new("まだ 店主が いません。", "There is no owner yet.");
    public static readonly Text ToOwner = new("店主を まねく", "Invite an owner");
    public static readonly Text OwnerTitle = new("店主を まねく", "Invite an owner");
    public static readonly Text OwnerName = new("店主の 名前", "Name of the owner");
    public static readonly Text SignInName = new("サインインの 名前", "Name to sign in with");
    public static readonly Text SignInHint = new(
        "小文字の 英字・数字・- で 書きます。れい:nasubi-tencho", "Small letters, digits and -, such as nasubi-owner.");
    public static readonly Text SignInWrong = new(
        "小文字の 英字・数字・- で、3文字から 40文字です。", "3 to 40 small letters, digits and hyphens, please.");
    public static readonly Text SignInTaken = new(
        "この名前は 使われています。ほかの 名前に してください。", "This name is taken; please choose another.");
    public static readonly Text Subject = new("サインインの しくみの 番号(subject)", "Subject at the sign-in provider");
    public static readonly Text SubjectHint = new(
        "店主の サインインを うけもつ ところで わかる 番号です。", "The provider that signs the owner in knows it.");
    public static readonly Text SubjectMissing = new("番号を いれてください。", "Please type the subject.");
    public static readonly Text SubjectTaken = new(
        "この番号は ほかの 人の ものです。", "This subject is somebody else's.");
    public static readonly Text LetterHowOutside = new(
        "スマホか パソコンで 下の ところを ひらき、いつもの サインインを してください。",
        "Open this address on a phone or a computer, and sign in as you usually do.");
    public static readonly Text LetterOutside = new(
        "パスワードは ありません。", "There is no password of ours.");
    public static readonly Text Invite = new("まねく", "Invite");
    public static readonly Text LetterTitle = new("店主の 方へ", "To the owner");
    public static readonly Text LetterHow = new(
        "スマホか パソコンで 下の ところを ひらき、この名前と パスワードで サインインして ください。",
        "Open this address on a phone or a computer, and sign in with this name and password.");
    public static readonly Text LetterPassword = new("はじめの パスワード", "First password");
    public static readonly Text LetterOnce = new(
        "このパスワードは この紙にしか ありません。ほかの 人に 見せないで ください。",
        "This password stands on this sheet alone. Show it to nobody else.");
    public static readonly Text PrintNow = new(
        "いま 印刷して、店主に わたしてください。この ページは もう 出せません。",
        "Print this now for the owner. It cannot be shown again.");
    public static readonly Text Print = new("印刷する", "Print");
    public static readonly Text ToShop = new("お店の ページへ", "To the shop's page");
    public static readonly Text Disabled = new("使えなく してある", "disabled");
    public static readonly Text Devices = new("レジの たんまつ", "Registers");
    public static readonly Text Unpair = new("はずす", "Remove");
    public static readonly Text UnpairOf = new("{0} を はずす", "Remove {0}");
    public static readonly Text NoDevices = new("つないだ たんまつは ありません。", "No device is paired.");
    public static readonly Text Register = new("レジ", "Register");
    public static readonly Text Kiosk = new("売り場に おく たんまつ", "Device left at a stand");
    public static readonly Text Spots = new("売り場", "Places of sale");
    public static readonly Text NoSpots = new("まだ 売り場が ありません。", "There is no place yet.");
    public static readonly Text ToSpot = new("売り場を ひらく", "Open a place");
    public static readonly Text SpotTitle = new("売り場を ひらく", "Open a place of sale");
    public static readonly Text SpotName = new("売り場の 名前", "Name of the place");
    public static readonly Text SpotKind = new("どんな 売り場ですか", "What kind of place?");
    public static readonly Text VegetablesOnly = new("やさいだけを 売る", "Sells vegetables only");
    public static readonly Text Where = new("どこに ありますか", "Where is it?");
    public static readonly Text SpotNumber = new("番号 {0}", "Number {0}");
    public static readonly Text Poster = new("ポスター", "Poster");
    public static readonly Text PosterOf = new("{0} の ポスター", "Poster of {0}");
    public static readonly Text CloseSpot = new("とじる", "Close");
    public static readonly Text CloseSpotOf = new("{0} を とじる", "Close {0}");
    public static readonly Text SpotClosed = new("とじました", "Closed");
    public static readonly Text Suspend = new("お店を 止める", "Stop the shop");
    public static readonly Text SuspendWhat = new(
        "すぐに コインを うけとれなく なります。もらった コインは なくなりません。",
        "It takes no coins from now on. No coin it has is lost.");
    public static readonly Text Reinstate = new("また うけとれるように する", "Let it take coins again");
    public static readonly Text Reason = new("わけ", "Why");
    public static readonly Text History = new("直した 記録", "What was changed");
    public static readonly Text NoHistory = new("直した ことは ありません。", "Nothing was changed.");
    public static readonly Text When = new("いつ", "When");
    public static readonly Text By = new("だれが", "By");
    public static readonly Text Field = new("なにを", "What");
    public static readonly Text Before = new("まえ", "Before");
    public static readonly Text After = new("あと", "After");

    /// <summary>One that is not in the list is called as it is written.</summary>
    public static Text OfClass(MerchantClass one) =>
        Classes.FirstOrDefault(known => known.Word == one.Value).Text ?? new Text(one.Value, one.Value);
}
