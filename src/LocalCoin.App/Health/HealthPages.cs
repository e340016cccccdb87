namespace LocalCoin.App.Health;

/// <summary>All pages of the health programme; there are none where no health database is named.</summary>
internal static class HealthPages
{
    internal static void Map(IEndpointRouteBuilder pages)
    {
        TakingPartPages.Map(pages);
        ParticipantPages.Map(pages);
        MeasurePages.Map(pages);
    }
}
