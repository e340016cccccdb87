using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;
using LocalCoin.Store;

namespace LocalCoin.App.Imports;

/// <summary>The catalogue: what tills mean by their codes. Here the newest file is right.</summary>
public sealed class ItemsFile : ImportKind
{
    private const int GramsMax = 100_000;

    private static readonly Column Code = new("item", true, "商品コード", "JAN", "PLU", "code");
    private static readonly Column NameOf = new("name", true, "商品名", "品名");
    private static readonly Column Category = new("category", true, "食品群", "分類");
    private static readonly Column Yen = new("yen", false, "価格", "税込価格");
    private static readonly Column Grams = new("grams", false, "重さ", "グラム", "内容量");
    private static readonly Column Merchant = new("merchant", false, "加盟店番号", "加盟店");

    public override string Name => "items";
    public override IReadOnlyList<Column> Columns => [Code, NameOf, Category, Yen, Grams, Merchant];

    public override ImportRow? Read(RowReader reader, CsvRow row, ImportContext context)
    {
        var (code, name, merchant) =
            (reader.Id<ItemCode>(Code), reader.Text(NameOf, 100), reader.Id<MerchantId>(Merchant));
        var group = reader.Word(Category, FoodColumns.Groups);
        var (yen, grams) = (reader.Whole(Yen, 0, Receipt.YenMax), reader.Whole(Grams, 1, GramsMax));
        if (code is { } own && own.IsOfTheShop() && !reader.Has(Merchant))
        {
            reader.Refuse(Code, "is a code of a shop's own: say whose, in the column merchant");
        }
        if (code is { } common && !common.IsOfTheShop() && reader.Has(Merchant))
        {
            reader.Refuse(Merchant, "must be empty: this code means the same everywhere");
        }
        if (reader.Failed) return null;
        return new ImportRow(
            row, $"{merchant}{code}",
            new CatalogueItem(merchant, code!.Value, name!, group!.Value, yen, (int?)grams), []);
    }
}
