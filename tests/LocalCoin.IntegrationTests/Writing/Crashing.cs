// Clients pay all the while, and at random moments a node or the whole server is killed. After each recovery every
// payment that was acknowledged is there exactly once, every one that was not ends in exactly one when sent again,
// and the ledger verifies. LOCALCOIN_CRASHES says how often; scripts/crash N asks for any number.

using System.Collections.Concurrent;
using System.Diagnostics;
using LocalCoin.Store;
using LocalCoin.Store.Audit;
using Npgsql;
using Xunit.Abstractions;

namespace LocalCoin.IntegrationTests.Writing;

public sealed class Crashing(ITestOutputHelper output)
{
    private const string Community = "crashes";
    private const int ClientCount = 12;
    private const int ResendsMax = 1_000;
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(20);

    private static readonly int Crashes =
        int.TryParse(Environment.GetEnvironmentVariable("LOCALCOIN_CRASHES"), out var asked) ? asked : 10;

    private readonly ConcurrentDictionary<Guid, byte> acknowledged = new();
    private readonly ConcurrentQueue<Sent> unanswered = new();
    private readonly NodeProcess[] nodes = new NodeProcess[2];
    private readonly Random random = new(Environment.TickCount);
    private int next;
    private int resent;

    [Fact]
    public async Task Every_acknowledged_payment_survives_a_killed_node()
    {
        await Survive(async server =>
        {
            var victim = random.Next(nodes.Length);
            await nodes[victim].Kill();
            nodes[victim] = await NodeProcess.Start(server.App, Community);
        });
        Assert.True(resent > 0, "no crash caught a payment in flight");
    }

    // Here nobody may have to ask again: the nodes wait for the server and find out for themselves.
    [Fact]
    public async Task Every_acknowledged_payment_survives_a_killed_server() => await Survive(async server =>
    {
        await server.Kill();
        await server.Start();
    });

    private async Task Survive(Func<OwnServer, Task> crash)
    {
        await using var server = await OwnServer.Make(Community);
        await using (var founder = Node.Open(Community, connection: server.App)) await founder.Do(SmallTown.Founding());
        for (var i = 0; i < nodes.Length; i++) nodes[i] = await NodeProcess.Start(server.App, Community);
        var since = Stopwatch.GetTimestamp();
        try
        {
            for (var i = 0; i < Crashes; i++)
            {
                using var closing = new CancellationTokenSource();
                var before = acknowledged.Count;
                var clients = Enumerable.Range(0, ClientCount).Select(_ => PayOnAndOn(closing.Token)).ToArray();
                await Wait.Until(() => acknowledged.Count > before + ClientCount, "payments go on");
                await Task.Delay(random.Next(400), CancellationToken.None);
                await crash(server);
                await closing.CancelAsync();
                await Task.WhenAll(clients);
                await SendAgain();
                await Check(server);
            }
        }
        finally
        {
            foreach (var node in nodes) await node.DisposeAsync();
        }
        output.WriteLine(
            $"{Crashes} crashes, {acknowledged.Count} payments acknowledged, {resent} sent again, "
            + $"{Stopwatch.GetElapsedTime(since).TotalSeconds:0} s");
    }

    private async Task PayOnAndOn(CancellationToken closing)
    {
        while (!closing.IsCancellationRequested)
        {
            var number = Interlocked.Increment(ref next);
            var payment =
                SmallTown.Payment(number, number % SmallTown.WalletCount, number % SmallTown.MerchantCount, 1);
            if (await IsAcknowledged(payment, number)) continue;
            unanswered.Enqueue(payment);
            await Task.Delay(RetryPause, CancellationToken.None);
        }
    }

    // Whoever got no answer asks again with the same id, until there is one.
    private async Task SendAgain()
    {
        foreach (var payment in unanswered)
        {
            var tries = 0;
            while (!await IsAcknowledged(payment, tries))
            {
                Assert.InRange(++tries, 0, ResendsMax);
                await Task.Delay(RetryPause);
            }
            resent++;
        }
        unanswered.Clear();
    }

    private async Task<bool> IsAcknowledged(Sent payment, int number)
    {
        var answer = await nodes[number % nodes.Length].Pay(payment);
        switch (answer)
        {
            case nameof(Answer.Accepted) or nameof(Answer.Repeated):
                acknowledged[payment.Id] = 1;
                return true;
            case nameof(Answer.Rejected): // all coins are spent, after a great many crashes
                return true;
            case NodeProcess.Died or nameof(Answer.NotExecuted) or nameof(Answer.OutcomeUnknown):
                return false;
            default:
                throw new InvalidOperationException($"a payment was answered {answer}");
        }
    }

    private async Task Check(OwnServer server)
    {
        await using var source = CommunityDatabase.Open(server.App, Community);
        await using var command = source.CreateCommand("select id from mt_events where type = 'payment_made'");
        var stored = new List<Guid>();
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync()) stored.Add(reader.GetGuid(0));
        }
        Assert.Equal(stored.Count, stored.Distinct().Count());
        Assert.Empty(stored.Except(acknowledged.Keys));
        Assert.Empty(acknowledged.Keys.Except(stored));
        var report = await Verification.Run(source, new VerificationOptions(false, null), null, CancellationToken.None);
        Assert.Null(report.Fault);
    }
}
