namespace LocalCoin.App.Pages;

/// <summary>What is asked of a person, wherever somebody types it.</summary>
internal static class PersonTexts
{
    public static readonly Text Name = new("名前《なまえ》", "Name");
    public static readonly Text NameMissing = new("名前を いれてください。", "Please type the name.");
    public static readonly Text Kana = new("カナ", "Kana");
    public static readonly Text KanaMissing = new("カナで いれてください。", "Please type it in kana.");
    public static readonly Text Neighbourhood = new("地区《ちく》", "Neighbourhood");
    public static readonly Text NotSaid = new("こたえない", "Not said");
    public static readonly Text Address = new("住所《じゅうしょ》", "Address");
    public static readonly Text PhoneHint = new("なければ 書かなくて かまいません。", "Leave it empty if there is none.");
    public static readonly Text PhoneMalformed = new("電話番号を たしかめてください。", "Please check the telephone number.");
    public static readonly Text Phone = new("電話番号", "Telephone");
}
