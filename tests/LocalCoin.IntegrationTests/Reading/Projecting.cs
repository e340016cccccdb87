// Every projection's rows are what a plain fold over the events gives, however the events were cut into pages.

using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Accounts;
using LocalCoin.Store.Payments;
using LocalCoin.Store.Programmes;
using LocalCoin.Store.Statistics;
using Microsoft.Extensions.Logging.Abstractions;

namespace LocalCoin.IntegrationTests.Reading;

public sealed class Projecting : IAsyncLifetime
{
    private static readonly LocalDate First = new(2026, 1, 1), Last = new(2030, 12, 31);
    private readonly SmallTown town = new();

    public async Task InitializeAsync()
    {
        await town.InitializeAsync();
        await using var runners = Runners();
        runners.Start();
        for (var i = 0; i < 20; i++) await town.PayNow(3);
        await CaughtUp();
    }

    public Task DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task Sales_are_those_of_the_events()
    {
        var events = (await Events()).Select(recorded => recorded.Event).ToArray();
        foreach (var merchant in events.OfType<MerchantJoined>().Select(joined => joined.Merchant))
        {
            var days = await MerchantSales.Between(town.Schema.App, merchant, First, Last, default);
            var made = events.OfType<PaymentMade>().Where(e => e.Merchant == merchant).ToArray();
            var reversals = events.Select(Reversed).Where(one => one.Merchant == merchant).ToArray();
            Assert.Equal(made.Length, days.Sum(day => day.Payments));
            Assert.Equal(made.Sum(e => e.Cash), days.Sum(day => day.Cash));
            Assert.Equal(made.Sum(e => e.Vegetables), days.Sum(day => day.Vegetables));
            Assert.Equal(made.Sum(e => e.Earned.Sum(earned => earned.Coins)), days.Sum(day => day.Earned));
            Assert.Equal(reversals.Sum(one => one.Reversal!.Coins), days.Sum(day => day.Refunded));
            Assert.Equal(reversals.Sum(one => one.Reversal!.TakenBack.Sum()), days.Sum(day => day.TakenBack));
            foreach (var day in days)
            {
                Assert.Equal(
                    made.Where(
                        e => Tokyo.Day(e.At) == day.Day && e.Spot == day.Spot).Sum(e => e.Amount.Coins), day.Coins);
            }
            // What the merchant holds is what was sold and not given back, for nothing was settled here.
            Assert.Equal(
                days.Sum(day => day.Coins - day.Refunded),
                await town.Schema.Value<decimal>(
                    "select sum(coins) from balances where owner = $1 and kind in ('merchant', 'due')",
                    merchant.Value));
        }
    }

    [Fact]
    public async Task A_rule_tried_on_what_was_recorded_gives_what_it_gave()
    {
        var reads = new LedgerReads(town.Schema.App);
        var greens = (await reads.Fold<Programme>(StreamId.Of(new ProgrammeId("greens")), default))!;
        var rule = greens.Rules[0].Rule;
        var fund = (await reads.Fold<Fund>(StreamId.Of(rule.Fund), default))!;
        var trials = new RuleTrials(town.Schema.App);
        Assert.True(await trials.HasAll(Last, default));
        var past = await trials.Read(First, Last, null, default);
        var tried = new RuleTrial(past, rule, fund, 50_000).Run();
        var gave = (await Events()).Select(recorded => recorded.Event).OfType<PaymentMade>()
            .Where(made => made.Earned.Any(one => one.Programme == greens.Id && one.Coins > 0)).ToArray();
        Assert.NotEmpty(gave);
        Assert.Equal(
            (gave.Sum(made => made.Earned.Where(one => one.Programme == greens.Id).Sum(one => one.Coins)),
                gave.Length, gave.Select(made => made.Wallet).Distinct().Count(), 0),
            (tried.Coins, tried.Purchases, tried.Residents, tried.Cut));
        var left = await reads.Coins(AccountAddress.Of(fund.Id), default);
        var events = (await Events()).Select(recorded => recorded.Event).ToArray();
        var given =
            from made in events.OfType<PaymentMade>()
            from at in Enumerable.Range(0, made.Earned.Count)
            where made.Earned[at].Programme == greens.Id
            select made.Earned[at].Coins - events.Select(Reversed).Where(one => one.Payment == made.Payment)
                .Sum(one => one.Reversal!.TakenBack[at]);
        Assert.Equal(left + given.Sum(), await trials.Budget(greens.Id, fund.Id, First, Last, default));
        Assert.Equal(left, await trials.Budget(new("another"), fund.Id, First, Last, default));
    }

