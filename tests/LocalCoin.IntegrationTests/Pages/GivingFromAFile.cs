using LocalCoin.IntegrationTests.Doors;
using LocalCoin.IntegrationTests.Reading;
using LocalCoin.Ledger;

namespace LocalCoin.IntegrationTests.Pages;

// Coins for many at the desk: a file with its faults, what it would do, another person's yes or no, and afterwards why
// somebody holds what they hold, down to the chain.
[Collection(PagesOfTheOffice.Name)]
public class GivingFromAFile(PagesTown town)
{
    [Fact]
    public async Task A_file_is_read_proposed_approved_and_told_from()
    {
        var (holders, csv) = await town.GiftFile();
        await using var office = await town.Visit();
        await office.Desk("/desk/gifts");
        await office.ReadGifts(csv);
        var read = await office.Words();
        foreach (var said in new[]
        {
            "3人", "2,200円", "500円から 1,000円", "読めなかった 行(3行)", "5行め", "同じ人が 前の 行にも ある", "6行め", "7行め",
            "「たくさん」",
        })
        {
            Assert.Contains(said, read, StringComparison.Ordinal);
        }
        var run = await office.Propose();
        await office.Sees("みとめるのを まっています", "Waits for somebody else");

        await using var approver = await town.Visit();
        await approver.SignIn("kessai");
        var form = await approver.Proposal($"run-{run}");
        await form.Locator("[value=approve]").ClickAsync();
        await form.WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });
        await office.Page.GetByText("3人に おくった").WaitForAsync();
        await office.Page.GetByText("ぜんぶ おわりました").WaitForAsync();
        Assert.Equal(
            (1_100L, 500L, 700L), (await town.Coins(holders[0].Wallet), await town.Coins(holders[1].Wallet),
                await town.Coins(holders[2].Wallet)));

        var head = await town.Town.Head();
        await Until.True(async () => await town.Town.Schema.Value<long>(
            "select min(last_seq) from projections where name in ('journal', 'wallet_statement')") >= head);
        await using var auditor = await town.Visit();
        await auditor.Desk($"/desk/why?account={holders[0].Wallet}", "kansa");
        await auditor.Sees("1,100円", "1,100");
        await auditor.Sees("べつに かぞえている 金額とも 同じです", "counted apart says the same");
        await auditor.Touch("まとめて おくった 1行め 1,000円", "Line 1");
        await auditor.Arrives("/desk/events/");
        await auditor.Sees("たしかめました", "Verified just now");
        Assert.Equal(1, await town.Town.Schema.Value<long>(
            "select count(distinct actor) from directory_access_log where subject = $1 and action = 'look: why'",
            holders[0].Wallet));
    }

    [Fact]
    public async Task No_is_said_with_a_reason_that_whoever_asked_can_read()
    {
        var (holders, csv) = await town.GiftFile();
        await using var office = await town.Visit(scripts: false);
        await office.SignIn("somu");
        await office.ReadGifts(csv);
        var run = await office.Propose();
        await using var approver = await town.Visit();
        await approver.SignIn("kessai");
        var form = await approver.Proposal($"run-{run}");
        await form.Locator("summary").ClickAsync();
        await form.Locator("[value=reject]").ClickAsync();
        await approver.Sees("わけを 書いてください", "write why");
        form = await approver.Proposal($"run-{run}");
        await form.Locator("summary").ClickAsync();
        await form.Locator("[name=reason]").FillAsync("金額が 去年と ちがう");
        await form.Locator("[value=reject]").ClickAsync();
        await form.WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });
        await office.Open($"/desk/gifts/runs/{run}");
        await office.Sees("みとめられませんでした", "Declined");
        await office.Sees("金額が 去年と ちがう", "金額が 去年と ちがう");
        Assert.Equal(100, await town.Coins(holders[0].Wallet));
    }

    [Fact]
    public async Task A_paused_run_gives_nothing_until_it_goes_on()
    {
        var (holders, csv) = await town.GiftFile();
        await using var office = await town.Visit();
        await office.Desk("/desk/gifts");
        await office.ReadGifts(csv);
        var run = await office.Propose();
        await town.Town.Directory.RunDrafts.Pause(new RunId(run), new ActorId("somu"), default);
        await town.Town.Must("kessai", HttpMethod.Post, $"/api/v1/runs/{run}/approve", new { proposal = run });
        await office.Open($"/desk/gifts/runs/{run}");
        await office.Sees("とめています", "Paused");
        Assert.Equal(100, await town.Coins(holders[0].Wallet));
        await office.Touch("つづける", "Go on");
        await office.Page.GetByText("ぜんぶ おわりました").WaitForAsync();
        Assert.Equal(1_100, await town.Coins(holders[0].Wallet));
    }

    [Fact]
    public async Task One_person_is_given_coins_by_two()
    {
        var holder = await town.CardHolder(0);
        await using var office = await town.Visit();
        await office.Desk($"/desk/gifts/one?wallet={holder.Wallet}");
        await office.Page.FillAsync("#amount", "300");
        await office.Page.SelectOptionAsync("#fund", "welcome");
        await office.Page.SelectOptionAsync("#purpose", "effort");
        await office.Touch("申しこむ", "Propose");
        await office.Sees("申しこみました", "It is proposed");
        await using var approver = await town.Visit();
        await approver.SignIn("kessai");
        await Until.True(async () =>
        {
            await approver.Open("/approvals");
            return (await approver.Words()).Contains("300円を おくる", StringComparison.Ordinal);
        });
        var card = approver.Page.Locator(".card", new() { HasTextString = "300円を おくる" });
        await card.Locator("[value=approve]").ClickAsync();
        await card.WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });
        Assert.Equal(300, await town.Coins(holder.Wallet));
    }
}
