using LocalCoin.IntegrationTests.Doors;
using LocalCoin.IntegrationTests.Statistics;
using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;
using LocalCoin.Store.Statistics;
using Microsoft.Playwright;
using NodaTime;

namespace LocalCoin.IntegrationTests.Pages;

// The whole way, over four months of one town: a rule is made by two people, somebody without a phone signs a sheet of
// paper, buys vegetables, is measured twice, stands in the month's figures, and leaves. She is the tenth of her age:
// with her it is shown, without her it is not.
public sealed class FromRuleToDashboard(PagesTown town) : IClassFixture<PagesTown>
{
    private const string Grey = "75〜79さい";
    private static readonly ProgrammeId Programme = new("genki");

    private LocalDate FirstOf(int month) => thisMonth.PlusMonths(month);
    private StatPeriod Month(int month) => StatPeriod.Month(FirstOf(month));

    private readonly LocalDate thisMonth = town.Town.Today().With(DateAdjusters.StartOfMonth);

    [Fact]
    public async Task She_is_counted_from_her_signature_until_she_leaves_and_closed_months_stay()
    {
        var first = FirstOf(1).PlusDays(3);
        await town.GoOnAt(first);
        await SetUp();
        var her = await town.CardHolder(3_000);
        var neighbours = await town.JoinAll(Programme);
        await SignsOnPaper(her);
        await using var shop = await town.Visit();
        await shop.PairRegister();
        await Buys(shop, her);
        await IsMeasured(her, "5.2");
        await town.Buy(neighbours);
        await town.Measured(neighbours, 40);

        await town.GoOnAt(first.PlusDays(28)); // of the month that follows, however long this one is
        await Buys(shop, her);
        await IsMeasured(her, "6.3");
        await town.Buy(neighbours);
        await town.Measured(neighbours, 49);

        await town.GoOnAt(Month(2).Freezes());
        await town.MakesByItself(Month(1), Month(2));
        await EqualsAPlainFold(Month(2));
        await using var staff = await town.Visit(comesKnown: true);
        await IsSeen(staff);

        await Leaves(her);
        await town.Buy(neighbours);
        await town.Measured(neighbours, 51);
        await town.GoOnAt(FirstOf(4).PlusDays(1));
        await town.MakesByItself(Month(3));
        await IsInNoLaterTable(staff);
        await TheClosedMonthStays(staff);
    }

    /// <summary>The operator proposes, the approver reads it and approves; the health staff say what is agreed to.
    /// </summary>
    private async Task SetUp()
    {
        await using var office = await town.Visit();
        await office.Desk("/programmes/edit");
        await office.Page.FillAsync("#programme", Programme.Value);
        await office.Page.FillAsync("#from", $"{town.Town.Today():uuuu-MM-dd}");
        await office.Page.FillAsync("#much", "30");
        await office.Page.SelectOptionAsync("#fund", "yasai");
        await office.Page.UncheckAsync("[name=declarers][value=Spot]");
        await office.Page.CheckAsync($"[name=spots][value={People.Grocer}]");
        await office.Page.CheckAsync("[name=enrolled-only]");
        await office.Touch("ことばと れいを 見る", "");
        await office.Page.WaitForSelectorAsync(".in-words");
        await office.Touch("この きまりを 申しこむ", "");
        await office.Arrives("done=proposed");
        await using var approver = await town.Visit();
        await approver.Desk("/approvals", "kessai");
        var form = await approver.Proposal($"programme-{Programme}");
        await form.Locator("[value=approve]").ClickAsync();
        await form.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await using var health = await town.Visit();
        await health.SignIn("kenko");
        await health.Open("/participants/texts");
        await health.Page.SelectOptionAsync("#programme", Programme.Value);
        await health.Page.FillAsync("#japanese", "やさいの 買いものを しらべます。\nいつでも やめられます。");
        await health.Page.FillAsync("#english", "We look at vegetables bought.\nYou may leave at any time.");
        await health.Touch("つぎの 版を 出す", "");
        await health.Arrives("done=true");
    }

