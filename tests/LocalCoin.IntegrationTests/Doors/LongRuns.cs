using LocalCoin.Ledger;
using LocalCoin.Store;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace LocalCoin.IntegrationTests.Doors;

// Ten thousand residents are given coins in one run, while the town goes on paying.
public class LongRuns(SettledTown settled) : IClassFixture<SettledTown>
{
    private const int Lines = 10_000;
    private readonly Town town = settled.Town;

    [Fact]
    public async Task Ten_thousand_are_given_coins_while_others_pay()
    {
        var (wallets, run) = (await OpenWallets(), Town.NewId());
        var path = $"/api/v1/runs/{run}";
        await town.Must("somu", HttpMethod.Put, path, new
        {
            fund = "welcome", purpose = "campaign",
            lines = wallets.Select(wallet => new { wallet = wallet.Value, coins = 3 }),
        });
        await town.Must("kessai", HttpMethod.Post, path + "/approve", new { proposal = run });
        Reply shown;
        var (payments, limit) = (0, DateTime.UtcNow.AddSeconds(60));
        do
        {
            await town.Must("bob", HttpMethod.Put, $"/api/v1/payments/{Town.NewId()}",
                new { merchant = People.Grocer, spot = People.Grocer, amount = 1 });
            payments++;
            shown = await town.Must("kansa", HttpMethod.Get, path, null);
        }
        while (shown["state"].GetString() != "finished" && DateTime.UtcNow < limit);
        Assert.Equal(
            ("finished", Lines, Lines * 3, 0),
            (shown["state"].GetString(), shown["lines"].GetInt32(), shown["total"].GetInt32(),
                shown["left"].GetInt32()));
        Assert.Equal(Lines, await town.Schema.Value<long>(
            "select count(*) from balances where kind = 'wallet' and owner = any($1) and coins = 3",
            (object)wallets.Select(wallet => wallet.Value).ToArray()));
        Assert.Equal(payments, await town.Schema.Value<long>(
            "select count(*) from mt_events where type = 'payment_made'"));
        Assert.True(await town.Schema.Value<long>("""
            select count(*)
            from mt_events
            where type = 'payment_made'
              and seq_id between (select min(seq_id) from mt_events where type = 'run_line_granted')
                             and (select max(seq_id) from mt_events where type = 'run_line_granted')
            """) > 0, "no payment came between the lines");
    }

    // Without ten thousand requests: this is about the run.
    private async Task<IReadOnlyList<WalletId>> OpenWallets()
    {
        var ledger = town.App.Services.GetRequiredService<LedgerWriter>();
        var wallets = Enumerable.Range(0, Lines).Select(_ => new WalletId(Town.NewId())).ToArray();
        var sender = new Sender(new ActorId("mado"), null, null);
        foreach (var some in wallets.Chunk(1_000))
        {
            var answers = await Task.WhenAll(some.Select(wallet => ledger.Send(
                Sent.Live(Guid.CreateVersion7(), new OpenWallet(wallet), sender), CancellationToken.None)));
            Assert.All(answers, answer => Assert.IsType<Answer.Accepted>(answer));
        }
        return wallets;
    }
}
