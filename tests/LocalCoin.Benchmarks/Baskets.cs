using System.Globalization;
using System.Text;
using LocalCoin.App.Imports;
using LocalCoin.App.Operator;
using LocalCoin.App.Operator.Measuring;
using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;
using LocalCoin.Store;
using Microsoft.Extensions.Configuration;
using NodaTime;
using Npgsql;

namespace LocalCoin.Benchmarks;

/// <summary>A till's file of baskets, every second of them with a payment, as <c>localcoin import purchases</c> reads
/// it.</summary>
public static class Baskets
{
    private const int LinesEach = 5, ItemCount = 1_000;

    public static async Task Measure(Connections connections, string health, Plan plan, Figures figures)
    {
        Figures.Title("Baskets from a till's file");
        var community = WritePath.Name("baskets");
        await using (var town = await Town.Found(connections, community, Town.WalletCount))
        {
            await InProcess.Pay(town, 512, plan.Baskets / 2);
        }
        await using var source = CommunityDatabase.Open(connections.App, community);
        await ProjectionRebuild.Run(source, Projection.Of("merchant_payments"), null, CancellationToken.None);
        await Furnish(source);
        var file = Path.Combine(Path.GetTempPath(), $"{community}.csv");
        await File.WriteAllTextAsync(file, await Written(source, plan.Baskets));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:LocalCoin"] = connections.App, ["ConnectionStrings:LocalCoinHealth"] = health,
            ["LocalCoin:Community"] = community,
        }).Build();
        var result = await new PurchasesFile(new Job(configuration, true, default), false).Run(file, default);
        File.Delete(file);
        if (result.Refused > 0) throw new InvalidOperationException($"refused: {result.Bad[0]}");
        figures.Note("basket_lines_per_s", result.RowsPerSecond, "goal 5,000");
        await connections.Drop(community);
    }

    private static async Task Furnish(NpgsqlDataSource source)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Catalogue.PutAll(
            [.. Enumerable.Range(0, ItemCount).Select(number => new CatalogueItem(
                null, Item(number), $"item {number}", (FoodGroup)(number % 23), 198, 250))],
            new ActorId("bench")));
        batch.BatchCommands.Add(new NpgsqlBatchCommand("""
            insert into directory_spots (spot, merchant, name) select spot, merchant, spot
            from (select distinct spot, merchant from merchant_payments) as paid
            """));
        await batch.ExecuteNonQueryAsync();
    }

    private static async Task<string> Written(NpgsqlDataSource source, int baskets)
    {
        var text = new StringBuilder("basket,at,payment,spot,item,category,quantity,yen\n");
        await using var command = source.CreateCommand(
            "select payment, spot, at from merchant_payments order by seq limit $1");
        command.Parameters.Add(new() { Value = (baskets + 1) / 2 });
        await using var reader = await command.ExecuteReaderAsync();
        for (var number = 0; number < baskets; number++)
        {
            if (number % 2 == 0 && !await reader.ReadAsync()) break;
            var (payment, spot) = (number % 2 == 0 ? reader.GetString(0) : "", reader.GetString(1));
            var at = Instant.FromDateTimeUtc(reader.GetDateTime(2));
            for (var line = 0; line < LinesEach; line++)
            {
                text.Append(CultureInfo.InvariantCulture,
                    $"b{number},{at:uuuu-MM-dd'T'HH:mm:ss'Z'},{payment},{spot},{Item(number + line)},,1,");
                text.Append(line == 0 ? "1\n" : "0\n");
            }
        }
        return text.ToString();
    }

    private static ItemCode Item(int number)
    {
        var digits = string.Create(CultureInfo.InvariantCulture, $"49999990{number % ItemCount:0000}");
        return ItemCode.Parse(digits + ItemCode.CheckDigit(digits));
    }
}