    /// <summary>At the counter, on the sheet that she signed.</summary>
    private async Task SignsOnPaper(Holder her)
    {
        await using var counter = await town.Visit();
        await counter.Serve(her);
        await counter.Touch("健康プログラム(紙で)", "");
        await counter.Page.SelectOptionAsync("#age", "From75");
        await counter.Page.SelectOptionAsync("#sex", "Female");
        await counter.Page.SelectOptionAsync("#area", "Takabedai");
        await counter.Page.CheckAsync("[name=agree]");
        await counter.Touch("参加する", "");
        await counter.Sees("参加しました。", "");
        await counter.Sees("第1版 (紙で)", "");
        var entry = Assert.Single(await town.Town.Records().Participants.Of(new WalletId(her.Wallet), default));
        Assert.Equal(
            (Programme, 1, true, town.Town.Today(), Channel.Card),
            (entry.Programme, entry.Consent, entry.OnPaper, entry.Enrolled, entry.Traits.Channel));
    }

    /// <summary>Vegetables for 300 of 500 yen: 30 % by the new rule, and 20 % by the town's own.</summary>
    private static async Task Buys(Visitor shop, Holder her)
    {
        await shop.Open("/register");
        await shop.Page.FillAsync("#amount", "500");
        await shop.Page.ClickAsync("summary");
        await shop.Page.FillAsync("#vegetables", "300");
        await shop.Touch("カードを よみとる", "");
        await shop.Page.WaitForSelectorAsync("#held");
        await shop.Scan(her.Token);
        await shop.Sees("うち やさい 300円", "");
        await shop.Touch("はらう", "");
        await shop.Sees("やさい +150円", "");
    }

    private async Task IsMeasured(Holder her, string level)
    {
        await using var nurse = await town.Visit();
        await nurse.SignIn("kenko");
        await nurse.Open("/measure");
        await nurse.Touch("はじめる", "");
        await nurse.Page.WaitForSelectorAsync("#held");
        await nurse.ScansFor(her.Token);
        await nurse.Page.FillAsync("#number", level);
        await nurse.Page.Keyboard.PressAsync("Enter");
        await nurse.Sees("のこしました · 1人", "");
    }

    /// <summary>Every figure of a month that may be shown is what somebody reckons from the events.</summary>
    private async Task EqualsAPlainFold(StatPeriod month)
    {
        var plain = new PlainFigures(await town.Town.Happened(), month.First, month.Last);
        Assert.Equal((30, 30, 30, 10), (plain.Enrolled, plain.Active, plain.Earning, plain.Paired));
        var made = await Made(month, 1);
        Assert.True(made.IsFrozen);
        foreach (var (indicator, expected) in new (string, decimal[])[]
        {
            (Indicators.Funnel, [15_860, plain.Enrolled, plain.Active, plain.Earning, 0]),
            (Indicators.CheckPairs, [plain.Paired]),
            (Indicators.CheckLevel, [plain.LevelFirst * 10, plain.LevelLast * 10, plain.LevelChange * 10]),
            (Indicators.IncentiveCost, [plain.CostEach]),
        })
        {
            Assert.Equal(
                expected.Select(value => Cell.Of((long)value)),
                made.Tables.Single(table => table.Indicator == indicator).Cells.SelectMany(row => row));
        }
        Assert.Equal(
            Cell.Of((long)(plain.DaysOfTheMiddle * 10)),
            made.Tables.Single(table => table.Indicator == Indicators.VegetableDays).Cells[0][1]);
    }

