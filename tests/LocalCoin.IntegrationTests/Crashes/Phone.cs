// A resident's own phone: bound once by a code from the counter, it keeps a secret and trades it for tokens. To pay is
// to put a payment under an id that the phone drew, as often as it takes until there is an answer.

using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using LocalCoin.IntegrationTests.Writing;

namespace LocalCoin.IntegrationTests.Crashes;

/// <param name="Seq">The place in the ledger that the answer named.</param>
/// <param name="IsRepeat">The ledger had it already.</param>
internal sealed record Paid(long Seq, bool IsRepeat);

internal sealed class Phone
{
    private const string Password = "correct horse battery staple";
    private static readonly HttpClient Http = new();

    private readonly string secret;
    private volatile string token;

    private Phone(JsonElement bound)
    {
        secret = bound.GetProperty("secret").GetString()!;
        token = bound.GetProperty("token").GetString()!;
    }

    /// <summary>Binds a phone to each wallet of the small town, at a counter that is entered first.</summary>
    public static async Task<Phone[]> BindAll(ServeProcess node, string connection, string community)
    {
        var staff = Executable.Prepare(
            community, connection, "staff", "mado", "--role", "counter", "--password-stdin");
        using (var job = System.Diagnostics.Process.Start(staff)!)
        {
            await job.StandardInput.WriteLineAsync(Password);
            var ran = await Executable.End(job);
            Assert.True(ran.ExitCode == 0, ran.Error);
        }
        var counter = await Must(node, "sign-in", new { name = "mado", password = Password }, null);
        var phones = new Phone[SmallTown.WalletCount];
        for (var i = 0; i < phones.Length; i++)
        {
            var code = await Must(node, $"wallets/{SmallTown.Wallet(i)}/phone-codes", new { },
                counter.GetProperty("token").GetString());
            phones[i] = new Phone(
                await Must(node, "phones", new { code = code.GetProperty("code").GetString() }, null));
        }
        return phones;
    }

    /// <returns>Null when there was no answer, or none that says what became of the payment.</returns>
    public async Task<Paid?> Pay(ServeProcess node, Guid payment, int merchant, int coins)
    {
        try
        {
            using var request = Request(node, HttpMethod.Put, $"payments/{payment}", token, new
            {
                merchant = SmallTown.Merchant(merchant).Value, spot = SmallTown.Spot(merchant).Value, amount = coins,
                vegetables = coins,
            });
            using var answer = await Http.SendAsync(request);
            switch (answer.StatusCode)
            {
                case HttpStatusCode.Created or HttpStatusCode.OK:
                    var seq = (await Json(answer)).GetProperty("seq").GetInt64();
                    return new Paid(seq, answer.StatusCode is HttpStatusCode.OK);
                case HttpStatusCode.Unauthorized: // its hour is over
                    var fresh = await Must(node, "sign-in/phone", new { secret }, null);
                    token = fresh.GetProperty("token").GetString()!;
                    return null;
                case HttpStatusCode.ServiceUnavailable:
                    return null;
                default:
                    throw new InvalidOperationException($"{(int)answer.StatusCode}: {await Json(answer)}");
            }
        }
        catch (HttpRequestException)
        {
            return null; // the node is away, or was killed before it had answered
        }
    }

    private static async Task<JsonElement> Must(ServeProcess node, string door, object body, string? token)
    {
        using var request = Request(node, HttpMethod.Post, door, token, body);
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        using var answer = await Http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return await Json(answer);
    }

    private static HttpRequestMessage Request(
        ServeProcess node, HttpMethod method, string door, string? token, object body)
    {
        var request = new HttpRequestMessage(method, new Uri(node.Address, "/api/v1/" + door))
        {
            Content = JsonContent.Create(body),
        };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    private static Task<JsonElement> Json(HttpResponseMessage answer) =>
        answer.Content.ReadFromJsonAsync<JsonElement>();
}
