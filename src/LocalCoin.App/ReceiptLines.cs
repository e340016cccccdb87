// A line of a basket, made complete by the catalogue: the kind of food where the till names only a code, and the grams.

using LocalCoin.Ledger.Statistics;
using LocalCoin.Store;

namespace LocalCoin.App;

internal static class ReceiptLines
{
    public const string GroupNeeded =
        "no item of this code is in the catalogue: give a category, or enter the item (localcoin import items)";

    /// <returns>Null where nobody says what kind of food it is.</returns>
    public static ReceiptLine? Of(
        ItemCode? item, FoodGroup? group, int quantity, long yen, long? grams, CatalogueItem? known) =>
        (group ?? known?.Group) is { } one
            ? new ReceiptLine(item, one, quantity, yen, grams ?? (long?)known?.Grams * quantity)
            : null;
}
