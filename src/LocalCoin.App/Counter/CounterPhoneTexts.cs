using LocalCoin.App.Pages;

namespace LocalCoin.App.Counter;

/// <summary>What is said about a resident's phones.</summary>
internal static class CounterPhoneTexts
{
    public static readonly Text Title = new("スマホ", "Phones");
    public static readonly Text None = new("つないだ スマホは ありません。", "No phone is bound.");
    public static readonly Text BoundOn = new("{0} {1} に つないだ スマホ", "A phone bound on {0} at {1}");
    public static readonly Text Unbind = new("この スマホを はずす", "Unbind this phone");
    public static readonly Text BindHere = new("ここで スマホを つなぐ", "Bind a phone here");
    public static readonly Text ByLetter = new("手紙で コードを おくる", "Send a code by letter");
    public static readonly Text PrintLetter = new(
        "この紙を 印刷《いんさつ》して、封筒《ふうとう》に 入れます。", "Print this sheet and put it into an envelope.");
    public static readonly Text CodeTitle = new("スマホの カメラで よみとります", "Read it with the phone's camera");
    public static readonly Text CodeWhat = new(
        "その スマホが あなたの お財布《さいふ》に つながります。ほかの人に 見せないでください。",
        "That phone is bound to your wallet. Show this to nobody else.");
    public static readonly Text QrLabel = new("スマホを つなぐ QR", "A QR that binds the phone");
    public static readonly Text OrType = new("または {0} で この 文字を いれます", "Or type this code at {0}");
    public static readonly Text Until = new("{0} {1} まで、1台《だい》だけ つなげます。", "For one phone, until {0} at {1}.");
}
