using LocalCoin.App.Pages;

namespace LocalCoin.App.Payments;

/// <summary>What is said beside the camera, and of what it read.</summary>
internal static class ScanTexts
{
    public static readonly Text Title = new("よみとる", "Scan");
    public static readonly Text Aim = new("お店の QRを うつしてください", "Point the camera at the shop's QR");
    public static readonly Text Refused = new(
        "カメラが ゆるされていません。番号を いれても はらえます。カメラは ブラウザの 設定《せってい》で ゆるせます。",
        "The camera is not allowed. You can type the number instead, or allow it in the browser's settings.");
    public static readonly Text None = new(
        "ここでは カメラが つかえません。お店の 番号を いれても はらえます。",
        "The camera cannot be used here. You can type the shop's number instead.");
    public static readonly Text ToNumber = new("番号を いれる", "Type the number");
    public static readonly Text Again = new("もう一度 よみとる", "Scan again");
    public static readonly Text RefusedTitle = new("この QRでは はらえません", "This QR cannot be paid here");
    public static readonly Text NoSuchShop = new(
        "この番号の お店は ありません。お店の人に 聞いてください。", "There is no shop of this number. Please ask the shop.");
    public static readonly Text IsCard = new(
        "これは カードか スマホの コードです。はらうときは、お店の人に 見せてください。",
        "This is a card's or a phone's code. To pay with it, show it to the shop.");
    public static readonly Text OfScheme = new(
        "これは {0}の コードです。わたしたちの お店の QRを さがしてください。",
        "This is a code of {0}. Please look for the shop's QR of ours.");
    public static readonly Text OfOtherScheme = new(
        "これは べつの しはらいサービスの コードです。わたしたちの お店の QRを さがしてください。",
        "This code belongs to another payment service. Please look for the shop's QR of ours.");
    public static readonly Text Damaged = new(
        "うまく よみとれませんでした。よごれや 光《ひかり》を さけて、もう一度 うつしてください。",
        "It could not be read whole. Please try again, away from stains and glare.");
    public static readonly Text OtherSite = new(
        "これは べつの サイトの QRです。ひらいていません。お店の QRか たしかめてください。",
        "This QR leads to another site. It was not opened. Please check that it is the shop's.");
    public static readonly Text NotOurs = new(
        "これは お店の QRでは ありません。", "This is not a shop's QR.");

    /// <summary>Services that people know by these names.</summary>
    public static readonly string[] Named = ["JPQR", "PayPay"];
}
