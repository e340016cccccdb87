// A day of the demonstration. Of the twenty to thirty visitors of the stand about every tenth pays with coins, as in
// the trial; the others pay cash and are not in the ledger.

using LocalCoin.App.Operator;
using LocalCoin.Ledger;

namespace LocalCoin.App.Demonstration;

internal sealed class DemoDays(DemoHistory history)
{
    private readonly DemoRandom random = new(((ulong)history.Today.Year * 10_000) + (ulong)history.Today.DayOfYear);
    private readonly PriorityQueue<Func<Instant, Task>, (Instant At, int Order)> agenda = new();
    private readonly Dictionary<int, CardId> replaced = [];
    private int order;
    private int payments;
    private int topUps;
    private int grants;

    public async Task Live(LocalDate day)
    {
        Plan(Minute(day, 3 * 60), at => Sweep(day, at));
        var weekday = day.DayOfWeek;
        if (weekday is IsoDayOfWeek.Wednesday or IsoDayOfWeek.Thursday) PlanStand(day);
        // One kitchen car in five is rained off.
        if (weekday is IsoDayOfWeek.Tuesday && !random.Chance(20)) PlanKitchenCar(day);
        foreach (var resident in history.Residents)
        {
            if (!random.Chance(resident.VisitsPercent)) continue;
            var shop = Choose(resident, day);
            Plan(Minute(day, random.From(9 * 60, 19 * 60)), at => Shop(resident, shop, at));
        }
        if (weekday is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)) PlanCounter(day);
        if (weekday is IsoDayOfWeek.Friday) Plan(Minute(day, 16 * 60 + 30), at => BringCash(day, at));
        if (day.Day == 15) Plan(Minute(day, 11 * 60), at => LoseCard(day, at));
        while (agenda.TryDequeue(out var happen, out var when)) await happen(when.At);
    }

    private void PlanStand(LocalDate day)
    {
        var visitors = random.From(20, 30);
        for (var i = 0; i < visitors; i++)
        {
            if (!random.Chance(10)) continue;
            var resident = random.Of(history.Residents);
            Plan(Minute(day, random.From(10 * 60, 15 * 60)), at => Shop(resident, DemoTown.Stand, at));
        }
    }

    private void PlanKitchenCar(LocalDate day)
    {
        for (var i = random.From(4, 8); i > 0; i--)
        {
            var resident = random.Of(history.Residents);
            Plan(Minute(day, random.From(11 * 60, 14 * 60)), at => Shop(resident, DemoTown.KitchenCar, at));
        }
    }

    private void PlanCounter(LocalDate day)
    {
        for (var i = random.From(6, 12); i > 0; i--)
        {
            var resident = Shopper();
            Plan(Minute(day, random.From((9 * 60) + 30, 16 * 60)), at => TopUp(resident, at));
        }
        if (random.Chance(40))
        {
            var resident = random.Of(history.Residents);
            Plan(Minute(day, random.From(10 * 60, 15 * 60)), at => Reward(resident, at));
        }
    }

    /// <summary>Most go where it is near; the greengrocer is everybody's.</summary>
    private DemoShop Choose(DemoResident resident, LocalDate day)
    {
        var open = DemoTown.Shops.Where(shop => shop.Closed != day.DayOfWeek).ToArray();
        // Since vegetables earn coins, who takes part goes for them a little more often.
        if (resident.TakesPart && random.Chance(day < history.ProgrammeFrom ? 10 : 30))
        {
            var selling = open.Where(shop => shop.VegetablesPercent > 30).ToArray();
            if (selling.Length > 0) return random.Of(selling);
        }
        var near = open.Where(shop => shop.Neighbourhood == resident.Neighbourhood).ToArray();
        if (random.Chance(30) && open[0].Id == DemoTown.Shops[0].Id) return open[0];
        return near.Length > 0 && random.Chance(70) ? random.Of(near) : random.Of(open);
    }

    private async Task Shop(DemoResident resident, DemoShop shop, Instant at)
    {
        var price = (random.From(shop.PriceMin / 10, shop.PriceMax / 10) * 10) - (random.Chance(50) ? 2 : 0);
        var vegetables = random.Chance(85) ? (long)price * shop.VegetablesPercent / 100 : 0;
        var (whatIsThere, roll) = (random.Chance(50), random.From(1, 1000));
        // Who has too few coins pays cash, or pays what is there and the rest in cash.
        var held = Held(resident, at);
        if (held < price / 4 || (held < price && !whatIsThere)) return;
        var name = $"payment {++payments}";
        var id = new PaymentId(NamedId.Of("demo", name).ToString());
        var declared = vegetables > 0 && shop != DemoTown.Stand ? (long?)vegetables : null;
        var made = await Pay(name, id, resident, shop, new Amount(price), declared, at);
        if (made is not PaymentMade) return;
        if (shop == DemoTown.Stand)
        {
            if (roll <= 60) Plan(at + Duration.FromSeconds(70), then => Undo(id, resident, then));
        }
        else if (roll <= 12)
        {
            Plan(at + Duration.FromMinutes(8 + (roll * 3)), then => Refund(id, shop, price, then));
        }
    }

    private long Held(DemoResident resident, Instant at)
    {
        var today = Tokyo.Day(at);
        return !history.State.KnowsPursesOf(resident.Wallet) ? 0 : history.State.Purses(resident.Wallet)
            .Where(purse => !purse.IsExpired(today)).Sum(purse => purse.Coins);
    }

    /// <summary>Of five who pass by the counter, the one who shops most.</summary>
    private DemoResident Shopper()
    {
        var shopper = random.Of(history.Residents);
        for (var i = 1; i < 5; i++)
        {
            var other = random.Of(history.Residents);
            if (other.VisitsPercent > shopper.VisitsPercent) shopper = other;
        }
        return shopper;
    }

    private async Task<LedgerEvent?> Pay(
        string name, PaymentId id, DemoResident resident, DemoShop shop, Amount price, long? vegetables, Instant at)
    {
        if (!resident.HasPhone)
        {
            var proof = shop != DemoTown.Stand && random.Chance(30) ? Proof.Pin : Proof.CardAlone;
            return await history.Do(
                name, new ChargePayer(
                    id, resident.Wallet, shop.Merchant, shop.Spot, price, vegetables, true, proof,
                        CardOf(resident), null),
                DemoTerms.Person(shop.Owner.Value), at);
        }
        var payer = DemoTerms.Person(resident.Actor.Value);
        if (shop != DemoTown.Stand && random.Chance(10))
        {
            var asked = new RequestPayment(id, shop.Merchant, shop.Spot, price, vegetables);
            if (await history.Do($"{name} asked", asked, DemoTerms.Person(shop.Owner.Value), at) is null) return null;
            return await history.Do(
                name, new PayRequest(id, resident.Wallet, true), payer, at + Duration.FromSeconds(20))
                ?? await history.Do($"{name} abandoned", new AbandonPayment(id), DemoTerms.Person(shop.Owner.Value), at
                    + Duration.FromSeconds(50));
        }
        return await history.Do(
            name, new PayMerchant(id, resident.Wallet, shop.Merchant, shop.Spot, price, vegetables, true,
                at - Duration.FromSeconds(8)),
            payer, at);
    }

    private Task Undo(PaymentId id, DemoResident resident, Instant at) => history.Do(
        $"undo {id}", new UndoPayment(id, resident.Wallet), DemoTerms.Person(resident.Actor.Value), at);

    private Task Refund(PaymentId id, DemoShop shop, int price, Instant at)
    {
        Amount? part = random.Chance(50) ? null : new Amount(Math.Max(1, price / 20 * 10));
        var reason = part is null ? RefundReason.GoodsReturned : RefundReason.WrongAmount;
        return history.Do(
            $"refund {id}", new RefundPayment(id, shop.Merchant, part, null, reason),
            DemoTerms.Person(shop.Owner.Value), at);
    }

    private Task TopUp(DemoResident resident, Instant at)
    {
        var yen = random.Of([1_000, 2_000, 3_000, 5_000, 10_000, 10_000, 10_000, 20_000]);
        var name = $"topup {++topUps}";
        var topUp = new TopUpId(NamedId.Of("demo", name).ToString());
        PremiumId? premium = yen >= 10_000 ? DemoTerms.PremiumRule : null;
        // Now and then somebody pays in at a shop, where less cash may lie.
        var atShop = yen <= 5_000 && random.Chance(30);
        var till = atShop ? TillId.Of(random.Of(DemoTown.Shops).Merchant) : DemoTerms.Counter;
        return history.Do(name, new MakeTopUp(topUp, resident.Wallet, till, DemoTerms.Paid, new Amount(yen), premium),
            DemoTerms.Teller, at);
    }

    private async Task Reward(DemoResident resident, Instant at)
    {
        var name = $"grant {++grants}";
        var grant = new GrantId(NamedId.Of("demo", name).ToString());
        var proposal =
            new ProposeGrant(grant, resident.Wallet, DemoTerms.Welcome, new Amount(300), GrantPurpose.Effort);
        if (await history.Do(name, proposal, DemoTerms.Operator, at) is null) return;
        var approval = new ApproveGrant(grant, NamedId.Of("demo", name));
        await history.Do($"{name} approval", approval, DemoTerms.Approver, at + Duration.FromMinutes(12));
    }

    private async Task BringCash(LocalDate day, Instant at)
    {
        foreach (var till in (TillId[])[DemoTerms.Counter, .. DemoTown.Shops.Select(shop => TillId.Of(shop.Merchant))])
        {
            var account = AccountAddress.Of(till);
            var inHands = history.State.Knows(account) ? -history.State.Balance(account) : 0;
            if (inHands <= 0) continue;
            var bring = new BringCashToBank(till, new Amount(inHands));
            await history.Do($"cash {till} {day:uuuu-MM-dd}", bring, DemoTerms.Operator, at);
        }
    }

    /// <summary>A card is lost, stopped and replaced; the coins stay where they were.</summary>
    private async Task LoseCard(LocalDate day, Instant at)
    {
        var unlucky = random.Of([.. history.Residents.Where(resident => !resident.HasPhone)]);
        var old = CardOf(unlucky)!.Value;
        var stop = new StopCard(old, StopReason.Lost, null);
        if (await history.Do($"stop {old}", stop, DemoTerms.Teller, at) is null) return;
        var fresh = new CardId(NamedId.Of("demo card", $"{unlucky.Number} {day:uuuu-MM-dd}").ToString());
        var bind = new BindCard(fresh, unlucky.Wallet, false, old);
        await history.Do($"replace {old}", bind, DemoTerms.Teller, at + Duration.FromMinutes(9));
        replaced[unlucky.Number] = fresh;
    }

    private CardId? CardOf(DemoResident resident) =>
        replaced.TryGetValue(resident.Number, out var other) ? other : resident.Card;

    private async Task Sweep(LocalDate day, Instant at)
    {
        foreach (var resident in history.Residents)
        {
            if (!history.State.KnowsPursesOf(resident.Wallet)) continue;
            if (!history.State.Purses(resident.Wallet).Any(purse => purse.Coins > 0 && purse.IsExpired(day))) continue;
            await history.Do($"expiry {resident.Number} {day:uuuu-MM-dd}", new ExpirePurses(resident.Wallet, day),
                DemoTerms.Sweeper, at);
        }
    }

    private void Plan(Instant at, Func<Instant, Task> happen) => agenda.Enqueue(happen, (at, order++));

    private Instant Minute(LocalDate day, int minute) =>
        Tokyo.Start(day) + Duration.FromMinutes(minute) + Duration.FromSeconds(random.From(0, 59));
}
