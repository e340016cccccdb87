// What happened, in one sentence, of every event there is: for whoever asks why a balance is what it is. Amounts are
// those that the event stored, never computed anew.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;

namespace LocalCoin.App.Desk.Money;

/// <param name="shops">Names by id; one that is not there is told by its id.</param>
internal sealed class EventSentences(IReadOnlyDictionary<MerchantId, Text> shops)
{
    public Text Of(LedgerEvent happened) => happened switch
    {
        PaymentMade e => Payment(e),
        PaymentRefunded e => new Text("{0}が {1}円を かえした", "{0} gave {1} yen back").With(
            Shop(e.Merchant), e.Reversal.Coins),
        PaymentUndone e => new Text("{0}での {1}円を、はらった人が とりけした", "The payer took {1} yen at {0} back").With(
            Shop(e.Merchant), e.Reversal.Coins),
        VegetablesStruck e => new Text(
            "{0}での 買いものは やさいでは なかった、と なおした({1}円を もどした)",
            "What was bought at {0} turned out not to be vegetables: {1} yen were taken back").With(
                Shop(e.Merchant), e.Reversal.TakenBack.Sum()),
        PaymentRequested e => new Text("{0}が {1}円を もとめた", "{0} asked for {1} yen").With(
            Shop(e.Merchant), e.Amount.Coins),
        PursesExpired e => new Text(
            "{0}で 期限《きげん》が すぎ、{1}円が おわった", "{1} yen ended after {0}").With(
                e.Day.ToString("uuuu-MM-dd", null), e.Postings.Sum(posting => posting.Amount.Coins)),
        WalletClosed e => new Text("お財布《さいふ》を とじた({0}円)", "The wallet was closed ({0} yen)").With(
            e.Postings.Sum(posting => posting.Amount.Coins)),
        UnclaimedPaidOut e => new Text("あずかっていた {0}円を わたした", "{0} yen that were kept were paid out").With(
            e.Postings.Sum(posting => posting.Amount.Coins)),
        BooksClosed e => new Text("{0}までの 帳簿《ちょうぼ》を しめた", "The books were closed through {0}").With(
            e.Through.ToString("uuuu-MM-dd", null)),
        _ => Money(happened) ?? Run(happened) ?? EventTitles.Of(happened),
    };

    private Text Payment(PaymentMade e)
    {
        var earned = e.Earned.Sum(one => one.Coins);
        var form = (e.Vegetables, earned) switch
        {
            ( > 0, > 0) => new Text(
                "{0}で {1}円 はらった(やさい {2}円、もらった コイン {3}円)",
                "Paid {1} yen at {0} (vegetables {2} yen, earned {3} yen)"),
            ( > 0, _) => new Text("{0}で {1}円 はらった(やさい {2}円)", "Paid {1} yen at {0} (vegetables {2} yen)"),
            _ => new Text("{0}で {1}円 はらった", "Paid {1} yen at {0}"),
        };
        return form.With(Shop(e.Merchant), e.Amount.Coins, e.Vegetables, earned);
    }

    private Text? Money(LedgerEvent happened) => happened switch
    {
        FundBudgetSet { Change: > 0 } e => new Text(
            "予算《よさん》「{0}」に {1}円を 入れた", "{1} yen were put into the budget {0}").With(e.Fund, e.Change),
        FundBudgetSet e => new Text(
            "予算《よさん》「{0}」から {1}円を もどした", "{1} yen were taken out of the budget {0}").With(e.Fund, -e.Change),
        FundingReceived e => new Text(
            "予算《よさん》「{0}」の お金 {1}円が 銀行に とどいた", "{1} yen for the budget {0} arrived at the bank").With(
                e.Fund, e.Amount.Coins),
        CashBroughtToBank e => new Text(
            "レジ {0} の 現金 {1}円を 銀行へ もっていった", "{1} yen in cash went from the till {0} to the bank").With(
                Till(e.Till), e.Amount.Coins),
        TopUpMade { Bonus: > 0 } e => new Text(
            "レジ {0} で 現金 {1}円を 入金した(おまけ {2}円)", "{1} yen in cash paid in at {0} (extra {2} yen)").With(
                Till(e.Till), e.Amount.Coins, e.Bonus),
        TopUpMade e => new Text("レジ {0} で 現金 {1}円を 入金した", "{1} yen in cash paid in at {0}").With(
            Till(e.Till), e.Amount.Coins),
        TopUpVoided e => new Text("入金 {0}円を とりけした", "Paying in {0} yen was taken back").With(e.Amount.Coins),
        GrantProposed e => new Text("{0}円を おくる 申《もう》しこみ", "A gift of {0} yen was proposed").With(
            e.Amount.Coins),
        GrantMade { Netted: > 0 } e => new Text(
            "{0}円を おくった(うち {1}円は 前の 分の もどしに あてた)",
            "{0} yen were given ({1} of them settled what was owed)").With(e.Amount.Coins, e.Netted),
        GrantMade e => new Text("{0}円を おくった", "{0} yen were given").With(e.Amount.Coins),
        GrantWithdrawalProposed e => new Text(
            "おくった うち {0}円を もどす 申《もう》しこみ", "Taking back {0} yen of a gift was proposed").With(e.Amount.Coins),
        GrantWithdrawn e => new Text("おくった うち {0}円を もどした", "{0} yen of a gift were taken back").With(
            e.Amount.Coins),
        _ => null,
    };

    private static Text? Run(LedgerEvent happened) => happened switch
    {
        RunProposed e => new Text(
            "{0}人に 合計 {1}円を おくる 申《もう》しこみ", "Giving {1} yen to {0} people was proposed").With(
                e.Lines, e.Total.Coins),
        RunApproved e => new Text(
            "みとめられて、{0}円を とりわけた", "It was approved: {0} yen were set aside").With(
                e.Postings.Sum(posting => posting.Amount.Coins)),
        RunLineGranted e => new Text("まとめて おくった {0}行め {1}円", "Line {0} of a gift to many: {1} yen").With(
            e.Line, e.Amount.Coins),
        RunLineReturned e => new Text(
            "{0}行め {1}円は うけとれず、予算に もどった", "Line {0} could not be taken: {1} yen went back").With(
                e.Line, e.Amount.Coins),
        RunCancelled e => new Text(
            "やめて、のこりの {0}円を もどした", "Cancelled: the {0} yen left went back").With(e.Amount.Coins),
        RunLineWithdrawalProposed e => new Text(
            "{0}行めから {1}円を もどす 申《もう》しこみ", "Taking back {1} yen of line {0} was proposed").With(
                e.Line, e.Amount.Coins),
        RunLineWithdrawn e => new Text("{0}行めから {1}円を もどした", "{1} yen of line {0} were taken back").With(
            e.Line, e.Amount.Coins),
        _ => null,
    };

    private Text Shop(MerchantId shop) => shops.GetValueOrDefault(shop) ?? new Text(shop.Value, shop.Value);

    /// <summary>A shop's till is named as the shop is.</summary>
    private Text Till(TillId till) =>
        till.IsCounter() ? new Text(till.Value, till.Value) : Shop(new MerchantId(till.Value));
}
