using LocalCoin.Ledger;

namespace LocalCoin.App.Texts;

/// <summary>What a refusal of the ledger says to a person: what happened to the money, then what to do.</summary>
public static class Rejections
{
    public static readonly IReadOnlyDictionary<Rejection, (string Japanese, string English)> Texts =
        new Dictionary<Rejection, (string Japanese, string English)>
        {
            [Rejection.TimeInFuture] = (
                "まだ来ていない日時なので、何も記録していません。日時をたしかめてください。",
                "Nothing was recorded, because this time has not come yet; please check the date."),
            [Rejection.PeriodClosed] = (
                "しめ切った期間なので、何も記録していません。今日の日付で入れてください。",
                "Nothing was recorded, because that period is closed; enter it under today's date."),
            [Rejection.BeforeLastEntry] = (
                "このお財布にはもっと新しい記録があるので、何も記録していません。古いものから順に入れてください。",
                "Nothing was recorded, because this wallet has later entries; enter the oldest first."),
            [Rejection.SameHand] = (
                "お金は動いていません。ほかの人にたしかめてもらってください。",
                "No coins moved; somebody else must approve what you began."),
            [Rejection.NotYourPayment] = (
                "お金は動いていません。とりけせるのは、はらった人だけです。",
                "No coins moved; only the person who paid can take it back."),
            [Rejection.OtherMerchant] = (
                "お金は動いていません。はらった先のお店にたのんでください。",
                "No coins moved; please ask the shop that was paid."),
            [Rejection.OtherTill] = (
                "お金は動いていません。入金した場所でとりけしてください。",
                "No coins moved; please undo it where the cash was taken."),
            [Rejection.FundUnknown] = (
                "お金は動いていません。その種類のコインはありません。名前をたしかめてください。",
                "No coins moved; there is no such fund, please check its name."),
            [Rejection.FundExists] = (
                "何も変わっていません。その名前はもう使われています。別の名前にしてください。",
                "Nothing changed; this fund is defined already, please choose another name."),
            [Rejection.MerchantUnknown] = (
                "はらわれていません。お店が見つかりません。QRを読みなおしてください。",
                "Nothing was paid; there is no such shop, please scan again."),
            [Rejection.MerchantExists] = (
                "何も変わっていません。このお店はもう入っています。",
                "Nothing changed; this merchant has joined already."),
            [Rejection.MerchantSuspended] = (
                "はらわれていません。このお店では、いま使えません。現金でおねがいします。",
                "Nothing was paid; this shop cannot take coins now, please pay in cash."),
            [Rejection.MerchantNotSuspended] = (
                "何も変わっていません。このお店は止まっていません。",
                "Nothing changed; this merchant is not suspended."),
            [Rejection.SpotUnknown] = (
                "はらわれていません。売り場が見つかりません。QRを読みなおしてください。",
                "Nothing was paid; there is no such place of sale, please scan again."),
            [Rejection.SpotExists] = (
                "何も変わっていません。この売り場はもうあります。",
                "Nothing changed; this place of sale exists already."),
            [Rejection.SpotClosed] = (
                "はらわれていません。この売り場は終わりました。お店の人にきいてください。",
                "Nothing was paid; this place of sale is closed for good, please ask the shop."),
            [Rejection.SpotOfOtherMerchant] = (
                "はらわれていません。お店と売り場が合っていません。QRを読みなおしてください。",
                "Nothing was paid; shop and place do not belong together, please scan again."),
            [Rejection.TillUnknown] = (
                "入金されていません。このレジ金庫は登録がありません。窓口にきいてください。",
                "No cash was taken; there is no such till, please ask the counter."),
            [Rejection.TillExists] = ("何も変わっていません。このレジ金庫はもうあります。", "Nothing changed; this till exists already."),
            [Rejection.DeviceNotPaired] = (
                "お金は動いていません。この機械は登録がありません。お店の人が登録してください。",
                "No coins moved; this device is not paired, the owner can pair it."),
            [Rejection.DeviceAlreadyPaired] = (
                "何も変わっていません。この機械はもう登録があります。先に登録をやめてください。",
                "Nothing changed; this device is paired already, unpair it first."),
            [Rejection.DeviceNotForSpot] = (
                "はらわれていません。この機械は、この売り場では使えません。",
                "Nothing was paid; this device belongs to another place of sale."),
            [Rejection.DeviceNotForThis] = (
                "お金は動いていません。この機械ではできません。お店のレジを使ってください。",
                "No coins moved; this device cannot do that, please use the shop's own register."),
            [Rejection.ProgrammeUnknown] = (
                "何も変わっていません。そのプログラムはありません。",
                "Nothing changed; there is no such programme."),
            [Rejection.PremiumUnknown] = (
                "入金されていません。上のせは、いまありません。上のせなしで入金してください。",
                "No cash was taken; there is no such premium now, please top up without it."),
            [Rejection.WalletUnknown] = (
                "お金は動いていません。お財布が見つかりません。窓口にきいてください。",
                "No coins moved; there is no such wallet, please ask the counter."),
            [Rejection.WalletExists] = ("何も変わっていません。このお財布はもうあります。", "Nothing changed; this wallet exists already."),
            [Rejection.WalletClosed] = (
                "お金は動いていません。このお財布は終わりました。窓口にきいてください。",
                "No coins moved; this wallet is closed, please ask the counter."),
            [Rejection.WalletFrozen] = (
                "お金は動いていません。このお財布は止まっています。窓口にきいてください。",
                "No coins moved; this wallet is frozen, please ask the counter."),
            [Rejection.WalletNotFrozen] = ("何も変わっていません。このお財布は止まっていません。", "Nothing changed; this wallet is not frozen."),
            [Rejection.WalletsNotTwo] = (
                "お金は動いていません。うつす先は、別のお財布をひとつだけえらんでください。",
                "No coins moved; choose one other wallet, and no till beside it."),
            [Rejection.CardUnknown] = (
                "はらわれていません。このカードは登録がありません。窓口にきいてください。",
                "Nothing was paid; this card is not known, please ask the counter."),
            [Rejection.CardAlreadyBound] = (
                "何も変わっていません。このカードはもう使われています。別のカードにしてください。",
                "Nothing changed; this card is in use already, please take another."),
            [Rejection.CardAsleep] = (
                "はらわれていません。このカードはまだ使えません。窓口で使えるようにしてください。",
                "Nothing was paid; this card is not in use yet, please bring it to the counter."),
            [Rejection.CardNotAsleep] = ("何も変わっていません。このカードはもう使えます。", "Nothing changed; this card is in use already."),
            [Rejection.CardStopped] = (
                "はらわれていません。このカードは止められています。窓口にきいてください。",
                "Nothing was paid; this card was stopped, please ask the counter."),
            [Rejection.CardNotStopped] = ("何も変わっていません。先に古いカードを止めてください。", "Nothing changed; stop the old card first."),
            [Rejection.CardOfOtherWallet] = (
                "お金は動いていません。このカードは別のお財布のものです。",
                "No coins moved; this card belongs to another wallet."),
            [Rejection.AlreadyEnrolled] = ("何も変わっていません。もう参加しています。", "Nothing changed; this wallet takes part already."),
            [Rejection.NotEnrolled] = ("何も変わっていません。まだ参加していません。", "Nothing changed; this wallet does not take part."),
            [Rejection.PaymentUnknown] = (
                "お金は動いていません。その支払いは見つかりません。番号をたしかめてください。",
                "No coins moved; there is no such payment, please check its number."),
            [Rejection.PaymentAbandoned] = (
                "はらわれていません。この支払いはやめてあります。もう一度はじめからおねがいします。",
                "Nothing was paid; this payment was given up, please begin again."),
            [Rejection.PaymentAlreadyMade] = (
                "もうはらってあります。二度ははらわれません。",
                "It was paid already, and will not be paid twice."),
            [Rejection.PaymentAlreadyRequested] = (
                "はらわれていません。お店が金額を出しています。その画面からはらってください。",
                "Nothing was paid; the shop has set an amount, please pay from its request."),
            [Rejection.PaymentNotMade] = ("お金は動いていません。まだはらわれていません。", "No coins moved; this was not paid yet."),
            [Rejection.RequestExpired] = (
                "はらわれていません。時間がすぎました。お店にもう一度金額を出してもらってください。",
                "Nothing was paid; the request has ended, please ask the shop for a new one."),
            [Rejection.CodeExpired] = (
                "はらわれていません。コードの時間がすぎました。新しいコードを出してください。",
                "Nothing was paid; the code has ended, please show a new one."),
            [Rejection.ConfirmationExpired] = (
                "はらわれていません。時間がすぎました。もう一度金額をたしかめてください。",
                "Nothing was paid; please confirm the amount again."),
            [Rejection.PaymentUndone] = (
                "お金は動いていません。この支払いはもうとりけしてあります。",
                "No coins moved; this payment was taken back already."),
            [Rejection.UndoTooLate] = (
                "お金はもどっていません。3分をすぎました。お店に返してもらってください。",
                "No coins came back; three minutes have passed, please ask the shop for a refund."),
            [Rejection.UndoNotHere] = (
                "お金はもどっていません。お店の人に返してもらってください。",
                "No coins came back; please ask the person in the shop for a refund."),
            [Rejection.UndoUsedToday] = (
                "お金はもどっていません。とりけしは1日1回です。お店に返してもらってください。",
                "No coins came back; you can undo once a day, please ask the shop for a refund."),
            [Rejection.NotDeclaredByPayer] = (
                "何も変わっていません。野菜の金額はお店が出したものです。返金でなおしてください。",
                "Nothing changed; the payer did not declare these vegetables, please correct it by a refund."),
            [Rejection.AlreadyStruck] = (
                "何も変わっていません。野菜の分はもうとりけしてあります。",
                "Nothing changed; the vegetables were struck already."),
            [Rejection.StrikeTooLate] = (
                "何も変わっていません。野菜の分をとりけせるのは、その日だけです。",
                "Nothing changed; vegetables can be struck only on the same day."),
            [Rejection.ProposalUnknown] = (
                "お金は動いていません。その申しこみは見つかりません。画面を開きなおしてください。",
                "No coins moved; there is no such proposal, please open the page again."),
            [Rejection.ProposalExists] = (
                "何も変わっていません。その番号の申しこみはもうあります。",
                "Nothing changed; a proposal with this number exists already."),
            [Rejection.ProposalDecided] = (
                "何も変わっていません。この申しこみはもう決まっています。",
                "Nothing changed; this proposal was decided already."),
            [Rejection.ProposalOpen] = (
                "何も変わっていません。前の申しこみを先に決めてください。",
                "Nothing changed; decide the open proposal first."),
            [Rejection.RunNotApproved] = ("お金は動いていません。ほかの人の承認がまだです。", "No coins moved; nobody has approved this run."),
            [Rejection.RunLineUnknown] = (
                "お金は動いていません。その行はありません。一覧をたしかめてください。",
                "No coins moved; the run has no such line, please check the list."),
            [Rejection.RunNotEmpty] = (
                "まだ終わっていません。のこりの行を先に配ってください。",
                "It is not finished; give the remaining lines first."),
            [Rejection.TopUpUnknown] = (
                "お金は動いていません。その入金は見つかりません。番号をたしかめてください。",
                "No coins moved; there is no such top-up, please check its number."),
            [Rejection.TopUpExists] = (
                "入金されていません。その番号の入金はもうあります。",
                "No cash was taken; a top-up with this number exists already."),
            [Rejection.TopUpAlreadyVoided] = (
                "お金は動いていません。この入金はもうとりけしてあります。",
                "No coins moved; this top-up was voided already."),
            [Rejection.VoidTooLate] = (
                "お金は動いていません。入金をとりけせるのは、その日だけです。窓口にきいてください。",
                "No coins moved; a top-up can be voided only on the same day, please ask the counter."),
            [Rejection.NothingLeft] = (
                "お金は動いていません。もどせるコインはのこっていません。",
                "No coins moved; there is nothing left to move."),
            [Rejection.TermsInvalid] = ("何も変わっていません。きまりの内容を見なおしてください。", "Nothing changed; please check these terms."),
            [Rejection.RuleInThePast] = (
                "何も変わっていません。今日からあとの日をえらんでください。",
                "Nothing changed; choose a day from today on."),
            [Rejection.FundNotOfFamily] = (
                "お金は動いていません。その種類のコインではできません。別の種類をえらんでください。",
                "No coins moved; choose a fund of the right kind."),
            [Rejection.FundHasNoExpiryLeft] = (
                "お金は動いていません。このコインの期限は終わりました。窓口にきいてください。",
                "No coins moved; the last day of these coins has passed, please ask the office."),
            [Rejection.NotForThisMerchant] = (
                "はらわれていません。のこりのコインは、このお店では使えません。現金でおねがいします。",
                "Nothing was paid; your coins are for other shops, please pay in cash."),
            [Rejection.RefundTooLarge] = (
                "お金はもどっていません。のこりより多くは返せません。金額をなおしてください。",
                "No coins came back; this is more than what is left, please correct the amount."),
            [Rejection.VegetablesTooMany] = (
                "お金は動いていません。野菜の金額が多すぎます。金額をなおしてください。",
                "No coins moved; the vegetables cost more than the whole, please correct the amount."),
            [Rejection.PaymentTooLarge] = (
                "はらわれていません。一度にはらえる金額をこえています。分けてはらってください。",
                "Nothing was paid; this is more than one payment may be, please split it."),
            [Rejection.CardPaymentTooLarge] = (
                "はらわれていません。カードだけでは多すぎます。暗証番号を入れてください。",
                "Nothing was paid; this is too much for the card alone, please use the PIN."),
            [Rejection.CardDayLimitReached] = (
                "はらわれていません。カードだけでは今日はここまでです。暗証番号を入れてください。",
                "Nothing was paid; the card alone has reached today's limit, please use the PIN."),
            [Rejection.BalanceTooLarge] = (
                "入金されていません。お財布に入るのは上限までです。金額をへらしてください。",
                "No coins were added; the wallet would hold too much, please choose less."),
            [Rejection.PremiumCapReached] = (
                "入金されていません。上のせは、おひとりの上限までです。金額をへらしてください。",
                "No cash was taken; your part of the premium is used up, please choose less."),
            [Rejection.CashFloatFull] = (
                "入金されていません。現金がいっぱいです。銀行に入れてからにしてください。",
                "No cash was taken; this till is full, please bring its cash to the bank first."),
            [Rejection.CashFloatShort] = (
                "お金は動いていません。現金が足りません。別の窓口にきいてください。",
                "No coins moved; this till has too little cash, please ask another counter."),
            [Rejection.DueTooLarge] = (
                "お金はもどっていません。お店の立てかえが上限です。事務局に連絡してください。",
                "No coins came back; the shop would owe too much, please call the office."),
            [Rejection.BudgetExhausted] = (
                "お金は動いていません。予算がのこっていません。事務局に連絡してください。",
                "No coins moved; the budget has too little left, please call the office."),
            [Rejection.BalanceShort] = (
                "はらわれていません。コインが足りません。のこりを使い、足りない分を現金ではらってください。",
                "Nothing was paid; there are too few coins, use what is there and pay the rest in cash."),
            [Rejection.TooManyPostings] = (
                "お金は動いていません。種類の多すぎるコインが一度に動きます。金額を分けてください。",
                "No coins moved; too many kinds of coins at once, please split the amount."),
        };
}