    /// <summary>With her there are ten of her age, and ten who were measured twice.</summary>
    private async Task IsSeen(Visitor staff)
    {
        await staff.SignIn("kenko");
        await staff.Page.SetViewportSizeAsync(1280, 800);
        await staff.Open($"/statistics?month={Month(2)}");
        await Reads(staff, Indicators.Funnel, "30人");
        await Reads(staff, Indicators.ParticipationByAge, $"{Grey}[^x人]*10人");
        await Picture(staff, "dashboard");
        await staff.Open($"/statistics/effectiveness?month={Month(2)}");
        await Reads(staff, Indicators.CheckPairs, "ベジチェック[^0-9x]*10人");
        await Reads(staff, Indicators.CheckLevel, "4\\.5.*5\\.4.*0\\.9");
        await Picture(staff, "effectiveness");
    }

    private async Task Leaves(Holder her)
    {
        await using var counter = await town.Visit();
        await counter.Serve(her);
        await counter.Touch("健康プログラム(紙で)", "");
        await counter.Page.Locator("summary", new() { HasTextString = "やめる" }).ClickAsync();
        await counter.Page.CheckAsync("[name=numbers][value=keep]");
        await counter.Touch("プログラムを やめる", "");
        await counter.Sees("やめました。", "");
    }

    private async Task IsInNoLaterTable(Visitor staff)
    {
        var later = Month(3);
        var plain = new PlainFigures(await town.Town.Happened(), later.First, later.Last);
        Assert.Equal((29, 29, 9), (plain.Enrolled, plain.Active, plain.Paired));
        await staff.SignIn("kenko");
        await staff.Open($"/statistics?month={later}");
        await Reads(staff, Indicators.Funnel, "29人");
        var age = (await Made(later, 1)).Tables.SingleOrDefault(
            table => table.Indicator == Indicators.ParticipationByAge);
        Assert.DoesNotContain(age?.Cells.SelectMany(row => row) ?? [], cell => cell.Value is 9 or 10 or 20);
        await staff.Open($"/statistics/effectiveness?month={later}");
        await Reads(staff, Indicators.CheckPairs, "ベジチェック[^0-9x]*x");
        await Reads(staff, Indicators.CheckLevel, "ベジチェック[^0-9x]*x[^0-9x]*x[^0-9x]*x");
        await Picture(staff, "without-her");
    }

    /// <summary>What was closed before she left still has her in it. Made again for a reason it is a new version: one
    /// person alone changes no count of people, and what they all had is held back.</summary>
    private async Task TheClosedMonthStays(Visitor staff)
    {
        var closed = Month(2);
        var before = SnapshotJson.Write((await Made(closed, 1)).Tables);
        await staff.Open($"/statistics?month={closed}");
        await Reads(staff, Indicators.ParticipationByAge, $"{Grey}[^x人]*10人");
        Assert.Equal(Making.Made, await new SnapshotMaking(
            town.Town.Schema.App, town.Town.Schema.Health, StatTerms.Usual).Make(
            closed, town.Town.Clock.GetCurrentInstant(), new Restatement(new ActorId("somu"), "同意の取り消し"), default));
        Assert.Equal(before, SnapshotJson.Write((await Made(closed, 1)).Tables));
        await staff.Open($"/statistics/effectiveness?month={closed}");
        await staff.Sees("同意の取り消し", "");
        await Reads(staff, Indicators.CheckLevel, "ベジチェック[^0-9x]*x[^0-9x]*x[^0-9x]*x");
        Assert.Empty(staff.Complaints);
    }

    private async Task<Snapshot> Made(StatPeriod period, int version) =>
        (await new Snapshots(town.Town.Schema.App).Versions($"{period}", Level.Staff, default))
        .Single(one => one.Version == version);

    /// <summary>What a table of the page says, its rows one after the other.</summary>
    private static Task Reads(Visitor staff, string indicator, string pattern) => Assertions
        .Expect(staff.Page.Locator($"section[aria-labelledby={indicator}] table.stat"))
        .ToHaveTextAsync(new System.Text.RegularExpressions.Regex(
            pattern, System.Text.RegularExpressions.RegexOptions.Singleline));

    private static Task Picture(Visitor staff, string name) => staff.Page.ScreenshotAsync(new()
    {
        Path = Path.Combine(PagesTown.Pictures("story"), $"{name}.png"), FullPage = true,
    });
}
