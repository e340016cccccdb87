namespace LocalCoin.App.Pages;

/// <summary>What is said beside the camera, whatever it looks for.</summary>
internal static class CameraTexts
{
    public static readonly Text Picture = new("カメラの 画面《がめん》", "What the camera sees");
    public static readonly Text Asking = new("カメラを つかうことを ゆるしてください。", "Please allow the camera.");
    public static readonly Text Looking = new(
        "さがしています。よみとれたら、つぎの 画面に かわります。", "Looking. The page changes when it has read a code.");
}
