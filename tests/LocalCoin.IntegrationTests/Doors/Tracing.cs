using System.Collections.Concurrent;
using System.Diagnostics;
using LocalCoin.IntegrationTests.Writing;

namespace LocalCoin.IntegrationTests.Doors;

// What is measured of a request says which door it came to, and never the address itself: tokens are in addresses.
public sealed class Tracing(SettledTown settled) : IClassFixture<SettledTown>
{
    [Fact]
    public async Task No_address_goes_into_a_trace()
    {
        var told = new ConcurrentBag<string>();
        var requestIsTold = false;
        using var asking = new Activity("asking").Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Microsoft.AspNetCore" or "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                told.Add(string.Join(
                    ' ', activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}").Prepend(activity.DisplayName)));
                var ofThisRequest =
                    activity.TraceId == asking.TraceId && activity.Source.Name == "Microsoft.AspNetCore";
                if (ofThisRequest) Volatile.Write(ref requestIsTold, true);
            },
        };
        ActivitySource.AddActivityListener(listener);
        using var page = await settled.Town.Http.GetAsync("/c/token-that-nobody-may-read");
        Assert.Equal(200, (int)page.StatusCode);
        await Wait.Until(() => Volatile.Read(ref requestIsTold), "the server tells of the request after answering it");
        Assert.DoesNotContain(told, one => one.Contains("nobody-may-read", StringComparison.Ordinal));
    }
}
