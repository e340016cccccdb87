using System.Globalization;
using LocalCoin.App.Operator;
using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;
using LocalCoin.Store;
using LocalCoin.Store.Statistics;
using Npgsql;

namespace LocalCoin.App.Demonstration;

/// <summary>The one shop of the demonstration whose till says what was in the basket, paid with coins or not.</summary>
internal sealed class DemoBaskets
{
    private const int OthersADay = 6;
    private static readonly DemoShop Shop = DemoTown.Shops[1];
    private static readonly ActorId Till = new("demo-till");

    private static readonly (string Name, FoodGroup Group, long Yen, int Grams)[] Goods =
    [
        ("トマト 3個", FoodGroup.Vegetables, 258, 450), ("きゅうり 3本", FoodGroup.Vegetables, 178, 300),
        ("だいこん 1本", FoodGroup.Vegetables, 168, 900), ("キャベツ 1/2", FoodGroup.Vegetables, 128, 550),
        ("ほうれんそう", FoodGroup.Vegetables, 158, 200), ("にんじん 3本", FoodGroup.Vegetables, 148, 400),
        ("サラダミックス", FoodGroup.CutVegetables, 118, 120), ("冷凍ブロッコリー", FoodGroup.FrozenVegetables, 198, 250),
        ("野菜ジュース 1L", FoodGroup.VegetableJuice, 228, 1_000), ("はくさい漬け", FoodGroup.Pickles, 198, 250),
        ("食パン 6枚", FoodGroup.Cereals, 158, 350), ("じゃがいも", FoodGroup.Potatoes, 198, 700),
        ("もめんどうふ", FoodGroup.Beans, 88, 350), ("しめじ", FoodGroup.Mushrooms, 98, 100),
        ("りんご 4個", FoodGroup.Fruit, 498, 1_000), ("あじの ひもの", FoodGroup.Fish, 298, 180),
        ("とりもも肉", FoodGroup.Meat, 398, 350), ("たまご 10個", FoodGroup.Eggs, 268, 600),
        ("牛乳 1L", FoodGroup.Dairy, 238, 1_030), ("しょうゆ", FoodGroup.Seasonings, 298, 1_000),
        ("コロッケ 3個", FoodGroup.Prepared, 248, 210), ("せんべい", FoodGroup.Sweets, 198, 120),
        ("お茶 2L", FoodGroup.Drinks, 158, 2_000), ("台所せんざい", FoodGroup.NotFood, 178, 400),
    ];

    private static readonly CatalogueItem[] Items = [.. Goods.Select((one, i) => new CatalogueItem(
        null, Code(i), one.Name, one.Group, one.Yen, one.Grams))];

    private static readonly CatalogueItem[] Vegetables =
        [.. Items.Where(item => Foods.IsVegetable(item.Group, new(false, false)))];

    private static readonly CatalogueItem[] Others = [.. Items.Except(Vegetables)];

    private readonly DemoRandom random = new(20_260_401);

    /// <returns>How many baskets are there.</returns>
    public static async Task<int> Write(
        NpgsqlDataSource source, HealthDatabase health, DemoHistory history, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Catalogue.PutAll(Items, Till));
        await batch.ExecuteNonQueryAsync(cancellation);
        var baskets = new DemoBaskets().Of(history).ToArray();
        foreach (var window in baskets.Chunk(1_000))
        {
            await new Receipts(health).Add(window, Till, cancellation);
        }
        return baskets.Length;
    }

    private IEnumerable<Receipt> Of(DemoHistory history)
    {
        foreach (var made in history.Payments().Where(made => made.Spot == Shop.Spot))
        {
            yield return new Receipt(
                NamedId.Of("demo basket", made.Payment.Value), Shop.Spot, made.At, made.Payment,
                [
                    .. Lines(Vegetables, made.Vegetables),
                    .. Lines(Others, made.Amount.Coins + made.Cash - made.Vegetables),
                ]);
        }
        for (var day = history.First; day < history.Today; day = day.PlusDays(1))
        {
            for (var i = day.DayOfWeek == Shop.Closed ? 0 : OthersADay; i > 0; i--)
            {
                var at = Tokyo.Start(day) + Duration.FromMinutes(random.From(9 * 60, 19 * 60));
                yield return new Receipt(
                    NamedId.Of("demo basket", $"{day:uuuu-MM-dd} {i}"), Shop.Spot, at, null,
                    [.. Lines(Vegetables, random.From(0, 500)), .. Lines(Others, random.From(200, 1_500))]);
            }
        }
    }

    /// <summary>A few goods that come to so many yen.</summary>
    private IEnumerable<ReceiptLine> Lines(CatalogueItem[] goods, long yen)
    {
        while (yen > 0)
        {
            var item = random.Of(goods);
            var quantity = (int)Math.Clamp(yen / item.Yen!.Value, 1, 2);
            var price = yen < item.Yen.Value * 2 ? yen : item.Yen.Value * quantity;
            yen -= price;
            yield return ReceiptLines.Of(item.Code, null, quantity, price, null, item)!;
        }
    }

    private static ItemCode Code(int i)
    {
        var digits = string.Create(CultureInfo.InvariantCulture, $"49999990{i:0000}");
        return ItemCode.Parse(digits + ItemCode.CheckDigit(digits));
    }
}
