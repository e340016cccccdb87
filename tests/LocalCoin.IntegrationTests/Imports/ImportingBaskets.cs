// Baskets from a till's file: whole or not at all, once, and refused with line and reason.

using System.Text;
using System.Text.Json;
using LocalCoin.Ledger.Statistics;
using LocalCoin.Store;
using LocalCoin.Store.Statistics;

namespace LocalCoin.IntegrationTests.Imports;

public class ImportingBaskets(Town town) : IClassFixture<Town>
{
    private const string Header = "レシート番号,日時,取引番号,売場番号,商品コード,食品群,数量,金額\n";

    [Fact]
    public async Task A_file_of_baskets_is_imported_once_and_what_cannot_be_is_refused_whole()
    {
        await town.Pay("id,at,kind,member,merchant,amount,fund\ng1,2026-05-01 09:00,grant,M1,,3000,welcome\n"
            + "p1,2026-05-02 10:00,payment,M1,yaoya,800,\n");
        Assert.Equal(0, (await Import("items",
            "item,name,category,yen,grams,merchant\n4901234567894,トマト,6,198,200,\n4011,だいこん,野菜,150,900,yaoya\n"))
            .GetProperty("refused").GetInt32());
        await ProjectionRebuild.Run(town.Schema.App, Projection.Of("merchant_payments"), null, default);

        const string good = "r1,2026-05-02 10:00,p1,yaoya,4901234567894,,2,396\n"
            + "r1,2026-05-02 10:00,p1,yaoya,4011,,,150\n"
            + "r2,2026-05-02 11:00,,yaoya,,果物,1,300\n";
        const string bad = "r3,2026-05-02 12:00,,yaoya,4901234567890,,1,100\nr3,2026-05-02 12:00,,yaoya,,肉,1,100\n"
            + "r4,2026-05-02 12:00,p9,yaoya,,肉,1,100\nr5,2026-05-02 12:00,,nowhere,,肉,1,100\n"
            + "r6,2026-05-02 12:00,,yaoya,,肉,1,100\nr6,2026-05-02 12:01,,yaoya,,肉,1,100\n"
            + "r7,2026-05-02 12:00,,yaoya,,,1,100\n";
        var refused = await Import("purchases", Header + good + bad);
        Assert.Equal((0, 7), (Number(refused, "imported"), Number(refused, "refused")));
        Assert.Empty(await Bought());

        var skipped = await Import("purchases", Header + good + bad, "--skip-bad");
        Assert.Equal((3, 2, 7), (Number(skipped, "imported"), Number(skipped, "accepted"), Number(skipped, "refused")));
        Assert.Equal(
            ["check digit", "another line", "ReceiptUnpaid", "no spot", "another line", "another time", "category"],
            skipped.GetProperty("bad").EnumerateArray().Zip(
                ["check digit", "another line", "ReceiptUnpaid", "no spot", "another line", "another time", "category"],
                (row, part) => row.GetProperty("reason").GetString()!.Contains(part, StringComparison.Ordinal)
                    ? part
                    : row.GetProperty("reason").GetString()!));
        Assert.Equal(
            [(true, FoodGroup.Vegetables, 546L, 1_300L), (false, FoodGroup.Fruit, 300L, 0L)],
            (await Bought()).Select(one => (one.Payment is not null, one.Group, one.Yen, one.Grams)));

        var again = await Import("purchases", Header + good);
        Assert.Equal(
            (0, 2, 0), (Number(again, "accepted"), Number(again, "repeated"), Number(again, "refused")));
        var other = await Import("purchases", Header + good.Replace("300", "301", StringComparison.Ordinal));
        Assert.Contains("other content", other.GetProperty("bad")[0].GetProperty("reason").GetString());
        Assert.Equal(2, (await Bought()).Count);
    }

    private static int Number(JsonElement result, string name) => result.GetProperty(name).GetInt32();

    private Task<JsonElement> Import(string kind, string text, params string[] options) =>
        town.ImportJson(kind, town.Put($"{Guid.NewGuid():N}.csv", Encoding.UTF8.GetBytes(text)), options);

    private async Task<IReadOnlyList<FoodBought>> Bought()
    {
        await using var health = HealthDatabase.Open(TestSchema.HealthConnection, town.Schema.Community);
        return await new Receipts(health).Bought(new(2026, 5, 1), new(2026, 5, 31), default);
    }
}
