using LocalCoin.Ledger;
using LocalCoin.Store;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace LocalCoin.App.Operator.Measuring;

/// <summary>
/// A town to measure in: its own schema, wallets with coins, merchants with a spot each, one programme.
/// </summary>
public sealed class Town : IAsyncDisposable
{
    public const int WalletCount = 10_000;
    public const int MerchantCount = 100;
    private const long CoinsEach = 90_000_000;

    private static readonly Sender Maker = new(new ActorId("maker"), null, null);
    private static readonly Sender Checker = new(new ActorId("checker"), null, null);

    private Town(string community, LedgerWriter writer, IEventStore store, int wallets)
    {
        Community = community;
        Writer = writer;
        Store = store;
        Wallets = wallets;
    }

    public string Community { get; }
    public LedgerWriter Writer { get; }
    public IEventStore Store { get; }
    public int Wallets { get; }

    public static WalletId Wallet(int number) => new($"w{number:00000}");
    public static MerchantId Merchant(int number) => new($"m{number:000}");
    public static SpotId Spot(int number) => new($"s{number:000}");

    public static async Task<Town> Found(Connections connections, string community, int wallets)
    {
        await Migrations.Apply(connections.Owner, community, connections.Roles, CancellationToken.None);
        var town = Open(connections, community, wallets);
        await town.Settle();
        return town;
    }

    public static Town Open(Connections connections, string community, int wallets) =>
        Over(new PostgresEventStore(connections.App, community), community, wallets);

    /// <summary>A town in any store at all, just founded.</summary>
    public static async Task<Town> Found(IEventStore store, string community, int wallets)
    {
        var town = Over(store, community, wallets);
        await town.Settle();
        return town;
    }

    private static Town Over(IEventStore store, string community, int wallets)
    {
        // The limit of a wallet would end a long measurement; everything else is as in a real town.
        var limits = new Limits { WalletBalanceMax = 2 * CoinsEach };
        var writer = new LedgerWriter(
            store, limits, SystemClock.Instance, new WriterOptions(), NullLogger<LedgerWriter>.Instance);
        return new Town(community, writer, store, wallets);
    }

    /// <summary>A payment of a resident by phone, a third of it vegetables; different every time.</summary>
    public Sent Payment(Random random, int merchants)
    {
        var (wallet, merchant) = (Wallet(random.Next(Wallets)), random.Next(merchants));
        var id = Guid.CreateVersion7();
        var amount = random.Next(1, 9);
        return Sent.Live(
            id,
            new PayMerchant(
                new PaymentId(id.ToString()), wallet, Merchant(merchant), Spot(merchant), new Amount(amount),
                    amount / 3, false, null),
            new Sender(new ActorId(wallet.Value), null, null));
    }

    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync();
        await Store.DisposeAsync();
    }

    /// <summary>The ledger's last sequence, as it stands in the database.</summary>
    public async Task<long> Head()
    {
        var held = await Store.TakeHead(new Missing(), new LedgerState(new Limits(), null));
        await Store.Release();
        return held.Head.Seq;
    }

    private async Task Settle()
    {
        var today = Tokyo.Day(SystemClock.Instance.GetCurrentInstant());
        var policy = new ExpiryPolicy(ExpiryKind.Months, null, null, 5, null);
        await Do(new DefineFund(new FundId("welcome"), FundFamily.Free, policy, [], false));
        await Do(new DefineFund(new FundId("veg"), FundFamily.Free, policy, [], false));
        await Do(new SetBudget(new FundId("welcome"), 2L * Wallets * CoinsEach));
        await Do(new SetBudget(new FundId("veg"), 1_000_000_000_000));
        await Do(new SetProgrammeRule(new ProgrammeId("vegetables"), new ProgrammeRule(
            today, today.PlusYears(1), [], 20, null, 0, null, 1_000_000_000, null, new FundId("veg"),
            [DeclaredBy.Shop, DeclaredBy.Spot, DeclaredBy.Payer], false)));
        await Many(MerchantCount, number => new JoinMerchant(Merchant(number), new MerchantClass("shop")));
        await Many(MerchantCount, number => new OpenSpot(Spot(number), Merchant(number), SpotKind.Shop, false));
        await Many(Wallets, number => new OpenWallet(Wallet(number)));
        var run = new RunId("welcome");
        var proposal = Guid.CreateVersion7();
        await Do(Maker, proposal, new ProposeRun(
            run, new FundId("welcome"), Wallets, new Amount(Wallets * CoinsEach), new string('a', 64),
                GrantPurpose.Welcome));
        await Do(Checker, Guid.CreateVersion7(), new ApproveRun(run, proposal));
        await Many(Wallets, number => new GrantRunLine(run, number + 1, Wallet(number), new Amount(CoinsEach)));
        await Do(new FinishRun(run));
    }

    private Task Do(Command command) => Do(Maker, Guid.CreateVersion7(), command);

    private async Task Do(Sender sender, Guid id, Command command)
    {
        var answer = await Writer.Send(Sent.Live(id, command, sender), CancellationToken.None);
        if (answer is not Answer.Accepted) throw new InvalidOperationException($"{command} was answered {answer}");
    }

    private async Task Many(int count, Func<int, Command> command)
    {
        const int AtOnce = 1_000;
        for (var first = 0; first < count; first += AtOnce)
        {
            await Task.WhenAll(Enumerable.Range(first, Math.Min(AtOnce, count - first))
                .Select(number => Do(command(number))));
        }
    }
}
