// An empty ledger in memory with one rule in it, in which an example is played: whatever an example shows is what the
// ledger itself decides.

using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.App.Programmes;

public sealed class ExampleTown
{
    public const long Budget = 10_000_000;

    private static readonly MerchantId Shop = new("example");
    private static readonly TillId Till = new("counter-example");
    private static readonly SpotId Elsewhere = new("example-elsewhere");
    private static readonly Sender Anybody = new(new ActorId("example"), null, null);

    private readonly Rehearsal ledger;
    private readonly ProgrammeId programme;
    private readonly FundId paid;
    private readonly SpotId here;
    private int drawn;

    private ExampleTown(Rehearsal ledger, ProgrammeId programme, ProgrammeRule rule)
    {
        (this.ledger, this.programme) = (ledger, programme);
        paid = new(rule.Fund.Value == "paid" ? "bought" : "paid");
        here = rule.Spots.Count > 0 ? rule.Spots[0] : new("example-here");
    }

    /// <param name="isStand">Where the example buys, only vegetables are sold.</param>
    public static async Task<ExampleTown> Open(
        ProgrammeId programme, ProgrammeRule rule, Fund fund, Limits limits, long budget, bool isStand)
    {
        var town = new ExampleTown(
            new Rehearsal(limits with { CounterCashMax = Amount.CoinsMax }, null), programme, rule);
        Command[] opening =
        [
            new DefineFund(town.paid, FundFamily.Paid, ExpiryPolicy.None, [], true),
            new DefineFund(rule.Fund, FundFamily.Free, fund.Expiry, fund.MerchantClasses, fund.CountsAsPrepaid),
            new SetBudget(rule.Fund, budget), new OpenTill(Till), new JoinMerchant(Shop, new("example")),
            new OpenSpot(town.here, Shop, isStand ? SpotKind.UnattendedStand : SpotKind.Shop, isStand),
            new OpenSpot(Elsewhere, Shop, SpotKind.Shop, false), new SetProgrammeRule(programme, rule),
        ];
        foreach (var command in opening) await town.Must(command, Tokyo.Start(rule.From));
        return town;
    }

    public async Task<WalletId> Resident(LocalDate day, bool takesPart, bool runsTheShop)
    {
        var wallet = new WalletId("example");
        await Must(new OpenWallet(wallet), Tokyo.Start(day));
        if (takesPart) await Must(new EnrolWallet(wallet, programme), Tokyo.Start(day));
        if (runsTheShop) await Must(new SetHousehold(wallet, [Shop]), Tokyo.Start(day));
        return wallet;
    }

    /// <summary>Pays with coins that were paid in just before.</summary>
    /// <returns>Null where no ledger would take it, such as above a limit.</returns>
    public async Task<PaymentMade?> Buy(WalletId wallet, Purchase of, LocalDate day)
    {
        var at = Tokyo.Start(day) + Duration.FromHours(10) + Duration.FromSeconds(drawn);
        var (id, amount) = (Draw().ToString(), new Amount(of.Yen));
        if (await Send(new MakeTopUp(new(id), wallet, Till, paid, amount, null), at) is null) return null;
        var spot = of.IsElsewhere ? Elsewhere : here;
        return (PaymentMade?)await Send(of.By is DeclaredBy.Shop
            ? new ChargePayer(
                new(id), wallet, Shop, spot, amount, of.Vegetables, false, Proof.OwnPhone, null, at)
            : new PayMerchant(new(id), wallet, Shop, spot, amount, of.Vegetables, false, null), at);
    }

    public async Task<PaymentRefunded> GiveBack(PaymentMade made) => (PaymentRefunded)await Must(
        new RefundPayment(made.Payment, Shop, null, null, RefundReason.GoodsReturned),
        made.At + Duration.FromMinutes(5));

    private async Task<LedgerEvent> Must(Command command, Instant at) => await Send(command, at)
        ?? throw new InvalidOperationException($"the ledger refused {command.GetType().Name} of an example");

    private async Task<LedgerEvent?> Send(Command command, Instant at) =>
        await ledger.Decide(Sent.Live(Draw(), command, Anybody), at, CancellationToken.None)
            is Answer.Accepted(var recorded) ? recorded.Event : null;

    private Guid Draw() => new(++drawn, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    /// <param name="By">Who says how much of it was vegetables.</param>
    public sealed record Purchase(DeclaredBy By, long Yen, long Vegetables, bool IsElsewhere);
}
