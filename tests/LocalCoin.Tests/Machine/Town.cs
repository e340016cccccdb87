using LocalCoin.Ledger;

namespace LocalCoin.Tests.Machine;

/// <summary>A command as it was sent, and when.</summary>
public sealed record Letter(Guid Id, Command Command, Sender Sender, Instant At);

/// <summary>
/// The small town of the machine tests: two wallets, a shop, a stand, a counter, five funds, a programme.
/// </summary>
public sealed class Town
{
    public static readonly Instant Beginning = Tokyo.Start(new LocalDate(2027, 1, 10)) + Duration.FromHours(10);

    private int drawn;

    public InMemoryLedger Ledger { get; } = new() { Limits = Reckoning.Limits, Clock = Beginning };
    public List<Letter> Letters { get; } = [];
    public HashSet<Rejection> Refusals { get; } = [];

    public Town()
    {
        var ends = new ExpiryPolicy(ExpiryKind.Dates, [new(2027, 1, 12), new(2027, 1, 20), new(2027, 2, 10)], null,
            null, null);
        var (shop, stand) = (new MerchantId("shop"), new MerchantId("stand"));
        var (small, farm) = (new MerchantClass("small-shop"), new MerchantClass("farm"));
        foreach (var command in new Command[]
        {
            new DefineFund(new("paid"), FundFamily.Paid, new(ExpiryKind.Months, null, null, 0, null), [], true),
            new DefineFund(new("city"), FundFamily.Free, ends, [], false),
            new DefineFund(new("tour"), FundFamily.Free, ends, [small], false),
            new DefineFund(new("green"), FundFamily.Free, ends, [], false),
            new SetBudget(new("city"), 150), new SetBudget(new("tour"), 100), new SetBudget(new("green"), 60),
            new DefineFund(new("bonus"), FundFamily.Premium, ends, [], false), new SetBudget(new("bonus"), 15),
            new SetPremium(new("new"), new(2027, 1, 10), new(2027, 2, 28), new("bonus"), new(10), new(3), new(40)),
            new SetProgrammeRule(new("veg"), new ProgrammeRule(
                new(2027, 1, 10), new(2028, 1, 1), [], 50, null, 0, 8, 20, null, new("green"),
                [DeclaredBy.Shop, DeclaredBy.Spot, DeclaredBy.Payer], false)),
            new JoinMerchant(shop, small), new OpenSpot(new("shop"), shop, SpotKind.Shop, false),
            new JoinMerchant(stand, farm), new OpenSpot(new("stand"), stand, SpotKind.UnattendedStand, true),
            new OpenTill(new("counter-hall")),
            new OpenWallet(new("w0")), new OpenWallet(new("w1")),
            new BindCard(new("c0"), new("w0"), false, null), new BindCard(new("c1"), new("w1"), false, null),
        })
        {
            Assert.IsType<Decision.Accepted>(Send(command));
        }
    }

    /// <returns>Whether the step happened.</returns>
    public bool Do(Step step)
    {
        if (step.Act is Act.Wait) Ledger.Clock += step.Waiting;
        var first = Draw();
        var id = first;
        foreach (var command in step.Commands(first, Tokyo.Day(Ledger.Clock)))
        {
            if (Send(command, id) is not Decision.Accepted) return false;
            id = Draw();
        }
        return true;
    }

    public Decision Send(Command command) => Send(command, Draw());

    private Decision Send(Command command, Guid id)
    {
        var second = command is ApproveGrant or ApproveRun or ApproveClosing or ApproveUnclaimedPayout
            or UnfreezeWallet;
        var letter = new Letter(id, command, new Sender(new(second ? "checker" : "maker"), null, null), Ledger.Clock);
        Letters.Add(letter);
        var answer = Ledger.Send(letter.Id, letter.Command, letter.Sender, null);
        if (answer is Decision.Rejected refused) Refusals.Add(refused.Reason);
        return answer;
    }

    private Guid Draw() => new(++drawn, 0, 0, new byte[8]);
}
