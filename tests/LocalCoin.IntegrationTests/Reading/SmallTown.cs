// A small town with a bit of everything in its past, written by the real writer: what the readers are tested on.

using LocalCoin.Ledger;
using LocalCoin.Store;
using Microsoft.Extensions.Logging.Abstractions;

namespace LocalCoin.IntegrationTests.Reading;

public sealed class SmallTown : IAsyncLifetime
{
    private static readonly Sender Maker = new(new ActorId("maker"), null, null);
    private static readonly Sender Checker = new(new ActorId("checker"), null, null);
    private static readonly WalletId[] Wallets = [.. Enumerable.Range(1, 8).Select(n => new WalletId($"w{n}"))];
    private static readonly FundId Welcome = new("welcome"), Vegetables = new("veg"), Cash = new("cash"),
    Bonus = new("bonus");
    private static readonly TillId Counter = new("counter-1");
    private static readonly (MerchantId Merchant, SpotId Spot)[] Spots =
        [(new("grocer"), new("shop-1")), (new("farm"), new("stand-1")), (new("baker"), new("car-1"))];

    private readonly Random random = new(20260105);
    private PostgresEventStore store = null!;
    private LedgerWriter writer = null!;
    private Instant at = Instant.FromUtc(2026, 1, 5, 0, 0);

    public TestSchema Schema { get; } = new();

    public async Task InitializeAsync()
    {
        await Schema.InitializeAsync();
        store = new PostgresEventStore(TestSchema.AppConnection, Schema.Community);
        writer = new LedgerWriter(
            store, new Limits(), SystemClock.Instance, new WriterOptions(), NullLogger<LedgerWriter>.Instance);
        await Found();
        await Trade(150);
        await Sweep();
        await Trade(30);
        await CloseWallet();
        at = SystemClock.Instance.GetCurrentInstant() - Duration.FromMinutes(10);
        await Do(new MakeTopUp(new("t-now"), Wallets[0], Counter, Cash, new Amount(10_000), null));
    }

    public async Task DisposeAsync()
    {
        await writer.DisposeAsync();
        await store.DisposeAsync();
        await Schema.DisposeAsync();
    }

    /// <summary>Random payments, refunds and what else happens on the market, a few minutes apart.</summary>
    public async Task Trade(int payments)
    {
        for (var i = 0; i < payments; i++)
        {
            at += Duration.FromMinutes(random.Next(1, 400));
            var (merchant, spot) = Spots[random.Next(Spots.Length)];
            var payment = new PaymentId($"p{random.Next():x8}");
            var wallet = Wallets[random.Next(Wallets.Length)];
            var amount = new Amount(random.Next(20, 900));
            long? vegetables = random.Next(2) == 0 ? random.Next((int)amount.Coins) : null;
            Command pay = random.Next(3) == 0
                ? new ChargePayer(
                    payment, wallet, merchant, spot, amount, vegetables, true, Proof.CardAlone, Card(wallet), null)
                : new PayMerchant(payment, wallet, merchant, spot, amount, vegetables, true, null);
            if (!await Try(pay, new Sender(new ActorId("till"), null, new ActorId($"clerk-{i % 3}")))) continue;
            at += Duration.FromMinutes(1);
            switch (random.Next(6))
            {
                case 0: await Try(new RefundPayment(
                    payment, merchant, new Amount(random.Next(1, 200)), null, RefundReason.Other), Maker); break;
                case 1: await Try(
                    new RefundPayment(payment, merchant, null, null, RefundReason.GoodsReturned), Maker); break;
                case 2: await Try(new UndoPayment(payment, wallet), Maker); break;
                case 3: await Try(new StrikeVegetables(payment, merchant), Maker); break;
                case 4:
                    await Try(new StrikeVegetables(payment, merchant), Maker);
                    await Try(new RefundPayment(payment, merchant, new Amount(7), null, RefundReason.Other), Maker);
                    break;
            }
        }
    }

    /// <summary>One payment now.</summary>
    public async Task<Recorded> PayNow(long coins)
    {
        var payment = new PaymentId($"p{random.Next():x8}");
        var sent = Sent.Live(
            Guid.CreateVersion7(), new PayMerchant(
                payment, Wallets[0], Spots[0].Merchant, Spots[0].Spot, new Amount(coins), null, false, null),
            Maker);
        return Assert.IsType<Answer.Accepted>(await writer.Send(sent, CancellationToken.None)).Event;
    }

    private static CardId Card(WalletId wallet) => new("card-" + wallet.Value);

