using LocalCoin.App.Pages;

namespace LocalCoin.App.Access;

/// <summary>What is said to those who come in: staff, owners, devices.</summary>
internal static class AccessTexts
{
    public static readonly Text SignInTitle = new("サインイン", "Sign in");
    public static readonly Text SignInFor = new("お店の人、窓口《まどぐち》、運営《うんえい》の ための ページです。",
        "For shops, the counter and the office.");
    public static readonly Text Name = new("名前", "Name");
    public static readonly Text Password = new("パスワード", "Password");
    public static readonly Text SignIn = new("サインインする", "Sign in");
    public static readonly Text SignInFailed = new(
        "名前か パスワードが ちがいます。もう一度 いれてください。", "The name or the password is wrong. Please try again.");
    public static readonly Text SignOut = new("サインアウト", "Sign out");
    public static readonly Text HavePhone = new("スマホで はらう方は こちら", "To pay with your phone");
    public static readonly Text HaveCode = new("レジに する たんまつは こちら", "Make this device a register");
    public static readonly Text HomeTitle = new("なにを しますか", "What would you like to do?");
    public static readonly Text ToRegister = new("レジを ひらく", "Open the register");
    public static readonly Text ToRegisterAbout = new("コインで はらってもらう", "Take payments in coins");
    public static readonly Text ToKiosk = new("売り場の たんまつを ひらく", "Open the stand's tablet");
    public static readonly Text ToKioskAbout = new("カードを かざして はらう", "Hold out a card and pay");
    public static readonly Text ToPlaces = new("きょうは お休み", "Closed today");
    public static readonly Text ToPlacesAbout = new("お休み・曜日・ポスター", "Days off, weekdays, poster");
    public static readonly Text ToProgramme = new("健康《けんこう》プログラム", "Health programme");
    public static readonly Text ToProgrammeAbout = new(
        "参加する・やめる・わたしの ベジチェック", "Join, leave, your own VegeCheck");
    public static readonly Text ToParticipants = new("健康の ページ", "Pages of the health staff");
    public static readonly Text ToParticipantsAbout = new("参加する人・はかる", "Participants, measuring");
    public static readonly Text ToDesk = new("事務局《じむきょく》を ひらく", "Open the office");
    public static readonly Text ToDeskAbout = new("住民・お店・お金・きまり", "Residents, shops, money, rules");
    public static readonly Text ToCalls = new("お休みの 電話", "Calls about days off");
    public static readonly Text ToCallsAbout = new("電話が ほしい 方の 名ぼ", "Who wants to be called");
    public static readonly Text ToCards = new("カードを 印刷する", "Print cards");
    public static readonly Text ToCardsAbout = new("カードの シートと 手紙", "Sheets of cards, and their letters");
    public static readonly Text ToSheet = new("売り場の 一日", "The stand's day");
    public static readonly Text ToSheetAbout = new(
        "もってきた数・のこり・箱の 現金を 数える", "Count what was brought and left, and the box");
    public static readonly Text ToWishes = new("たのまれた お返し", "Asked to give back");
    public static readonly Text ToWishesAbout = new(
        "人の いない 売り場で まちがえた 方から", "From people who made a mistake where nobody serves");
    public static readonly Text ToLateWishes = new("お店が こたえていない お返し", "Unanswered by shops");
    public static readonly Text ToLateWishesAbout = new("3日を すぎた お返しの おねがい", "Wishes older than 3 days");
    public static readonly Text ToDevices = new("レジの たんまつ", "Registers");
    public static readonly Text ToDevicesAbout = new("ふやす・はずす", "Add or remove");
    public static readonly Text ToToday = new("きょうの 売り上げ", "Today's sales");
    public static readonly Text ToTodayAbout = new("はらわれたものを 見る・印刷《いんさつ》する", "See and print what was paid");
    public static readonly Text Held = new("のこり", "Left");
    public static readonly Text HeldEnds = new("{0}円は {1}まで", "{0} yen until {1}");
    public static readonly Text HeldAt = new("{0} げんざい", "As of {0}");
    public static readonly Text Week = new("今週《こんしゅう》の やさい", "Vegetables this week");
    public static readonly Text WeekBought = new("今週 やさいを 買った日", "Days of this week with vegetables bought");
    public static readonly Text OneMoreDish = new(
        "きょうは やさいを あと1皿《ひとさら》(+70g)、いかがですか。", "One more dish of vegetables today (+70 g)?");
    public static readonly Text OneMoreTomorrow = new(
        "きょうも やさいの 日ですね。", "Vegetables today, too.");
    public static readonly Text WeekDays = new("買った日", "Days");
    public static readonly Text Days = new("{0}日", "{0}");
    public static readonly Text WeekEarned = new("もらった コイン", "Coins earned");
    public static readonly Text ToHistory = new("きろく", "What came and went");
    public static readonly Text ToHistoryAbout = new(
        "はらった・もらった・かえってきた", "Paid, earned, given back");
    public static readonly Text ToPay = new("はらう", "Pay");
    public static readonly Text ToPayAbout = new("お店の 番号を いれて はらいます", "Type the shop's number");
    public static readonly Text ToScan = new("よみとる", "Scan");
    public static readonly Text ToShow = new("みせる", "Show");
    public static readonly Text ToBuy = new("きょう・あした どこで買えるか", "Where to buy today");
    public static readonly Text ToBuyAbout = new("お店と やさいの 日", "Shops, and days for vegetables");
    public static readonly Text NextTransfer = new("次《つぎ》の 振込《ふりこみ》", "Next transfer");
    public static readonly Text TransferCoins = new("もらった コイン", "Coins received");
    public static readonly Text TransferCash = new("入金で あずかった 現金《げんきん》", "Cash for top-ups");
    public static readonly Text TransferDue = new("お返しで たりなかった分《ぶん》", "Owed for coins given back");
    public static readonly Text TransferWhen = new(
        "いま ある分です。振り込まれる日は まだ 決まっていません。",
        "This is what is there now. The day of the transfer is not set yet.");
    public static readonly Text ToClerks = new("レジに 立《た》つ 人", "People at the register");
    public static readonly Text ToClerksAbout = new("名前を 入れる・はずす", "Enter or remove names");
    public static readonly Text ClerksTitle = new("レジに 立《た》つ 人", "People at the register");
    public static readonly Text ClerksNone = new("まだ 名前が ありません。", "There is no name yet.");
    public static readonly Text ClerkAdd = new("名前を 入れる", "Enter a name");
    public static readonly Text ClerkNameHint = new(
        "レジで 見える 名前です。よび名で かまいません。", "It is seen at the register; a nickname will do.");
    public static readonly Text ClerkNameMissing = new("名前を いれてください。", "Please enter a name.");
    public static readonly Text ClerkEnter = new("入れる", "Enter");
    public static readonly Text ToCode = new("レジの 番号", "Code for the register");
    public static readonly Text ToCodeAbout = new(
        "お返し・入金・合計を レジで ひらく", "Opens refunds, top-ups and totals there");
    public static readonly Text ToOffline = new("つながらない日の 紙《かみ》", "Sheet for a day without network");
    public static readonly Text ToOfflineAbout = new("売り場ごとに 印刷する", "Print one for each place of sale");
    public static readonly Text PickTitle = new("レジに立つ人は だれですか", "Who is at the register?");
    public static readonly Text PickWhy = new(
        "名前を おすと、これからの 記録《きろく》に のこります。", "Touch your name: it goes into the record from now on.");
    public static readonly Text PickNobody = new("名前を えらばない", "No name");
    public static readonly Text PickNone = new(
        "まだ 名前が ありません。店主《てんしゅ》の ページで 入れます。",
        "There is no name yet. The owner enters them on the owner's own pages.");
    public static readonly Text ToCounter = new("窓口を ひらく", "Open the counter");
    public static readonly Text ToCounterAbout = new("カード・入金", "Cards, top-ups");
    public static readonly Text ToSettingsAbout = new(
        "文字の 大きさ・音・スマホ・だれが 見たか", "Letters, sound, phones, who looked");
    public static readonly Text ToLooks = new("だれが 見たか", "Who looked");
    public static readonly Text ToLooksAbout = new("あなたの ページを ひらいた 職員", "Staff who opened your page");
    public static readonly Text ToApprovals = new("みとめる・たしかめる", "To approve and to look at");
    public static readonly Text ToApprovalsAbout = new("窓口の 申しこみ", "What the counter asked for");
    public static readonly Text ToDesign = new("デザインの 見本《みほん》", "Design samples");
    public static readonly Text ToDesignAbout = new("色・文字・部品", "Colours, type, pieces");
    public static readonly Text NothingYet = new(
        "いまは ここで できることが ありません。", "There is nothing to do here for you yet.");
    public static readonly Text PairTitle = new("この たんまつを レジに する", "Make this device a register");
    public static readonly Text PairHow = new(
        "店主《てんしゅ》の スマホに 出ている QRを よみとるか、番号を いれてください。",
        "Scan the QR on the owner's phone, or type its code.");
    public static readonly Text PairReady = new(
        "店主から もらった 番号です。おすと、この たんまつが お店の レジに なります。",
        "This is the owner's code. Press, and this device becomes the shop's register.");
    public static readonly Text PairCode = new("番号", "Code");
    public static readonly Text PairCodeHint = new("英字と 数字で 12文字です。", "12 letters and digits.");
    public static readonly Text Pair = new("レジに する", "Make it a register");
    public static readonly Text PairFailed = new(
        "この番号は 使えません。1回 使ったか、15分が すぎました。店主に 新しい番号を もらってください。",
        "This code cannot be used: it was used, or 15 minutes have passed. Please ask the owner for a new one.");
    public static readonly Text DevicesTitle = new("レジの たんまつ", "Registers");
    public static readonly Text DevicesNone = new("まだ レジが ありません。", "There is no register yet.");
    public static readonly Text KindRegister = new("レジ", "Register");
    public static readonly Text KindKiosk = new("売り場に おく たんまつ", "Device left at a stand");
    public static readonly Text Unpair = new("はずす", "Remove");
    public static readonly Text UnpairNamed = new("{0} を はずす", "Remove {0}");
    public static readonly Text AddTitle = new("レジを ふやす", "Add a register");
    public static readonly Text DeviceName = new("たんまつの 名前", "Name of the device");
    public static readonly Text DeviceNameHint = new("れい:レジ1、スマホ", "For example: Till 1, phone");
    public static readonly Text DeviceNameMissing = new("名前を いれてください。", "Please enter a name.");
    public static readonly Text DeviceSpots = new("どこで 使いますか", "Where is it used?");
    public static readonly Text DeviceSpotsMissing = new("売り場を えらんでください。", "Please choose a place of sale.");
    public static readonly Text DeviceKind = new("なにに しますか", "What will it be?");
    public static readonly Text Invite = new("QRを 出す", "Show the QR");
    public static readonly Text InvitedTitle = new("レジに する たんまつで よみとってください", "Scan this with the device");
    public static readonly Text InvitedUntil = new(
        "{0} まで 1回だけ 使えます。ほかの人に 見せないでください。", "Good once, until {0}. Show it to nobody else.");
    public static readonly Text InvitedOr = new("よみとれないときは {0} で この番号を いれます", "Or type this code at {0}");
    public static readonly Text QrLabel = new("レジに するための QR", "QR to pair a register");
    public static readonly Text Done = new("できました", "Done");
    public static readonly Text PhoneTitle = new("このスマホを つなぐ", "Bind this phone");
    public static readonly Text PhoneHow = new(
        "窓口《まどぐち》か 手紙の コードで、この スマホが あなたの お財布《さいふ》に つながります。",
        "The code from the counter or the letter binds this phone to your wallet.");
    public static readonly Text PhoneCode = new("コード", "Code");
    public static readonly Text PhoneFailed = new(
        "このコードは 使えません。窓口で 新しい コードを もらってください。",
        "This code cannot be used. Please get a new one at the counter.");
    public static readonly Text PhoneBind = new("つなぐ", "Bind it");
    public static readonly Text PhoneBound = new("つながりました", "It is bound");
    public static readonly Text PhoneBoundWhat = new(
        "この スマホは あなたの お財布《さいふ》に つながりました。", "This phone is bound to your wallet.");
    public static readonly Text PhoneLost = new(
        "スマホを なくしたら、すぐに 窓口へ 電話してください。", "Should you lose it, call the counter at once.");
    public static readonly Text PhoneBack = new("お店に もどって はらう", "Back to the shop, to pay");
    public static readonly Text PhoneBackPage = new("さっきの ページへ もどる", "Back to the page you wanted");
    public static readonly Text PhoneFirst = new(
        "この ページを つかうには、さきに この スマホを つなぎます。", "To use that page, first bind this phone.");
    public static readonly Text PhoneNoCode = new(
        "コードが ない方は、窓口で もらえます。", "If you have no code, the counter gives you one.");
    public static readonly Text PhoneStaff = new("お店・窓口・運営の 方は こちら", "For shops, the counter and the office");
    public static readonly Text PhoneOn = new("はじめる", "Begin");
}
