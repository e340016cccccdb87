using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.IntegrationTests.Statistics;

/// <summary>What the projection of purchases makes of a history that no ledger wrote down.</summary>
internal static class Projected
{
    /// <param name="size">Of the pages into which the events are cut.</param>
    public static async Task Project(this TestSchema schema, IEnumerable<Recorded> happened, int size)
    {
        await using var connection = await schema.App.OpenConnectionAsync();
        await using (var empty = schema.App.CreateCommand("truncate purchases, vegetable_earnings, fund_months"))
        {
            await empty.ExecuteNonQueryAsync();
        }
        var to = new ProjectionTarget(connection, "");
        foreach (var page in happened.Select(Stored).Chunk(size))
        {
            await Projection.Of("purchases").Apply(page, to, default);
        }
    }

    private static StoredEvent Stored(Recorded recorded) => new(
        recorded.Seq, recorded.Id, recorded.Stream.Value, recorded.Version, EventTypes.NameOf(recorded.Event),
        recorded.RecordedAt,
        """{"actor":"maker","fingerprint":"none"}"""u8.ToArray(), EventJson.Write(recorded.Event));
}
