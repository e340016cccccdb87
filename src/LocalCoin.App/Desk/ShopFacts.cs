using LocalCoin.App.Pages;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Desk;

/// <summary>What is registered of a merchant, as it is shown: an account never whole.</summary>
internal static class ShopFacts
{
    public static IEnumerable<(Text What, string Value)> Of(MerchantEntry entry, bool isJapanese) =>
        All(entry, isJapanese).Where(one => one.Value is not null).Select(one => (one.What, one.Value!));

    /// <summary>What differs, with both values; the digits of an account that are not shown count too.</summary>
    public static IEnumerable<(Text What, string? Before, string? After)> Differing(
        MerchantEntry before, MerchantEntry after, bool isJapanese) =>
        All(before, isJapanese).Zip(All(after, isJapanese), (was, now) => (was.What, Was: was.Value, Now: now.Value))
            .Where(one => one.Was != one.Now
                || (one.What == DeskShopTexts.Account
                    && BankAccount.Of(before.BankAccount) != BankAccount.Of(after.BankAccount)))
            .Select(one => (one.What, one.Was, one.Now));

    private static (Text What, string? Value)[] All(MerchantEntry entry, bool isJapanese) =>
    [
        (DeskShopTexts.Name, entry.Name), (DeskShopTexts.Kana, entry.Kana), (DeskShopTexts.NameEn, entry.NameEn),
        (PersonTexts.Phone, entry.Phone), (PersonTexts.Address, entry.Address),
        (DeskShopTexts.TNumber, entry.TNumber),
        (DeskShopTexts.Account, BankAccount.Of(entry.BankAccount)?.Masked(isJapanese)),
    ];
}
