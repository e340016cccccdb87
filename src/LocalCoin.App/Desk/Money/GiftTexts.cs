using LocalCoin.App.Pages;
using LocalCoin.Ledger;

namespace LocalCoin.App.Desk.Money;

/// <summary>What is said where coins are given: to one, and to many from a file.</summary>
internal static class GiftTexts
{
    public static readonly (string Word, GrantPurpose Purpose, Text Text)[] Purposes =
    [
        ("welcome", GrantPurpose.Welcome, new("はじめての 人へ", "Welcome")),
        ("campaign", GrantPurpose.Campaign, new("催し・キャンペーン", "Campaign")),
        ("effort", GrantPurpose.Effort, new("手つだい・がんばった 人へ", "For an effort")),
        ("compensation", GrantPurpose.Compensation, new("おわび・うめあわせ", "To make up for something")),
        ("correction", GrantPurpose.Correction, new("まちがいを なおす", "To correct a mistake")),
    ];

    public static readonly Text Title = new("コインを おくる", "Give coins");
    public static readonly Text What = new(
        "ここでは 申《もう》しこみだけ します。ほかの 人が みとめてから おくられます。",
        "Here a gift is proposed only. It is given once somebody else has approved.");
    public static readonly Text Many = new("まとめて おくる(CSV)", "Give to many (CSV)");
    public static readonly Text One = new("ひとりに おくる", "Give to one");
    public static readonly Text Runs = new("まとめて おくった もの", "Gifts to many");
    public static readonly Text NoRuns = new("まだ ありません。", "There are none yet.");
    public static readonly Text Grants = new("ひとりずつの 申しこみで、まだ みとめられていない もの", "Single gifts that wait for approval");
    public static readonly Text NoGrants = new("まっている ものは ありません。", "None is waiting.");
    public static readonly Text RunLine = new("{0}人へ 合計 {1}円({2})", "{1} yen to {0} people ({2})");

    public static readonly Text Fund = new("どの 予算《よさん》から", "From which budget");
    public static readonly Text FundLeft = new("{0}(のこり {1}円)", "{0} ({1} yen left)");
    public static readonly Text Purpose = new("なんの ために", "What for");
    public static readonly Text Wallet = new("だれに(お財布《さいふ》の 番号)", "To whom (the wallet's number)");
    public static readonly Text WalletWrong = new("この番号の お財布は ありません。", "There is no wallet of this number.");
    public static readonly Text Amount = new("いくら", "How much");
    public static readonly Text AmountWrong = new("1円以上の 数字で 書いてください。", "Please write a number of 1 or more.");
    public static readonly Text ChooseFund = new("予算を えらんでください。", "Please choose a budget.");
    public static readonly Text ChoosePurpose = new("なんの ためかを えらんでください。", "Please choose what it is for.");
    public static readonly Text Propose = new("申しこむ", "Propose");
    public static readonly Text Proposed = new(
        "申しこみました。ほかの 人が みとめると、おくられます。",
        "It is proposed. It is given once somebody else has approved.");

    public static readonly Text File = new("CSVの ファイル", "The CSV file");
    public static readonly Text FileHint = new(
        "1行めは 列の 名前: 「会員番号」か「お財布」、それと「金額」。"
            + "名前が # で はじまる 列は 読みません。Excelの CSV(UTF-8・Shift_JIS)で かまいません。",
        "The first line names the columns: number or wallet, and amount. A column whose name begins with # is not "
            + "read. CSV as Excel saves it (UTF-8 or Shift_JIS) is fine.");
    public static readonly Text FileMissing = new("ファイルを えらんでください。", "Please choose a file.");
    public static readonly Text FileTooLarge = new("ファイルが 大きすぎます。", "The file is too large.");
    public static readonly Text FileUnreadable = new(
        "ファイルを 読めませんでした。お金は うごいていません。({0})", "The file could not be read. No money moved. ({0})");
    public static readonly Text FileEmpty = new(
        "おくれる 行が ひとつも ありません。", "There is no row by which anything could be given.");
    public static readonly Text Read = new("ファイルを 読む", "Read the file");
    public static readonly Text ReadWhat = new(
        "つぎの 画面で 中身を たしかめます。まだ なにも おくられません。",
        "The next page shows what is in it. Nothing is given yet.");
    public static readonly Text OwnLine = new(
        "この ファイルには あなたの お財布が 入っています。ほかの 人に たのんでください。",
        "Your own wallet is in this file. Please ask somebody else.");

    public static Text Of(GrantPurpose purpose) => Purposes.First(one => one.Purpose == purpose).Text;
}
