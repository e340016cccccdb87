using System.Net.Http.Json;
using System.Text;

namespace LocalCoin.IntegrationTests.Doors;

// specs/security.md says who may come to which door. Here every door that is mapped is tried as everybody.
public sealed class Matrix(SettledTown settled) : IClassFixture<SettledTown>, IDisposable
{
    private readonly DoorCalls calls = new(settled);

    // Where a door leads on, it has opened; what it leads to is a row of its own.
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        BaseAddress = settled.Town.Http.BaseAddress,
    };

    public void Dispose() => http.Dispose();

    [Fact]
    public void Every_door_stands_in_the_matrix_and_nothing_else_does() => Assert.Equal(
        calls.Mapped().Select(DoorCalls.NameOf).Order(StringComparer.Ordinal),
        Rows().Select(row => row.Door).Order(StringComparer.Ordinal));

    [Fact]
    public async Task The_doors_open_to_whom_the_matrix_says_and_to_nobody_else()
    {
        var faults = new List<string>();
        foreach (var row in Rows())
        {
            foreach (var (role, cell) in row.Cells)
            {
                var status = await Try(row.Door, role, isOwn: true);
                var isRight = cell switch
                {
                    "yes" or "own" => status is not (401 or 403) && status < 500,
                    "–" => status == (role == "anonymous" ? 401 : 403),
                    _ => false,
                };
                if (!isRight) faults.Add($"{row.Door} as {role}: {cell}, but {status}");
                if (cell != "own") continue;
                var foreign = await Try(row.Door, role, isOwn: false);
                if (foreign is not (403 or 404)) faults.Add($"{row.Door} as {role}, of others: {foreign}");
            }
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>The own things with an empty body, so that nothing happens; others' with a body that could do
    /// harm.</summary>
    private async Task<int> Try(string door, string role, bool isOwn)
    {
        var method = new HttpMethod(door.Split(' ')[0]);
        using var request = new HttpRequestMessage(method, calls.Filled(door, role, isOwn));
        request.Headers.Add("Idempotency-Key", Town.NewId());
        if (calls.TokenOf(role) is { } token) request.Headers.Authorization = new("Bearer", token);
        if (!isOwn && calls.Bodies.TryGetValue(door, out var call)) request.Content = JsonContent.Create(call.Body);
        else if (method != HttpMethod.Get) request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        using var reply = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return (int)reply.StatusCode;
    }

    private static List<(string Door, List<(string Role, string Cell)> Cells)> Rows()
    {
        var lines = File.ReadAllLines(Path.Combine(Root(), "specs", "security.md"))
            .SkipWhile(line => !line.StartsWith("| door |", StringComparison.Ordinal))
            .TakeWhile(line => line.StartsWith('|')).Select(Cells).ToList();
        var roles = lines[0].Skip(1).ToArray();
        return [.. lines.Skip(2).Select(cells => (cells[0].Trim('`'), roles.Zip(cells.Skip(1)).ToList()))];
    }

    private static string[] Cells(string line) => [.. line.Trim('|').Split('|').Select(cell => cell.Trim())];

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "LocalCoin.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
