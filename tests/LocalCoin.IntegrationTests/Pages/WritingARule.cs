using LocalCoin.IntegrationTests.Doors;
using LocalCoin.Ledger;
using LocalCoin.Store;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace LocalCoin.IntegrationTests.Pages;

// What vegetables earn, written at the desk: read back in words and examples, approved by another person, and then paid
// as the example said.
[Collection(PagesOfTheOffice.Name)]
public class WritingARule(PagesTown town)
{
    [Fact]
    public async Task A_rule_is_read_back_proposed_approved_and_paid_as_its_example_said()
    {
        var programme = $"r-{Town.NewId()}"[..30];
        await using var office = await town.Visit(scripts: false);
        await office.Desk("/programmes/edit");
        await office.Page.FillAsync("#programme", programme);
        await office.Page.FillAsync("#from", RuleTown.Today);
        await office.Page.FillAsync("#much", "３０");
        await office.Page.FillAsync("#day-max", "200");
        await office.Page.SelectOptionAsync("#fund", "yasai");
        await office.Page.UncheckAsync("[name=declarers][value=Spot]");
        await office.Page.CheckAsync($"[name=spots][value={People.Grocer}]");
        await office.Page.CheckAsync("[name=enrolled-only]");
        await office.Touch("ことばと れいを 見る", "Show it in words and examples");
        await office.Page.WaitForSelectorAsync(".in-words");
        await office.Reads("30%");
        var example = office.Page.Locator(".examples li").First;
        await Assertions.Expect(example).ToContainTextAsync("やさい 500円");
        var coins = long.Parse((await example.Locator(".yen").InnerTextAsync()).TrimEnd('円').Trim());

        // Who changes it after looking looks again.
        await office.Page.FillAsync("#much", "31");
        await office.Touch("この きまりを 申しこむ", "Propose this rule");
        await office.Page.WaitForSelectorAsync(".notice.beni");
        await office.Page.FillAsync("#much", "30");
        await office.Touch("ことばと れいを 見る", "Show it in words and examples");
        await Assertions.Expect(office.Page.Locator(".notice.beni")).ToHaveCountAsync(0);
        await office.Touch("この きまりを 申しこむ", "Propose this rule");
        await office.Arrives("done=proposed");

        var holder = await town.CardHolder(3_000);
        await using var approver = await town.Visit();
        await approver.Desk("/approvals", "kessai");
        var form = await approver.Proposal($"programme-{programme}");
        await Assertions.Expect(approver.Page.Locator(".card", new() { Has = form }).Locator(".examples li").First)
            .ToContainTextAsync($"{coins}");
        await form.Locator("[value=approve]").ClickAsync();
        await form.WaitForAsync(new() { State = WaitForSelectorState.Detached });

        await TakesPart(holder, new ProgrammeId(programme));
        var payment = Town.NewId();
        await town.Town.Must("register", HttpMethod.Put, $"/api/v1/charges/{payment}", new
        {
            payer = new { card = holder.Token }, spot = People.Grocer, amount = 1_000, vegetables = 500,
        });
        Assert.Equal(coins, await town.Town.Schema.Value<long>("""
            select (earned->>'coins')::bigint
            from mt_events, jsonb_array_elements(data->'earned') as earned
            where type = 'payment_made' and data->>'payment' = $1 and earned->>'programme' = $2
            """, payment, programme));
        await office.Open($"/programmes/{programme}");
        await office.Reads("somu、みとめた 人: kessai");
    }

    /// <summary>As the ledger hears of it. A text that is agreed to would stand beside the others' in this town.
    /// </summary>
    private async Task TakesPart(Holder holder, ProgrammeId programme) => Assert.IsType<Answer.Accepted>(
        await town.Town.App.Services.GetRequiredService<LedgerWriter>().Send(
            Sent.Live(
                Guid.CreateVersion7(), new EnrolWallet(new WalletId(holder.Wallet), programme),
                new Sender(new ActorId("kenko"), null, null)),
            CancellationToken.None));

    [Fact]
    public async Task What_cannot_be_a_rule_is_said_beside_its_field_and_nothing_is_proposed()
    {
        await using var office = await town.Visit();
        await office.Desk("/programmes/edit");
        await office.Page.FillAsync("#programme", "kesa");
        await office.Page.FillAsync("#from", RuleTown.Day(-1));
        await office.Page.FillAsync("#much", "101");
        await office.Touch("ことばと れいを 見る", "Show it in words and examples");
        await Assertions.Expect(office.Page.Locator("#much-fault")).ToBeVisibleAsync();
        await Assertions.Expect(office.Page.Locator("#fund-fault")).ToBeVisibleAsync();
        await office.Page.FillAsync("#much", "10");
        await office.Page.SelectOptionAsync("#fund", "yasai");
        await office.Touch("ことばと れいを 見る", "Show it in words and examples");
        await Assertions.Expect(office.Page.Locator(".notice.beni")).ToBeVisibleAsync();
        await Assertions.Expect(office.Page.Locator("[value=propose]")).ToHaveCountAsync(0);
        Assert.Equal(0, await town.Town.Schema.Value<long>(
            "select count(*) from mt_events where stream_id = 'programme-kesa'"));
    }
}
