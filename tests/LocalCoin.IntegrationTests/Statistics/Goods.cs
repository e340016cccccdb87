using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;
using LocalCoin.Store;
using Npgsql;

namespace LocalCoin.IntegrationTests.Statistics;

/// <summary>A small catalogue.</summary>
internal static class Goods
{
    public const string Tomato = "4901234567894", Radish = "4011";

    public static async Task Enter(NpgsqlDataSource source)
    {
        var (grocer, baker) = (new MerchantId(Doors.People.Grocer), new MerchantId(Doors.People.Baker));
        await using var connection = await source.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Catalogue.PutAll(
            [
                new(null, ItemCode.Parse(Tomato), "トマト", FoodGroup.Vegetables, 198, 200),
                new(grocer, ItemCode.Parse(Radish), "だいこん", FoodGroup.Vegetables, 150, null),
                new(baker, ItemCode.Parse(Radish), "あんパン", FoodGroup.Sweets, 150, 90),
                new(null, ItemCode.Parse("49123456"), "野菜ジュース 200ml", FoodGroup.VegetableJuice, 108, 200),
                new(null, ItemCode.Parse("4901234500013"), "コロッケ 3個", FoodGroup.Prepared, 248, 210),
                new(null, ItemCode.Parse("4901234500020"), "りんご", FoodGroup.Fruit, null, 250),
            ],
            new ActorId("staff")));
        await batch.ExecuteNonQueryAsync();
    }
}
