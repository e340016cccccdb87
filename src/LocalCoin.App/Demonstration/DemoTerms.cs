using LocalCoin.App.Operator;
using LocalCoin.Ledger;

namespace LocalCoin.App.Demonstration;

/// <summary>Funds, rules, staff and tills of the demonstration.</summary>
internal static class DemoTerms
{
    public static readonly FundId Paid = new("paid");
    public static readonly FundId Premium = new("premium");
    public static readonly FundId Vegetables = new("veg");
    public static readonly FundId Welcome = new("welcome");
    public static readonly PremiumId PremiumRule = new("premium-25");
    public static readonly ProgrammeId Programme = new("yasai");
    public static readonly TillId Counter = new("counter-kongo");
    public static readonly RunId WelcomeRun = new("demo-welcome");

    public static readonly Sender Operator = Person("demo-operator");
    public static readonly Sender Approver = Person("demo-approver");
    public static readonly Sender Teller = Person("demo-counter");
    public static readonly Sender Sweeper = Person("expiry");

    public const int WelcomeCoins = 500;

    /// <summary>Free coins end on 31 March and 30 September, and live thirty days at the least.</summary>
    private static readonly ExpiryPolicy HalfYears =
        new(ExpiryKind.Yearly, null, [new AnnualDate(3, 31), new AnnualDate(9, 30)], null, 30);

    /// <summary>Paid coins end before six months have passed.</summary>
    private static readonly ExpiryPolicy FiveMonths = new(ExpiryKind.Months, null, null, 5, null);

    /// <param name="first">The day on which residents begin to pay.</param>
    /// <param name="programme">The day from which vegetables earn.</param>
    public static IEnumerable<(string Name, Command Command)> Opening(LocalDate first, LocalDate programme)
    {
        yield return ("fund paid", new DefineFund(Paid, FundFamily.Paid, FiveMonths, [], true));
        yield return ("fund premium", new DefineFund(Premium, FundFamily.Premium, HalfYears, [], false));
        yield return ("fund veg", new DefineFund(Vegetables, FundFamily.Free, HalfYears, [], false));
        yield return ("fund welcome", new DefineFund(Welcome, FundFamily.Free, HalfYears, [], false));
        foreach (
            var (fund, coins) in ((FundId, long)[])[(Premium, 2_000_000), (Vegetables, 600_000), (Welcome, 500_000)])
        {
            yield return ($"budget {fund}", new SetBudget(fund, coins));
            yield return ($"funding {fund}", new ReceiveFunding(fund, new Amount(coins)));
        }
        yield return ("till", new OpenTill(Counter));
        yield return ("premium proposal", new ProposePremium(
            PremiumRule, first, first.PlusYears(1), Premium, new Amount(10_000), new Amount(2_500),
                new Amount(40_000)));
        yield return ("premium", new ApprovePremium(PremiumRule, NamedId.Of("demo", "premium proposal")));
        yield return ("programme proposal", new ProposeProgrammeRule(Programme, new ProgrammeRule(
            programme, programme.PlusYears(1), [], 20, null, 100, null, 1_000, null, Vegetables,
            [DeclaredBy.Shop, DeclaredBy.Spot, DeclaredBy.Payer], false)));
        yield return ("programme", new ApproveProgrammeRule(Programme, NamedId.Of("demo", "programme proposal")));
    }

    public static Sender Person(string actor) => new(new ActorId(actor), null, null);
}
