// A town small enough that its wallets collide, and always the same: ids and commands are numbered, not drawn.

using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.IntegrationTests.Writing;

internal static class SmallTown
{
    public const int WalletCount = 5;
    public const int MerchantCount = 2;
    public const long CoinsEach = 50_000;
    public const long BalanceMax = 10_000_000;

    private static readonly Sender Maker = new(new ActorId("maker"), null, null);
    private static readonly Sender Checker = new(new ActorId("checker"), null, null);

    public static WalletId Wallet(int number) => new($"w{number}");
    public static MerchantId Merchant(int number) => new($"m{number}");
    public static SpotId Spot(int number) => new($"s{number}");
    public static Sender Payer(int wallet) => new(new ActorId(Wallet(wallet).Value), null, null);

    public static Guid Id(int number) => new($"01900000-0000-7000-8000-{number:x12}");

    /// <summary>Once for all tests of a class.</summary>
    public static async Task FoundIn(TestSchema schema, Instant? at = null)
    {
        if (await schema.Value<long>("select seq from ledger_head") > 0) return;
        await using var node = Node.Open(schema.Community);
        await node.Do(Founding(at));
    }

    /// <summary>Funds, a programme, merchants with a spot each, and wallets with coins.</summary>
    /// <param name="at">The business time of imported history; null for now.</param>
    public static IEnumerable<Sent> Founding(Instant? at = null, long coinsEach = CoinsEach)
    {
        var number = 1_000_000;
        Sent By(Sender sender, Command command) => new(Id(number++), command, sender, at, null, null);

        var today = Tokyo.Day(at ?? SystemClock.Instance.GetCurrentInstant());
        var (welcome, vegetables, run) = (new FundId("welcome"), new FundId("veg"), new RunId("welcome"));
        var policy = new ExpiryPolicy(ExpiryKind.Months, null, null, 5, null);
        yield return By(Maker, new DefineFund(welcome, FundFamily.Free, policy, [], false));
        yield return By(Maker, new DefineFund(vegetables, FundFamily.Free, policy, [], false));
        yield return By(Maker, new SetBudget(welcome, 1_000_000_000));
        yield return By(Maker, new SetBudget(vegetables, 1_000_000));
        yield return By(Maker, new SetProgrammeRule(new ProgrammeId("vegetables"), new ProgrammeRule(
            today, today.PlusYears(1), [], 20, null, 0, 100, 1_000, null, vegetables, [DeclaredBy.Payer], false)));
        for (var merchant = 0; merchant < MerchantCount; merchant++)
        {
            yield return By(Maker, new JoinMerchant(Merchant(merchant), new MerchantClass("shop")));
            yield return By(Maker, new OpenSpot(Spot(merchant), Merchant(merchant), SpotKind.Shop, false));
        }
        for (var wallet = 0; wallet < WalletCount; wallet++) yield return By(Maker, new OpenWallet(Wallet(wallet)));
        var proposal = By(Maker, new ProposeRun(
            run, welcome, WalletCount, new Amount(WalletCount * coinsEach), new string('a', 64), GrantPurpose.Welcome));
        yield return proposal;
        yield return By(Checker, new ApproveRun(run, proposal.Id));
        for (var wallet = 0; wallet < WalletCount; wallet++)
        {
            yield return By(Maker, new GrantRunLine(run, wallet + 1, Wallet(wallet), new Amount(coinsEach)));
        }
        yield return By(Maker, new FinishRun(run));
    }

    /// <summary>A third of every payment is vegetables, so it earns too.</summary>
    public static Sent Payment(int number, int wallet, int merchant, long coins, Instant? at = null) => new(
        Id(number),
        new PayMerchant(
            new PaymentId(Id(number).ToString()), Wallet(wallet), Merchant(merchant), Spot(merchant), new Amount(coins),
            coins / 3, false, null),
        Payer(wallet), at, null, null);
}
