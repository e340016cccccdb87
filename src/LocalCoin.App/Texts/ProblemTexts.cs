using LocalCoin.Ledger;

namespace LocalCoin.App.Texts;

/// <summary>What a refusal of the doors says to a person. Those of the ledger are in <c>Rejections</c>.</summary>
public static class ProblemTexts
{
    private static readonly Dictionary<string, (string Japanese, string English)> Own = new(StringComparer.Ordinal)
    {
        ["Malformed"] = ("送られた内容が正しくありません。", "The request is not of the expected form."),
        ["TooLarge"] = ("送られた内容が大きすぎます。", "The request is too large."),
        ["SignInNeeded"] = ("サインインしてください。", "Please sign in."),
        ["SignInFailed"] = ("名前かパスワードが違います。", "The name or the password is wrong."),
        ["NotForYou"] = ("この操作は許可されていません。", "You may not do this."),
        ["NotYourWallet"] = ("ご本人のお財布ではありません。", "This is not your wallet."),
        ["OwnWallet"] = ("ご自分のお財布は扱えません。ほかの係に頼んでください。", "Nobody serves their own wallet; ask a colleague."),
        ["OtherMerchant"] = ("ほかのお店のものです。", "This belongs to another merchant."),
        ["OtherOrigin"] = ("ほかのサイトから送られたため、受け付けません。", "This was sent from another site and is not accepted."),
        ["NotFound"] = ("見つかりません。", "There is no such thing."),
        ["IdUsedOtherwise"] = ("この番号は別の操作に使われています。", "This id was used for something else."),
        ["TooManyTries"] = ("回数が多すぎます。しばらく待ってください。", "Too many tries; please wait a while."),
        ["Overloaded"] = ("混み合っています。もう一度送ってください。実行されていません。", "Busy; nothing was done. Please send it again."),
        ["OutcomeUnknown"] = ("結果を確認できません。同じ番号でもう一度送ってください。",
            "The outcome is not known; send it again with the same id."),
        ["Unavailable"] = ("ただいま利用できません。", "Not available just now."),
        ["Fault"] = ("こちらの不具合です。実行されていません。", "A fault of ours; nothing was done."),
        ["CodeUnknown"] = ("このコードは使えません。", "This code is not known, was used, or has ended."),
        ["CardUnusable"] = ("このカードは使えません。", "This card cannot be used."),
        ["TopUpNotPossible"] = ("入金されていません。このお客さまには、今はこの金額を入れられません。窓口にきいてください。",
            "No cash was taken; this cannot be added for this customer now, please ask at the counter."),
        ["NotEnoughCoins"] = ("コインが足りません。", "There are not enough coins."),
        ["PinWrong"] = ("暗証番号が違います。", "The PIN is wrong."),
        ["PinBlocked"] = ("暗証番号が止められています。窓口へおいでください。", "The PIN is blocked; please come to the counter."),
        ["PinGuessed"] = ("その番号は人に当てられます。べつの番号を選んでください。", "This PIN is easily guessed; please choose another."),
        ["PinNotSet"] = ("暗証番号が登録されていません。", "This card has no PIN."),
        ["NameTaken"] = ("この名前は使われています。", "This name is taken."),
        ["MemberErased"] = ("この方の登録は消去されています。", "This member's entry was erased."),
        ["SignInElsewhere"] = ("職員は組織のサインインをお使いください。", "Staff sign in with their organisation here."),
        ["OutsideSignInFailed"] = ("組織のサインインができませんでした。", "Signing in with the organisation failed."),
        ["StaffUnknown"] = ("この方は職員として登録されていません。", "This person is not entered as staff here."),
        ["SubjectTaken"] = ("この利用者はほかの職員に結びつけられています。", "This subject belongs to somebody else."),
        ["ClerkUnknown"] = ("この係はこのお店に登録されていません。", "This is not one of this merchant's clerks."),
        ["RunLinesDiffer"] = ("この番号では別の明細が登録されています。", "Other lines were entered under this id."),
        ["ReceiptUnpaid"] = ("その支払いはありません。支払いのない買い物として送れます。",
            "There is no such payment; the basket can be sent without one."),
        ["ReceiptElsewhere"] = ("その支払いはほかの売り場のものです。", "That payment was made at another spot."),
        ["ReceiptTooLarge"] = ("買い物の合計が、払われたコインと現金より多いです。",
            "The basket comes to more than was paid in coins and cash."),
        ["ReceiptThereAlready"] = ("その支払いには、ほかの買い物がもう届いています。",
            "That payment has another basket already."),
        ["CardNotInStock"] = ("このカードは在庫にないか、ほかの方のものです。", "This card is not in stock, or somebody else's."),
    };

    public static (string Title, string? Detail) Of(string code, long? figure, bool japanese)
    {
        if (Own.TryGetValue(code, out var text)) return (japanese ? text.Japanese : text.English, null);
        var detail = figure?.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (!Enum.TryParse<Rejection>(code, out var reason)) return (code, detail);
        return (japanese ? Rejections.Texts[reason].Japanese : Rejections.Texts[reason].English, detail);
    }
}