    [Fact]
    public async Task A_statement_has_every_entry_and_ends_in_the_balance()
    {
        var events = await Events();
        var opened = events.Select(recorded => recorded.Event).OfType<WalletOpened>();
        foreach (var wallet in opened.Select(e => e.Wallet))
        {
            var expected = new List<(long Seq, string Fund, long Change, long Balance)>();
            foreach (var recorded in events)
            {
                foreach (var posting in recorded.Event.Postings)
                {
                    Enter(posting.From, -posting.Amount.Coins);
                    Enter(posting.To, posting.Amount.Coins);
                }

                void Enter(AccountAddress account, long change)
                {
                    if (account.Kind is not AccountKind.Wallet || account.Owner != wallet.Value) return;
                    var before = expected.Count == 0 ? 0 : expected[^1].Balance;
                    expected.Add((recorded.Seq, account.Fund!.Value.Value, change, before + change));
                }
            }
            var found = await Statement(wallet);
            Assert.Equal(expected, found.Select(line => (line.Place.Seq, line.Fund.Value, line.Change, line.Balance)));
            Assert.Equal(
                found[^1].Balance,
                await town.Schema.Value<decimal>(
                    "select sum(coins) from balances where kind = 'wallet' and owner = $1", wallet.Value));
            var middle = found[found.Count / 2].At;
            var asOf = await WalletStatement.Page(town.Schema.App, wallet, null, middle, 1, default);
            Assert.Equal(found.Last(line => line.At <= middle), Assert.Single(asOf));
        }
    }

    [Fact]
    public async Task A_merchant_sees_every_payment_as_it_stands_and_never_whose()
    {
        var events = (await Events()).Select(recorded => recorded.Event).ToArray();
        foreach (var e in events.OfType<PaymentMade>())
        {
            var paid = (await MerchantPayments.Find(town.Schema.App, e.Payment, default))!;
            var reversals = events.Select(Reversed).Where(one => one.Payment == e.Payment).ToArray();
            Assert.Equal(
                (e.Amount.Coins, e.Cash, e.Vegetables, e.At), (paid.Amount, paid.Cash, paid.Vegetables, paid.At));
            Assert.Equal(reversals.Sum(one => one.Reversal!.Coins), paid.Refunded);
            Assert.Equal(reversals.Sum(one => one.Reversal!.TakenBack.Sum()), paid.TakenBack);
            Assert.Equal(events.OfType<PaymentUndone>().Any(undone => undone.Payment == e.Payment), paid.Undone);
            Assert.Equal(events.OfType<VegetablesStruck>().Any(struck => struck.Payment == e.Payment), paid.Struck);
            Assert.Equal(PaymentCode.Of(e.Payment), paid.Code);
        }
        Assert.Equal(0, await town.Schema.Value<long>("""
            select count(*)
            from (
              select to_jsonb(paid)::text from merchant_payments as paid
              union all
              select to_jsonb(happened)::text from merchant_activity as happened
            ) as told (row), mt_streams as wallet
            where wallet.type = 'wallet' and told.row like '%"' || substr(wallet.id, 8) || '"%'
            """));
    }

