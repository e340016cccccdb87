using LocalCoin.App.Pages;

namespace LocalCoin.App.Counter;

/// <summary>What is asked of somebody who comes to the counter for the first time.</summary>
internal static class CounterRegisterTexts
{
    /// <summary>The kind goes into the access log; no number is ever asked.</summary>
    public static readonly (string Word, Text Text)[] Documents =
    [
        ("my number card", new("マイナンバーカード", "My Number card")),
        ("driving licence", new("運転免許証《うんてんめんきょしょう》・運転経歴証明書", "Driving licence or record")),
        ("passport", new("パスポート", "Passport")),
        ("residence card", new("在留《ざいりゅう》カード", "Residence card")),
        ("handbook", new("障害者手帳《しょうがいしゃてちょう》など", "Disability handbook")),
        ("two documents", new("保険《ほけん》や 年金の 書類《しょるい》 2つ", "Two papers of insurance or pension")),
    ];

    public static readonly (string Word, Text Text)[] BirthBands =
    [
        .. Enumerable.Range(192, 10).Select(decade => (
            $"{decade}0s", new Text($"{decade}0年代《ねんだい》", $"{decade}0s"))),
    ];

    public static readonly Text Register = new("はじめての 人を 登録する", "Register a new person");
    public static readonly Text WithCard = new("おわりが {0} の カードを わたします", "With the card ending in {0}");
    private static readonly Text Entered = new(
        "この 用紙では もう {0} さんを 登録しました。別の人なら、もう一度 おしてください。",
        "This form has registered {0} already. If it is somebody else, please press again.");
    public static readonly Text BirthBand = new("生まれた 年代《ねんだい》", "Born in the");
    public static readonly Text AddressMissing = new("住所を いれてください。", "Please type the address.");
    public static readonly Text Seen = new("本人と たしかめた もの", "Seen as proof of identity");
    public static readonly Text SeenHint = new(
        "しゅるいだけを のこします。番号は 書きません。", "Only the kind is kept, never its number.");
    public static readonly Text SeenMissing = new("たしかめた ものを えらんでください。", "Please choose what was seen.");
    public static readonly Text AlikeTitle = new("もう 登録していませんか", "Registered already?");
    public static readonly Text OneWallet = new(
        "お財布《さいふ》は ひとりに ひとつです。よく にた 人が います。",
        "One person has one wallet. Somebody registered looks the same.");
    public static readonly Text SamePerson = new("この人です", "It is this one");
    public static readonly Text SamePersonNamed = new("この人です: {0}", "It is this one: {0}");
    public static readonly Text OtherWhat = new(
        "{0} さんが どの人とも ちがう ときだけ:", "Only if {0} is none of these:");
    public static readonly Text Other = new("別の人です。登録する", "Somebody else: register");

    public static Text EnteredBefore(string? name) => Entered.With(name ?? "");
}
