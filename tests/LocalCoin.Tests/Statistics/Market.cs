// A town that buys vegetables for a year: what everybody does goes through the ledger's own commands; who takes part
// and what was measured are lists, as the health side keeps them.

using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;
using LocalCoin.Tests.Machine;

namespace LocalCoin.Tests.Statistics;

public sealed class Market
{
    public static readonly LocalDate Opening = new(2026, 4, 1);
    private static readonly FundId City = new("city"), Green = new("green"), Extra = new("extra");
    private static readonly (MerchantId Merchant, SpotId Spot, SpotKind Kind)[] Places =
    [
        (new("grocer"), new("grocer-1"), SpotKind.Shop), (new("grocer"), new("grocer-2"), SpotKind.Shop),
        (new("farm"), new("stand"), SpotKind.UnattendedStand), (new("kitchen"), new("car"), SpotKind.KitchenCar),
        (new("fair"), new("fair"), SpotKind.Event), (new("baker"), new("bakery"), SpotKind.Shop),
    ];

    private readonly MarketYear year;
    private readonly List<(PaymentId Payment, WalletId Wallet, MerchantId Merchant)> payments = [];
    private readonly List<Participant> participants = [];
    private readonly Dictionary<(string, MeasureKind, LocalDate), Measured> measured = [];
    private readonly Dictionary<(SpotId, LocalDate), CountedDay> counted = [];
    private int drawn;

    public Market(MarketYear year)
    {
        this.year = year;
        Ledger.Clock = Tokyo.Start(Opening) + Duration.FromHours(9);
        Open();
        foreach (var doing in year.Doings) Do(doing);
    }

    public InMemoryLedger Ledger { get; } = new();

    /// <summary>What was sent and accepted, for another ledger to do the same.</summary>
    public List<Letter> Letters { get; } = [];

    public IReadOnlyList<Participant> Participants => participants;
    public IReadOnlyList<Measured> Measured => [.. measured.Values];
    public IReadOnlyList<CountedDay> Counted => [.. counted.Values];
    private LocalDate Today => Tokyo.Day(Ledger.Clock);

    private void Open()
    {
        var ends = new ExpiryPolicy(ExpiryKind.Dates, [new(2028, 3, 31)], null, null, null);
        var months = new ExpiryPolicy(ExpiryKind.Months, null, null, 2, null);
        Must(new DefineFund(City, FundFamily.Free, ends, [], false));
        Must(new DefineFund(Green, FundFamily.Free, months, [], false));
        Must(new DefineFund(Extra, FundFamily.Free, ExpiryPolicy.None, [], false));
        Must(new SetBudget(City, 5_000_000));
        Must(new SetBudget(Green, 30_000));
        Must(new SetBudget(Extra, 3_000));
        Must(new SetProgrammeRule(new("greens"), new ProgrammeRule(
            new(2026, 4, 20), new(2028, 3, 31), [], 20, null, 0, 90, 300, null, Green,
            [DeclaredBy.Shop, DeclaredBy.Spot, DeclaredBy.Payer], false)));
        Must(new SetProgrammeRule(new("stands"), new ProgrammeRule(
            new(2026, 6, 1), new(2026, 8, 31), [new("stand"), new("car")], null, 5, 40, null, 60, null, Extra,
            [DeclaredBy.Shop, DeclaredBy.Spot], false)));
        foreach (var (merchant, spot, kind) in Places)
        {
            if (spot.Value != "grocer-2") Must(new JoinMerchant(merchant, new("small-shop")));
            Must(new OpenSpot(spot, merchant, kind, kind is SpotKind.UnattendedStand));
        }
        for (var n = 0; n < year.People; n++)
        {
            Must(new OpenWallet(Wallet(n)));
            Must(new BindCard(Card(n), Wallet(n), false, null));
            Give(Wallet(n), City, 30_000);
        }
    }

    private void Do(Doing doing)
    {
        if (doing.Deed is Deed.Wait) Ledger.Clock += Duration.FromDays(1 + (doing.Coins % 17));
        if (doing.Deed is Deed.Count) counted[(Places[2].Spot, Today)] = new(Places[2].Spot, Today, doing.Coins * 10);
        for (var i = 0; i < doing.Many; i++)
        {
            var n = (doing.From + i) % year.People;
            switch (doing.Deed)
            {
                case Deed.Buy: Buy(n, doing with { Coins = doing.Coins + i }); break;
                case Deed.Refund or Deed.Undo or Deed.Strike: TakeBack(doing, doing.From / 8 + i); break;
                case Deed.Grant: Give(Wallet(n), doing.Choice % 2 == 0 ? Green : City, 10 + doing.Coins); break;
                case Deed.Expire: Send(new ExpirePurses(Wallet(n), Today)); break;
                case Deed.Join: Join(n, doing.Choice % 4); break;
                case Deed.Leave when i < 5: Leave(n); break;
                case Deed.Measure: Measure(n, doing.Choice % 3, doing.Vegetables + i); break;
            }
        }
    }

