using System.Text.Json;

namespace LocalCoin.IntegrationTests.Doors;

// Whoever writes a client reads /openapi/v1.json: it says what each door answers, and how each refuses. That the
// answers are as it says is checked at every request that the other tests send.
public class Describing(SettledTown settled) : IClassFixture<SettledTown>
{
    private static readonly string[] NoRefusal = ["/health/", "/scheme"];

    private readonly DoorCalls calls = new(settled);

    [Fact]
    public async Task Every_door_is_described()
    {
        // What is not the API leads a browser elsewhere, or is the description itself.
        var mapped = calls.Mapped().Select(DoorCalls.NameOf)
            .Where(name => name.Contains("/api/") || name.Contains("/health/"));
        Assert.Equal(
            mapped.Order(StringComparer.Ordinal),
            (await Read()).Doors().Select(one => one.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_door_says_what_it_answers_and_how_it_refuses()
    {
        var described = await Read();
        var faults = new List<string>();
        foreach (var (name, door) in described.Doors())
        {
            var answers = door.GetProperty("responses").EnumerateObject().ToArray();
            var good = answers.Where(one => one.Name[0] == '2').ToArray();
            if (good.Length == 0) faults.Add($"{name}: no success");
            foreach (var answer in good.Where(one => one.Name != "204"))
            {
                faults.AddRange(!answer.Value.TryGetProperty("content", out var content)
                    ? [$"{name}: {answer.Name} has no type"]
                    : content.EnumerateObject().SelectMany(type =>
                        described.Gaps(type.Value.GetProperty("schema"), $"{name}: {answer.Name}")));
            }
            foreach (var status in new[] { "400", "404", "500", "503" })
            {
                if (!IsProblem(answers, status)) faults.Add($"{name}: {status} is no problem document");
            }
            var isForSome = NoRefusal.All(open => !name.Contains(open));
            if (isForSome && !IsProblem(answers, "401") && !IsProblem(answers, "403"))
            {
                faults.Add($"{name}: refuses nobody");
            }
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static bool IsProblem(JsonProperty[] answers, string status) =>
        answers.Where(one => one.Name == status).Select(one => one.Value).SingleOrDefault() is
            { ValueKind: JsonValueKind.Object } answer
        && (answer.GetProperty("content").TryGetProperty("application/problem+json", out var problem)
            ? problem.GetProperty("schema").GetProperty("$ref").GetString() == "#/components/schemas/ProblemDocument"
            : status == "503");

    private async Task<Described> Read() => new((await settled.Town.Must(
        null, HttpMethod.Get, "/openapi/v1.json", null)).Text);
}
