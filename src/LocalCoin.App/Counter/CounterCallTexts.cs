using LocalCoin.App.Pages;

namespace LocalCoin.App.Counter;

/// <summary>What is said about calls on days off.</summary>
internal static class CounterCallTexts
{
    public static readonly Text Title = new("お休みの 電話", "Calls on days off");
    public static readonly Text What = new(
        "えらんだ 場所《ばしょ》が お休みの ときに、{0} へ 電話します。",
        "When a chosen place has a day off, {0} is called.");
    public static readonly Text Which = new("どの 場所ですか", "Which places?");
    public static readonly Text Keep = new("これに する", "Keep this");
    public static readonly Text NoPhone = new(
        "この人の 電話番号が 登録されていません。電話は できません。", "No telephone number is known: there can be no calls.");
}