    private async Task Found()
    {
        AnnualDate[] days = [new AnnualDate(3, 31), new AnnualDate(9, 30)];
        var free = new ExpiryPolicy(ExpiryKind.Yearly, null, days, null, null);
        var months = new ExpiryPolicy(ExpiryKind.Months, null, null, 5, null);
        await Do(new DefineFund(Welcome, FundFamily.Free, free, [], false));
        await Do(new DefineFund(Vegetables, FundFamily.Free, free, [], false));
        await Do(new DefineFund(Cash, FundFamily.Paid, months, [], true));
        await Do(new DefineFund(Bonus, FundFamily.Premium, months, [], true));
        await Do(new SetBudget(Welcome, 1_000_000));
        await Do(new SetBudget(Vegetables, 50_000));
        await Do(new SetBudget(Bonus, 100_000));
        await Do(new SetBudget(Bonus, -1_000));
        await Do(new ReceiveFunding(Welcome, new Amount(800_000)));
        var today = Tokyo.Day(at);
        await Do(new SetPremium(
            new("spring"), today, today.PlusYears(1), Bonus, new Amount(1_000), new Amount(250), new Amount(20_000)));
        await Do(new SetProgrammeRule(new ProgrammeId("greens"), new ProgrammeRule(
            today, today.PlusYears(1), [], 20, null, 0, null, 2_000, null, Vegetables,
            [DeclaredBy.Shop, DeclaredBy.Spot, DeclaredBy.Payer], false)));
        await Do(new SetProgrammeRule(new ProgrammeId("wednesday"), new ProgrammeRule(
            today, today.PlusYears(1), [Spots[1].Spot], null, 5, 10, 15, null, null, Vegetables,
            [DeclaredBy.Spot], false)));
        await Do(new OpenTill(Counter));
        foreach (var (merchant, spot) in Spots)
        {
            await Do(new JoinMerchant(merchant, new MerchantClass("small-shop")));
            var kind = spot.Value.StartsWith("stand", StringComparison.Ordinal) ? SpotKind.UnattendedStand
                : spot.Value.StartsWith("car", StringComparison.Ordinal) ? SpotKind.KitchenCar : SpotKind.Shop;
            await Do(new OpenSpot(spot, merchant, kind, kind is SpotKind.UnattendedStand));
        }
        foreach (var wallet in Wallets)
        {
            await Do(new OpenWallet(wallet));
            await Do(new BindCard(Card(wallet), wallet, false, null));
            await Grant(wallet, 3_000);
            await Do(new MakeTopUp(new($"t-{wallet}"), wallet, Counter, Cash, new Amount(4_000), new("spring")));
        }
        await Do(new MakeTopUp(new("t-shop"), Wallets[1], new TillId("grocer"), Cash, new Amount(500), null));
        await Do(new MakeTopUp(new("t-wrong"), Wallets[2], Counter, Cash, new Amount(2_000), new("spring")));
        await Do(new VoidTopUp(new("t-wrong"), Counter));
        await Do(new BringCashToBank(Counter, new Amount(10_000)));
        var withdrawal = await Do(new ProposeGrantWithdrawal(new("g-w3"), new Amount(100)));
        await Do(new ApproveGrantWithdrawal(new("g-w3"), withdrawal.Id), Checker);
    }

    private async Task Grant(WalletId wallet, long coins)
    {
        var id = new GrantId($"g-{wallet}");
        var proposal = await Do(new ProposeGrant(id, wallet, Welcome, new Amount(coins), GrantPurpose.Welcome));
        await Do(new ApproveGrant(id, proposal.Id), Checker);
    }

    private async Task Sweep()
    {
        at = Instant.Max(at, Tokyo.Start(new LocalDate(2026, 4, 2)));
        foreach (var wallet in Wallets) await Try(new ExpirePurses(wallet, Tokyo.Day(at)), Maker);
    }

    private async Task CloseWallet()
    {
        var proposal = await Do(new ProposeClosing(Wallets[7], ClosingReason.Duplicate, null, Wallets[6]));
        await Do(new ApproveClosing(Wallets[7], proposal.Id), Checker);
    }

    private async Task<Recorded> Do(Command command, Sender? sender = null)
    {
        at += Duration.FromSeconds(1);
        var answer = await writer.Send(
            new Sent(Guid.CreateVersion7(), command, sender ?? Maker, at, "history", null), CancellationToken.None);
        return Assert.IsType<Answer.Accepted>(answer).Event;
    }

    private async Task<bool> Try(Command command, Sender sender) =>
        await writer.Send(new Sent(Guid.CreateVersion7(), command, sender, at, "history", null), CancellationToken.None)
            is Answer.Accepted;
}