    [Fact]
    public async Task Reading_on_in_pages_misses_nothing_and_repeats_nothing()
    {
        var grocer = new MerchantId("grocer");
        var (activity, payments) = (new List<MerchantActivity>(), new List<MerchantPayment>());
        for (IReadOnlyList<MerchantActivity> page; (page = await MerchantPayments.After(
            town.Schema.App, grocer, activity.Count == 0
                ? 0 : activity[^1].Seq, 7, default)).Count > 0;) activity.AddRange(page);
        for (IReadOnlyList<MerchantPayment> page; (page = await MerchantPayments.Page(
            town.Schema.App, grocer, null, payments.Count == 0
                ? null : payments[^1].Seq, 7, default)).Count > 0;) payments.AddRange(page);
        var happened = (await Events()).Where(recorded => recorded.Event is PaymentMade { Merchant: var m }
            && m == grocer
            || Reversed(recorded.Event).Merchant == grocer).ToArray();
        Assert.Equal(happened.Select(recorded => recorded.Seq), activity.Select(one => one.Seq));
        Assert.Equal(
            happened.Where(recorded => recorded.Event is PaymentMade).Select(recorded => recorded.Seq).Reverse(),
            payments.Select(one => one.Seq));
        Assert.Equal(activity[^1].Seq, await MerchantPayments.LastSeq(town.Schema.App, grocer, default));
    }

    [Fact]
    public async Task The_trial_balance_is_the_balances_and_sums_to_zero()
    {
        var lines = await Journal.TrialBalance(town.Schema.App, null, null, default);
        await using var command = town.Schema.App.CreateCommand(
            "select address, coins from balances order by address collate \"C\"");
        await using var reader = await command.ExecuteReaderAsync();
        var balances = new List<TrialBalanceLine>();
        while (await reader.ReadAsync()) balances.Add(
            new(AccountAddress.Parse(reader.GetString(0)), reader.GetInt64(1)));
        Assert.Equal(balances, lines);
        Assert.Equal(0, Journal.ByKind(lines).Values.Sum());
        var events = await Events();
        var day = Tokyo.Day(events[events.Count / 2].Event.At);
        var early = (await Journal.TrialBalance(town.Schema.App, day, null, default)).Single(
            line => line.Account == AccountAddress.Bank);
        var expected = events.Where(
            recorded => Tokyo.Day(recorded.Event.At) <= day).SelectMany(recorded => recorded.Event.Postings)
            .Sum(posting => posting.From == AccountAddress.Bank
                ? -posting.Amount.Coins : posting.To == AccountAddress.Bank ? posting.Amount.Coins : 0);
        Assert.Equal(expected, early.Coins);
    }

    private async Task<List<StatementLine>> Statement(WalletId wallet)
    {
        var lines = new List<StatementLine>();
        while (true)
        {
            var page = await WalletStatement.Page(
                town.Schema.App, wallet, lines.Count == 0 ? null : lines[^1].Place, null, 5, default);
            if (page.Count == 0) break;
            lines.AddRange(page);
        }
        lines.Reverse();
        return lines;
    }

    private static (PaymentId? Payment, MerchantId? Merchant, Reversal? Reversal) Reversed(LedgerEvent happened) =>
        happened switch
    {
        PaymentRefunded e => (e.Payment, e.Merchant, e.Reversal),
        PaymentUndone e => (e.Payment, e.Merchant, e.Reversal),
        VegetablesStruck e => (e.Payment, e.Merchant, e.Reversal),
        _ => (null, null, null),
    };

    private async Task<IReadOnlyList<Recorded>> Events()
    {
        await using var connection = await town.Schema.App.OpenConnectionAsync();
        return [.. (
            await StoredEvents.Read(connection, 0, null, 100_000, default)).Events.Select(stored => stored.Recorded())];
    }

    private ProjectionRunners Runners() => new(town.Schema.App, NullLogger<ProjectionRunners>.Instance);

    private Task CaughtUp() => Until.True(
        async () => (await ProjectionRunners.Read(town.Schema.App, default)).All(state => state.Lag() == 0));
}
