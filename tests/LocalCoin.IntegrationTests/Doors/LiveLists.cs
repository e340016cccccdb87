using System.Globalization;
using System.Text.Json;
using LocalCoin.App;
using NodaTime;

namespace LocalCoin.IntegrationTests.Doors;

// A shop's screen that loses its connection asks with the last id it saw, at whichever node answers, and is told what
// it missed: all of it, once, in order.
public class LiveLists(SettledTown settled) : IClassFixture<SettledTown>
{
    private const int MissedMany = 103; // more than one page of what has happened
    private readonly Town town = settled.Town;

    [Fact]
    public async Task What_was_paid_while_a_screen_was_away_is_told_once_in_order_at_any_node()
    {
        long seen;
        string first;
        using (var before = await Listening.At(town, town.Http, null))
        {
            first = await Pay();
            seen = (await before.Read(1)).Single().Id;
        }
        var missed = (string[])[await Pay(), await Pay()];
        await town.Must("owner", HttpMethod.Put, $"/api/v1/payments/{first}/refunds/{Town.NewId()}",
            new { reason = "complaint", amount = 1 });
        (string, string)[] expected = [("paid", missed[0]), ("paid", missed[1]), ("refunded", first)];

        await using var node = Serve.Build(town.Arguments(), SystemClock.Instance);
        await node.StartAsync();
        using var elsewhere = new HttpClient { BaseAddress = new Uri(node.Urls.Single()) };
        using (var here = await Listening.At(town, town.Http, seen))
        using (var there = await Listening.At(town, elsewhere, seen))
        {
            Assert.Equal(expected, (await here.Read(3)).Select(one => (one.Kind, one.Payment)));
            Assert.Equal(expected, (await there.Read(3)).Select(one => (one.Kind, one.Payment)));
            var next = await Pay();
            var told = (await here.Read(1)).Single();
            Assert.Equal(("paid", next), (told.Kind, told.Payment));
            Assert.Equal(told, (await there.Read(1)).Single());
            seen = told.Id;
        }
        var last = await Pay();
        using (var again = await Listening.At(town, elsewhere, seen))
        {
            Assert.Equal(last, (await again.Read(1)).Single().Payment);
        }
        await node.StopAsync();
    }

    [Fact]
    public async Task A_hundred_payments_that_were_missed_all_come()
    {
        long seen;
        using (var before = await Listening.At(town, town.Http, null))
        {
            await Pay();
            seen = (await before.Read(1)).Single().Id;
        }
        var missed = await Task.WhenAll(Enumerable.Range(0, MissedMany).Select(_ => Pay()));
        using var after = await Listening.At(town, town.Http, seen);
        var told = await after.Read(MissedMany);
        Assert.Equal(missed.Order(), told.Select(one => one.Payment).Order());
        Assert.Equal(told.Select(one => one.Id).Order(), told.Select(one => one.Id));
        var last = await Pay();
        Assert.Equal(last, (await after.Read(1)).Single().Payment);
    }

    [Fact]
    public async Task An_id_that_is_none_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/merchants/{People.Grocer}/live");
        request.Headers.Authorization = new("Bearer", await town.Token("owner"));
        request.Headers.TryAddWithoutValidation("Last-Event-ID", "yesterday");
        var reply = await town.Send(request);
        Assert.Equal((400, "Malformed"), (reply.Status, reply.Code));
    }

    private async Task<string> Pay() => (await town.Must(
        "bob", HttpMethod.Put, $"/api/v1/payments/{Town.NewId()}",
        new { merchant = People.Grocer, spot = People.Grocer, amount = 3 }))["payment"].GetString()!;

    private sealed record Told(long Id, string Kind, string Payment);

    private sealed class Listening(HttpResponseMessage live, StreamReader lines) : IDisposable
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

        /// <param name="last">The id of the last event that was seen; null for a screen that is new.</param>
        internal static async Task<Listening> At(Town town, HttpClient node, long? last)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/merchants/{People.Grocer}/live");
            request.Headers.Authorization = new("Bearer", await town.Token("owner"));
            if (last is { } id) request.Headers.Add("Last-Event-ID", id.ToString(CultureInfo.InvariantCulture));
            var live = await node.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            var lines = new StreamReader(await live.Content.ReadAsStreamAsync());
            Assert.Equal("event: open", await lines.ReadLineAsync());
            return new Listening(live, lines);
        }

        internal async Task<IReadOnlyList<Told>> Read(int count)
        {
            using var limit = new CancellationTokenSource(Patience);
            var told = new List<Told>();
            var data = "";
            while (told.Count < count)
            {
                var line = await lines.ReadLineAsync(limit.Token) ?? throw new EndOfStreamException("the list ended");
                if (line.StartsWith("data: {", StringComparison.Ordinal)) data = line["data: ".Length..];
                if (data.Length == 0 || !line.StartsWith("id: ", StringComparison.Ordinal)) continue;
                var entry = JsonDocument.Parse(data).RootElement;
                told.Add(new Told(
                    long.Parse(line.AsSpan("id: ".Length), CultureInfo.InvariantCulture),
                    entry.GetProperty("kind").GetString()!,
                    entry.GetProperty("payment").GetProperty("payment").GetString()!));
                data = "";
            }
            return told;
        }

        public void Dispose()
        {
            lines.Dispose();
            live.Dispose();
        }
    }
}
