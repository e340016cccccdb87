// A gift to ten thousand members, proposed on the page from a file, approved by another person, and the serving process
// killed in the middle: the next one finishes it by itself, and each member has it exactly once.

using System.Text;
using LocalCoin.IntegrationTests.Pages;
using LocalCoin.IntegrationTests.Reading;
using LocalCoin.IntegrationTests.Writing;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Audit;
using LocalCoin.Store.Directory;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace LocalCoin.IntegrationTests.Crashes;

public class GivingToTenThousand(PagesTown town) : IClassFixture<PagesTown>
{
    private const int Members = 10_000;
    private const int CoinsEach = 3;

    // One member holds a coin already, and somebody holds on to that very purse: the run comes to there and no further.
    private const int Held = 5_000;
    private static readonly FundId Fund = new("gift");
    private static readonly Sender Maker = new(new ActorId("maker"), null, null);

    private static WalletId Wallet(int number) => new($"w{number:00000}");

    [Fact]
    public async Task A_run_that_was_killed_in_the_middle_finishes_by_itself()
    {
        await using var own = await TestSchema.Make();
        var schema = own.Schema;
        await Found(schema);
        string run;
        await using (var holding = await schema.Owner.OpenConnectionAsync())
        {
            await using var node = await ServeProcess.Start(TestSchema.AppConnection, schema.Community);
            await using var office = await town.Visit(at: node.Address);
            await office.SignIn("office");
            await office.ReadGifts(Csv(), Fund.Value);
            await office.Sees("10,000人", "10,000");
            await office.Sees("30,000円", "30,000");
            run = await office.Propose();
            await using var transaction = await holding.BeginTransactionAsync();
            await Lock(holding);
            await using var approver = await town.Visit(at: node.Address);
            await approver.SignIn("approver");
            var form = await approver.Proposal($"run-{run}");
            await form.Locator("[value=approve]").ClickAsync();
            await Until.True(async () => await Given(schema) > 1_000);
            await node.Kill();
        }
        Assert.InRange(await Given(schema), 1_000, Held);
        await using var second = await ServeProcess.Start(TestSchema.AppConnection, schema.Community);
        await using var reader = await town.Visit(at: second.Address);
        await reader.SignIn("office");
        await Until.True(async () => await schema.Value<long>(
            "select count(*) from mt_events where type = 'run_finished'") == 1);
        await reader.Open($"/desk/gifts/runs/{run}");
        await reader.Page.GetByText("ぜんぶ おわりました").WaitForAsync();
        await reader.Page.GetByText("10,000人に おくった").WaitForAsync();
        Assert.Equal(Members, await Given(schema));
        Assert.Equal(Members, await schema.Value<long>("""
            select count(*) from balances
            where kind = 'wallet' and coins = case when owner = $1 then $2 + 1 else $2 end
            """, Wallet(Held).Value, (long)CoinsEach));
        var report = await Verification.Run(
            schema.App, new VerificationOptions(false, null), null, CancellationToken.None);
        Assert.Null(report.Fault);
    }

    private static string Csv()
    {
        var csv = new StringBuilder("wallet,amount\n");
        for (var member = 1; member <= Members; member++) csv.Append($"{Wallet(member)},{CoinsEach}\n");
        return csv.ToString();
    }

    private static Task<long> Given(TestSchema schema) => schema.Value<long>(
        "select count(distinct data ->> 'wallet') from mt_events where type = 'run_line_granted'");

    private static async Task Lock(NpgsqlConnection holding)
    {
        await using var command = new NpgsqlCommand(
            "select coins from balances where owner = $1 for update", holding);
        command.Parameters.Add(new NpgsqlParameter { Value = Wallet(Held).Value });
        Assert.Equal(1L, await command.ExecuteScalarAsync());
    }

    private static async Task Found(TestSchema schema)
    {
        await using (var node = Node.Open(schema.Community))
        {
            await node.Do([
                By(new DefineFund(Fund, FundFamily.Free, ExpiryPolicy.None, [], false)),
                By(new SetBudget(Fund, 1_000_000)),
            ]);
            foreach (var some in Enumerable.Range(1, Members).Chunk(1_000))
            {
                await node.Do(some.Select(number => By(new OpenWallet(Wallet(number)))));
            }
            var proposal = By(new ProposeGrant(
                new GrantId("first"), Wallet(Held), Fund, new Amount(1), GrantPurpose.Welcome));
            await node.Do([proposal]);
            await node.Do([
                Sent.Live(
                    Guid.CreateVersion7(), new ApproveGrant(new GrantId("first"), proposal.Id),
                    new Sender(new ActorId("checker"), null, null)),
            ]);
        }
        foreach (var (name, role) in new[] { ("office", "operator"), ("approver", "approver") })
        {
            await new CommunityDirectory(schema.App).Credentials.Put(
                new Credential(
                    new ActorId(name), name, name,
                    new PasswordHasher<Credential>().HashPassword(null!, Doors.Town.Password), [role], null, null,
                    false), CancellationToken.None);
        }
    }

    private static Sent By(Command command) => Sent.Live(Guid.CreateVersion7(), command, Maker);
}
