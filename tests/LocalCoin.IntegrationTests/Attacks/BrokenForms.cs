using System.Text;
using LocalCoin.App;
using LocalCoin.IntegrationTests.Doors;
using Microsoft.AspNetCore.Routing;

namespace LocalCoin.IntegrationTests.Attacks;

// Whatever somebody sends to a page instead of its form: a clear "no", and never a fault of ours.
[Collection(AttackedTown.Name)]
public class BrokenForms(SettledTown settled)
{
    private readonly DoorCalls calls = new(settled);

    [Fact]
    public async Task A_form_that_cannot_be_read_is_refused_at_every_door()
    {
        var head = await settled.Town.Head();
        var faults = new List<string>();
        var doors = calls.Mapped().Where(IsPage).ToArray();
        Assert.True(doors.Length > 40);
        foreach (var door in doors)
        {
            var name = DoorCalls.NameOf(door);
            var role = RoleNames.Of(door.Metadata.GetRequiredMetadata<Opens>().Roles)[0];
            foreach (var (kind, body) in Bodies())
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, calls.Filled(name, role, isOwn: true));
                request.Headers.Add("Accept", "text/html");
                request.Headers.Add("Sec-Fetch-Site", "same-origin");
                if (calls.TokenOf(role) is { } token) request.Headers.Authorization = new("Bearer", token);
                request.Content = new ByteArrayContent(body);
                request.Content.Headers.TryAddWithoutValidation("Content-Type", kind);
                using var reply = await settled.Town.Http.SendAsync(request);
                if ((int)reply.StatusCode is not (400 or 403 or 413))
                {
                    faults.Add($"{name} as {role}: {(int)reply.StatusCode} to {kind} of {body.Length}");
                }
            }
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.Equal(head, await settled.Town.Head());
    }

    [Fact]
    public async Task What_nobody_sees_in_a_field_is_not_kept()
    {
        var owner = new Browsing(settled.Town);
        await owner.SignIn("owner");
        await owner.Get("/shop/clerks");
        Assert.Equal(303, (await owner.Post("/shop/clerks", ("name", "山\u001b[31m\r田\u007f"))).Status);
        var names = await settled.Town.Schema.Value<string[]>(
            "select array_agg(name) from directory_clerks where name like '山%'");
        Assert.Equal(["山[31m田"], names);
    }

    private static bool IsPage(RouteEndpoint door) => DoorCalls.NameOf(door) is var name
        && name.StartsWith("POST /", StringComparison.Ordinal)
        && !name.Contains("/api/", StringComparison.Ordinal);

    private static IEnumerable<(string Kind, byte[] Body)> Bodies()
    {
        const string Form = "application/x-www-form-urlencoded";
        yield return (Form, Encoding.ASCII.GetBytes("form-mark=%00&a=%00"));
        yield return (Form, Encoding.ASCII.GetBytes("form-mark=" + new string('x', 5_000)));
        yield return (Form, Encoding.ASCII.GetBytes(string.Join('&', Enumerable.Range(0, 200).Select(i => $"f{i}=1"))));
        yield return (Form, Encoding.ASCII.GetBytes(new string('k', 3_000) + "=1"));
        yield return (Form, [0xff, 0xfe, 0x3d, 0x80]);
        yield return (Form, []);
        yield return ("application/json", Encoding.ASCII.GetBytes("{\"form-mark\":\"x\"}"));
        yield return ("text/plain", Encoding.ASCII.GetBytes("form-mark=x"));
        yield return ("multipart/form-data; boundary=x", Encoding.ASCII.GetBytes("--x\r\nbroken"));
        yield return ("multipart/form-data", Encoding.ASCII.GetBytes("no boundary"));
    }
}
