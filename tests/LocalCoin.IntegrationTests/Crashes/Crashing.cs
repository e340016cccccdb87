// Residents pay all the while over HTTP, and at random moments the nodes or the whole server are killed. After each
// recovery every payment that was acknowledged is there exactly once, where the answer said; every one that was not
// ends in exactly one when sent again; and the ledger verifies. LOCALCOIN_CRASHES says how often; scripts/crash N
// asks for any number.

using System.Collections.Concurrent;
using System.Diagnostics;
using LocalCoin.IntegrationTests.Writing;
using LocalCoin.Store;
using LocalCoin.Store.Audit;
using Npgsql;
using Xunit.Abstractions;

namespace LocalCoin.IntegrationTests.Crashes;

public sealed class Crashing(ITestOutputHelper output)
{
    private const string Community = "crashes";
    private const int ClientCount = 12;
    private const int Price = 5; // all of it vegetables, which earn one coin
    private const int TriesMax = 5_000;
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(20);

    private static readonly int Crashes =
        int.TryParse(Environment.GetEnvironmentVariable("LOCALCOIN_CRASHES"), out var asked) ? asked : 6;

    private readonly ConcurrentDictionary<Guid, long> acknowledged = new();
    private readonly ServeProcess[] nodes = new ServeProcess[2];
    private readonly Random random = new();
    private Phone[] phones = [];
    private int next;
    private int resent;
    private int found;

    [Fact]
    public async Task Every_acknowledged_payment_survives_killed_nodes()
    {
        await Survive(async server =>
        {
            var victims = random.Next(3) is var drawn && drawn < nodes.Length ? [drawn] : new[] { 0, 1 };
            foreach (var victim in victims) await nodes[victim].Kill();
            await Task.WhenAll(victims.Select(victim => StartNode(server, victim)));
        });
        Assert.True(resent > 0, "no crash caught a payment in flight");
    }

    [Fact]
    public async Task Every_acknowledged_payment_survives_a_killed_server() => await Survive(async server =>
    {
        await server.Kill();
        await server.Start();
    });

    private async Task Survive(Func<OwnServer, Task> crash)
    {
        await using var server = await OwnServer.Make(Community);
        await using (var founder = Node.Open(Community, connection: server.App))
        {
            await founder.Do(SmallTown.Founding(coinsEach: SmallTown.BalanceMax));
        }
        try
        {
            await Task.WhenAll(Enumerable.Range(0, nodes.Length).Select(number => StartNode(server, number)));
            phones = await Phone.BindAll(nodes[0], server.App, Community);
            var since = Stopwatch.GetTimestamp();
            for (var i = 0; i < Crashes; i++)
            {
                await CrashOnce(server, crash);
                await Check(server);
            }
            output.WriteLine(
                $"{Crashes} crashes in {Stopwatch.GetElapsedTime(since).TotalSeconds:0} s: {acknowledged.Count} "
                + $"payments acknowledged, {resent} of them sent again, {found} of these were in the ledger already");
            await CheckProjections(server);
        }
        finally
        {
            foreach (var node in nodes) if (node is not null) await node.DisposeAsync();
        }
    }

    private async Task StartNode(OwnServer server, int number) =>
        nodes[number] = await ServeProcess.Start(server.App, Community);

    private async Task CrashOnce(OwnServer server, Func<OwnServer, Task> crash)
    {
        using var closing = new CancellationTokenSource();
        var clients = Enumerable.Range(0, ClientCount).Select(_ => PayOnAndOn(closing.Token)).ToArray();
        await PaymentsGoOn(clients);
        await Task.Delay(random.Next(400), CancellationToken.None);
        await crash(server);
        await PaymentsGoOn(clients);
        await closing.CancelAsync();
        await Task.WhenAll(clients);
    }

    private async Task PaymentsGoOn(Task[] clients)
    {
        var before = acknowledged.Count;
        await Wait.Until(
            () => acknowledged.Count > before + ClientCount || clients.Any(client => client.IsFaulted),
            "payments go on");
        foreach (var client in clients) if (client.IsFaulted) await client;
    }

    // Whoever gets no answer asks again with the same id, at either node, until there is one.
    private async Task PayOnAndOn(CancellationToken closing)
    {
        while (!closing.IsCancellationRequested)
        {
            var (number, payment, tries) = (Interlocked.Increment(ref next), Guid.CreateVersion7(), 0);
            Paid? paid;
            while ((paid = await phones[number % phones.Length].Pay(
                nodes[(number + tries) % nodes.Length], payment, number % SmallTown.MerchantCount, Price)) is null)
            {
                Assert.InRange(++tries, 1, TriesMax);
                await Task.Delay(RetryPause, CancellationToken.None);
            }
            Assert.True(acknowledged.TryAdd(payment, paid.Seq));
            if (tries == 0) continue;
            Interlocked.Increment(ref resent);
            if (paid.IsRepeat) Interlocked.Increment(ref found);
        }
    }

    private async Task Check(OwnServer server)
    {
        await using var source = CommunityDatabase.Open(server.App, Community);
        var stored = new List<(Guid Payment, long Seq)>();
        await using (var command = source.CreateCommand(
            "select (data ->> 'payment')::uuid, seq_id from mt_events where type = 'payment_made'"))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync()) stored.Add((reader.GetGuid(0), reader.GetInt64(1)));
        }
        var told = acknowledged.Select(pair => (pair.Key, pair.Value)).ToArray();
        Assert.Empty(told.Except(stored));
        Assert.Empty(stored.Except(told));
        Assert.Equal(told.Length, stored.Count);
        await using var earned = source.CreateCommand(
            "select sum(coins)::bigint from balances where kind = 'merchant'");
        Assert.Equal((long)Price * told.Length, await earned.ExecuteScalarAsync());
        var report = await Verification.Run(source, new VerificationOptions(false, null), null, CancellationToken.None);
        Assert.Null(report.Fault);
    }

    // By the operator's own job, when the runners have caught up.
    private static async Task CheckProjections(OwnServer server)
    {
        await using var source = CommunityDatabase.Open(server.App, Community);
        await using var behind = source.CreateCommand(
            "select count(*) from projections, ledger_head where last_seq < seq");
        await Wait.Until(() => behind.ExecuteScalar() is 0L, "the projections catch up");
        using var verify = Process.Start(
            Executable.Prepare(Community, server.App, "verify", "--projections", "--json"))!;
        var ran = await Executable.End(verify);
        Assert.True(ran.ExitCode == 0, ran.Output + ran.Error);
        Assert.True(ran.Json.GetProperty("clean").GetBoolean(), ran.Output);
        Assert.Equal(Projection.All.Count, ran.Json.GetProperty("projections").GetArrayLength());
    }
}
