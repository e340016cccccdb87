using System.Text.Json;

namespace LocalCoin.IntegrationTests.Doors;

// A query string goes into SQL as text, and PostgreSQL holds no U+0000: it is looked through before any door.
public class BrokenQueries(SettledTown settled) : IClassFixture<SettledTown>
{
    private readonly Town town = settled.Town;
    private readonly DoorCalls calls = new(settled);

    [Fact]
    public async Task Broken_queries_are_refused_at_every_door_that_takes_one()
    {
        var document = JsonDocument.Parse(await town.Http.GetStringAsync("/openapi/v1.json")).RootElement;
        var (tried, faults) = (0, new List<string>());
        foreach (var (door, described) in new Described(document.GetRawText()).Doors())
        {
            if (!described.TryGetProperty("parameters", out var parameters)) continue;
            foreach (var parameter in parameters.EnumerateArray())
            {
                if (parameter.GetProperty("in").GetString() != "query") continue;
                var name = parameter.GetProperty("name").GetString();
                foreach (var bad in new[] { "%00", "a%00", "%1b", "a%0a" }) await Refused(door, $"{name}={bad}");
                tried++;
            }
            if (door.StartsWith("GET", StringComparison.Ordinal)) await Refused(door, "x%00=1");
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(tried > 10, $"only {tried} parameters");

        async Task Refused(string door, string query)
        {
            var role = new[] { "auditor", "counter", "register", "resident" }.First(
                one => calls.MayCome(door, one) || one == "resident");
            var path = calls.Filled(door, role, true);
            using var request = new HttpRequestMessage(
                new HttpMethod(door.Split(' ')[0]), path + (path.Contains('?') ? "&" : "?") + query);
            request.Headers.Authorization = new("Bearer", calls.TokenOf(role));
            var reply = await town.Send(request);
            if (reply.Status != 400) faults.Add($"{door} as {role} ?{query}: {reply.Status} {reply.Text}");
        }
    }
}