    private void Buy(int n, Doing doing)
    {
        var (merchant, spot, _) = Places[doing.Spot];
        var (payment, coins) = (new PaymentId($"p{payments.Count}"), new Amount(doing.Coins));
        long? vegetables = doing.Choice == 9 ? null : Math.Min(doing.Vegetables, doing.Coins);
        if (Send(doing.Choice % 2 == 0
            ? new ChargePayer(
                payment, Wallet(n), merchant, spot, coins, vegetables, true, Proof.CardAlone, Card(n), null)
            : new PayMerchant(payment, Wallet(n), merchant, spot, coins, vegetables, true, null)))
        {
            payments.Add((payment, Wallet(n), merchant));
        }
    }

    private void TakeBack(Doing doing, int ago)
    {
        if (ago >= payments.Count) return;
        var (payment, wallet, merchant) = payments[^(1 + ago)];
        Send(doing.Deed switch
        {
            Deed.Refund => new RefundPayment(
                payment, merchant, doing.Choice % 2 == 0 ? null : new Amount(1 + (doing.Coins / 5)), null,
                doing.Choice % 5 == 0 ? RefundReason.Complaint : RefundReason.GoodsReturned),
            Deed.Undo => new UndoPayment(payment, wallet),
            _ => new StrikeVegetables(payment, merchant),
        });
    }

    private void Give(WalletId wallet, FundId fund, int coins)
    {
        var (grant, proposal) = (new GrantId($"g{drawn}"), Draw());
        if (Send(proposal, new ProposeGrant(grant, wallet, fund, new(coins), GrantPurpose.Campaign), "maker"))
        {
            Send(Draw(), new ApproveGrant(grant, proposal), "checker");
        }
    }

    // Half of the people take part in one thing, some in two: they are counted once.
    private void Join(int n, int programme)
    {
        if (programme != 3 && participants.Exists(one => one.Wallet == Wallet(n) && one.Withdrawn is null)) return;
        var mixed = (n * year.Salt) + (n / 5);
        participants.Add(new Participant(
            new Guid(participants.Count + 1, 0, 0, new byte[8]).ToString(), Wallet(n), Today, null,
            mixed % 3 == 0 ? AgeBand.From80 : (AgeBand)(mixed % 8), n % 13 == 0 ? Sex.Unstated : (Sex)(mixed % 2),
            (Area)(mixed % 4 == 3 ? mixed % 5 : mixed % 3), (Channel)(n % 2)));
    }

    private void Leave(int n)
    {
        for (var i = 0; i < participants.Count; i++)
        {
            var one = participants[i];
            if (one.Wallet == Wallet(n) && one.Withdrawn is null) participants[i] = one with { Withdrawn = Today };
        }
    }

    private void Measure(int n, int kind, int drawnValue)
    {
        if (participants.Find(one => one.Wallet == Wallet(n) && one.Withdrawn is null) is not { } one) return;
        var (what, device, tenths) = kind switch
        {
            0 => (MeasureKind.VegetableLevel, "vegecheck", 30 + (drawnValue % 70)),
            1 => (MeasureKind.VegetableMeter, "vegemeter", 100 * (1 + (drawnValue % 90))),
            _ => (MeasureKind.Dishes, "asked", 5 * (drawnValue % 14)),
        };
        measured[(one.Id, what, Today)] = new Measured(one.Id, Today, device, what, tenths);
    }

    private void Must(Command command) => Assert.True(Send(command), $"{command}");

    private bool Send(Command command) => Send(Draw(), command, "maker");

    private bool Send(Guid id, Command command, string who)
    {
        var letter = new Letter(id, command, new Sender(new(who), null, null), Ledger.Clock);
        var isAccepted = Ledger.Send(id, command, letter.Sender, null) is Decision.Accepted;
        if (isAccepted) Letters.Add(letter);
        return isAccepted;
    }

    private static WalletId Wallet(int n) => new($"w{n}");
    private static CardId Card(int n) => new($"c{n}");
    private Guid Draw() => new(++drawn, 0, 0, new byte[8]);
}
