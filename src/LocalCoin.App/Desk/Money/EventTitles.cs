using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.App.Desk.Money;

/// <summary>Of events that move no coins, what they are called; by their stored names.</summary>
internal static class EventTitles
{
    private static readonly Dictionary<string, Text> Words = new()
    {
        ["fund_defined"] = new("予算《よさん》を つくった", "A budget was made"),
        ["wallet_opened"] = new("お財布《さいふ》を ひらいた", "A wallet was opened"),
        ["wallet_frozen"] = new("お財布を とめた", "The wallet was frozen"),
        ["wallet_unfrozen"] = new("お財布を また つかえるように した", "The wallet was let go"),
        ["wallet_limits_set"] = new("カードの 上限を かえた", "The card's limits were set"),
        ["wallet_household_set"] = new("家の お店を かえた", "The household's shops were set"),
        ["wallet_enrolled"] = new("プログラムに くわわった", "Joined a programme"),
        ["wallet_enrolment_withdrawn"] = new("プログラムから ぬけた", "Left a programme"),
        ["wallet_closing_proposed"] = new("お財布を とじる 申《もう》しこみ", "Closing the wallet was proposed"),
        ["wallet_closing_rejected"] = new("お財布を とじる 申しこみは みとめられなかった", "Closing it was declined"),
        ["card_bound"] = new("カードを むすんだ", "A card was bound"),
        ["card_woken"] = new("カードを つかいはじめた", "A card was woken"),
        ["card_stopped"] = new("カードを とめた", "A card was stopped"),
        ["card_restarted"] = new("カードを また つかえるように した", "A card was restarted"),
        ["merchant_joined"] = new("お店が くわわった", "A shop joined"),
        ["merchant_class_changed"] = new("お店の 種類を かえた", "The shop's class was changed"),
        ["merchant_suspended"] = new("お店を とめた", "The shop was suspended"),
        ["merchant_reinstated"] = new("お店を また つかえるように した", "The shop was reinstated"),
        ["spot_opened"] = new("売り場を ひらいた", "A place of sale was opened"),
        ["spot_changed"] = new("売り場を かえた", "A place of sale was changed"),
        ["spot_given_up"] = new("売り場を やめた", "A place of sale was given up"),
        ["device_paired"] = new("レジを つないだ", "A register was paired"),
        ["device_unpaired"] = new("レジを はずした", "A register was unpaired"),
        ["till_opened"] = new("窓口《まどぐち》の レジを つくった", "A counter's till was made"),
        ["grant_rejected"] = new("おくる 申しこみは みとめられなかった", "The gift was declined"),
        ["grant_withdrawal_rejected"] = new("もどす 申しこみは みとめられなかった", "Taking it back was declined"),
        ["run_rejected"] = new("まとめて おくる 申しこみは みとめられなかった", "The gift to many was declined"),
        ["run_finished"] = new("まとめて おくるのが ぜんぶ おわった", "The gift to many was finished"),
        ["run_cancellation_proposed"] = new("まとめて おくるのを やめる 申しこみ", "Cancelling it was proposed"),
        ["run_cancellation_rejected"] = new("やめる 申しこみは みとめられなかった", "Cancelling it was declined"),
        ["run_line_withdrawal_rejected"] = new(
            "もどす 申しこみは みとめられなかった", "Taking it back was declined"),
        ["premium_set"] = new("入金の おまけを きめた", "The extra for paying in was set"),
        ["programme_rule_set"] = new("やさいの きまりを きめた", "A vegetable rule was set"),
        ["premium_proposed"] = new("入金の おまけの 申しこみ", "An extra for paying in was proposed"),
        ["premium_rejected"] = new("おまけの 申しこみは みとめられなかった", "The extra was declined"),
        ["programme_rule_proposed"] = new("やさいの きまりの 申しこみ", "A vegetable rule was proposed"),
        ["programme_rule_rejected"] = new("きまりの 申しこみは みとめられなかった", "The vegetable rule was declined"),
        ["payment_abandoned"] = new("はらわずに やめた", "A payment was given up"),
        ["unclaimed_payout_proposed"] = new(
            "あずかっている お金を わたす 申しこみ", "Paying out what is kept was proposed"),
        ["unclaimed_payout_rejected"] = new("わたす 申しこみは みとめられなかった", "Paying it out was declined"),
    };

    public static Text Of(LedgerEvent happened) => Words[EventTypes.NameOf(happened)];
}
