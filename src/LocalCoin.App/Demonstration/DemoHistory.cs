// Half a year of a town, the same for the same day of seeding. It is played on an empty ledger in memory by the very
// deciders, so that everybody spends what they have; what was accepted is then sent, with its time, in its order.

using LocalCoin.App.Operator;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Demonstration;

internal sealed class DemoHistory
{
    /// <summary>The id of every demonstration's first event.</summary>
    public static readonly Guid FirstId = NamedId.Of("demo", "fund paid");

    private const string Correlation = "demonstration";
    private const int Months = 6;
    private const int MonthsBeforeProgramme = 3;
    private const int DaysBefore = 14;

    private readonly List<Sent> accepted = [];
    private readonly Rehearsal town = new(new Limits(), null);
    private readonly Instant now;

    private DemoHistory(LocalDate today)
    {
        Today = today;
        First = today.PlusMonths(-Months);
        now = Tokyo.Start(today);
        Residents = DemoTown.Residents();
        WelcomeLines = [.. Residents.Select((resident, i) =>
            new RunLine(i + 1, resident.Wallet, new Amount(DemoTerms.WelcomeCoins)))];
    }

    public LocalDate Today { get; }
    public LocalDate First { get; }

    /// <summary>From this day on vegetables earn coins: what was bought before can be seen beside it.</summary>
    public LocalDate ProgrammeFrom => First.PlusMonths(MonthsBeforeProgramme);

    public DemoResident[] Residents { get; }
    public RunLine[] WelcomeLines { get; }
    public LedgerState State => town.State;
    public IReadOnlyList<Sent> Accepted => accepted;

    public static async Task<DemoHistory> Play(LocalDate today, CancellationToken cancellation)
    {
        var history = new DemoHistory(today);
        await history.Open();
        await history.GiveWelcome();
        var days = new DemoDays(history);
        for (var day = history.First; day < today; day = day.PlusDays(1))
        {
            cancellation.ThrowIfCancellationRequested();
            await days.Live(day);
        }
        return history;
    }

    /// <summary>Everything that was paid, as it was paid.</summary>
    public IEnumerable<PaymentMade> Payments() => accepted
        .Select(sent => town.State.Stream(sent.Command.Stream())?.Find(sent.Id)?.Event).OfType<PaymentMade>();

    /// <summary>The day of seeding, told from the time of a demonstration's first event.</summary>
    public static LocalDate SeededOn(Instant firstEvent)
    {
        var first = Tokyo.Day(firstEvent).PlusDays(DaysBefore);
        // Months have different lengths: of the days that lead to this first day, the earliest.
        var today = first.PlusMonths(Months);
        while (today.PlusMonths(-Months) < first) today = today.PlusDays(1);
        return today;
    }

    /// <summary>Coins that the resident can spend on the day of seeding.</summary>
    public long Held(DemoResident resident) => !town.State.KnowsPursesOf(resident.Wallet) ? 0
        : town.State.Purses(resident.Wallet).Where(purse => !purse.IsExpired(Today)).Sum(purse => purse.Coins);

    /// <summary>Decides, and notes what was accepted.</summary>
    /// <returns>The event; null when it was refused, which a resident takes as it comes.</returns>
    public async Task<LedgerEvent?> Do(string name, Command command, Sender sender, Instant at)
    {
        var sent = new Sent(NamedId.Of("demo", name), command, sender, at, Correlation, null);
        switch (await town.Decide(sent, now, CancellationToken.None))
        {
            case Answer.Accepted(var recorded):
                accepted.Add(sent);
                return recorded.Event;
            case Answer.Rejected:
                return null;
            case var answer:
                throw new InvalidOperationException($"'{name}' happens twice in the demonstration: {answer}");
        }
    }

    private async Task Must(string name, Command command, Sender sender, Instant at)
    {
        if (await Do(name, command, sender, at) is null) throw new InvalidOperationException($"'{name}' was refused");
    }

    private async Task Open()
    {
        var day = First.PlusDays(-DaysBefore);
        var at = Tokyo.Start(day) + Duration.FromHours(10);
        foreach (var (name, command) in DemoTerms.Opening(First, ProgrammeFrom))
        {
            var isApproval = command is ApprovePremium or ApproveProgrammeRule;
            await Must(name, command, isApproval ? DemoTerms.Approver : DemoTerms.Operator, Next());
        }
        foreach (var shop in DemoTown.AllShops)
        {
            await Must(
                $"merchant {shop.Id}", new JoinMerchant(shop.Merchant, new(shop.Class)), DemoTerms.Operator, Next());
            var kind = shop == DemoTown.Stand ? SpotKind.UnattendedStand
                : shop == DemoTown.KitchenCar ? SpotKind.KitchenCar : SpotKind.Shop;
            await Must(
                $"spot {shop.Id}", new OpenSpot(shop.Spot, shop.Merchant, kind, shop == DemoTown.Stand),
                DemoTerms.Operator, Next());
        }
        foreach (var resident in Residents)
        {
            var number = resident.Number;
            await Must($"wallet {number}", new OpenWallet(resident.Wallet), DemoTerms.Teller, Next());
            if (resident.Card is { } card)
            {
                await Must(
                    $"card {number}", new BindCard(card, resident.Wallet, false, null), DemoTerms.Teller, Next());
            }
            if (resident.TakesPart)
            {
                await Must(
                    $"enrol {number}", new EnrolWallet(resident.Wallet, DemoTerms.Programme), DemoTerms.Teller, Next());
            }
            // The first residents of the list run the shops: there they pay as everybody, and earn nothing.
            if (number <= DemoTown.Shops.Length)
            {
                var own = DemoTown.Shops[number - 1].Merchant;
                await Must($"household {number}", new SetHousehold(resident.Wallet, [own]), DemoTerms.Teller, Next());
            }
        }

        Instant Next() => at += Duration.FromMinutes(5);
    }

    private async Task GiveWelcome()
    {
        var at = Tokyo.Start(First.PlusDays(-1)) + Duration.FromHours(14);
        var total = new Amount(WelcomeLines.Sum(line => line.Amount.Coins));
        await Must("welcome", new ProposeRun(
            DemoTerms.WelcomeRun, DemoTerms.Welcome, WelcomeLines.Length, total, RunLine.Hash(WelcomeLines),
            GrantPurpose.Welcome), DemoTerms.Operator, at);
        at += Duration.FromMinutes(40);
        await Must(
            "welcome approval", new ApproveRun(DemoTerms.WelcomeRun, NamedId.Of("demo", "welcome")), DemoTerms.Approver,
                at);
        foreach (var line in WelcomeLines)
        {
            at += Duration.FromMilliseconds(200);
            await Must(
                $"welcome {line.Line}", new GrantRunLine(DemoTerms.WelcomeRun, line.Line, line.Wallet, line.Amount),
                DemoTerms.Approver, at);
        }
        await Must(
            "welcome finished", new FinishRun(DemoTerms.WelcomeRun), DemoTerms.Approver, at + Duration.FromSeconds(1));
    }
}
