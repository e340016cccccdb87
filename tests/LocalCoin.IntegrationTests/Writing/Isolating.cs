// One command that goes wrong costs its caller, never the batch it happened to be in.

using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.IntegrationTests.Writing;

public sealed class Isolating(TestSchema schema) : IClassFixture<TestSchema>, IAsyncLifetime
{
    private static int next;
    private readonly Node node = Node.Open(schema.Community);

    public Task InitializeAsync() => SmallTown.FoundIn(schema);

    public async Task DisposeAsync()
    {
        await node.DisposeAsync();
        await LedgerProof.Holds(schema);
    }

    public static TheoryData<string> Bugs => [.. Commands.Keys];

    [Theory]
    [MemberData(nameof(Bugs))]
    public async Task A_command_that_goes_wrong_costs_only_its_caller(string bug)
    {
        var before = await schema.Value<long>("select seq from ledger_head");
        var culprit = Sent.Live(Guid.CreateVersion7(), Commands[bug], SmallTown.Payer(0));
        var batch = new List<Sent>(Enumerable.Range(0, 20).Select(_ => Payment()));
        batch.Insert(10, culprit);
        batch.Insert(15, culprit with { Id = Guid.CreateVersion7() });
        var answers = await node.SendAll(batch);
        Assert.Equal(2, answers.OfType<Answer.Failed>().Count());
        Assert.IsType<Answer.Failed>(answers[10]);
        Assert.Equal(20, answers.OfType<Answer.Accepted>().Count());
        Assert.Equal(before + 20, await schema.Value<long>("select seq from ledger_head"));
    }

    [Fact]
    public async Task Who_keeps_coming_while_a_culprit_is_looked_for_is_answered()
    {
        var clients = Enumerable.Range(0, 8).Select(async _ =>
        {
            for (var i = 0; i < 25; i++)
            {
                var answer = await node.Send(Payment()).WaitAsync(TimeSpan.FromSeconds(30));
                Assert.IsType<Answer.Accepted>(answer);
            }
        }).ToList();
        for (var i = 0; i < 10; i++)
        {
            var culprit = Sent.Live(Guid.CreateVersion7(), new Overdraw($"g{i}"), SmallTown.Payer(0));
            Assert.IsType<Answer.Failed>(await node.Send(culprit).WaitAsync(TimeSpan.FromSeconds(30)));
        }
        await Task.WhenAll(clients);
    }

    private static readonly Dictionary<string, Command> Commands = new()
    {
        ["throws when deciding"] = new ThrowWhenDeciding("a"),
        ["throws when asked again"] = new ThrowWhenAsked("b"),
        ["reads what it did not ask for"] = new ReadUnasked("c"),
        ["overdraws"] = new Overdraw("d"),
        ["stores U+0000"] = new StoreZeroCharacter("e"),
        ["looks up U+0000"] = new LookUpZeroCharacter("f"),
        ["moves too much"] = new MoveTooMuch(SmallTown.Wallet(1)),
    };

    [Fact]
    public async Task An_event_that_cannot_be_read_costs_only_who_asks_for_it()
    {
        var unreadable = Payment();
        await node.Do([unreadable]);
        await schema.Tamper("update mt_events set type = 'written_by_a_later_program' where id = $1", unreadable.Id);
        await using var other = Node.Open(schema.Community);
        var answers = await other.SendAll([Payment(), unreadable, Payment()]);
        await schema.Tamper("update mt_events set type = 'payment_made' where id = $1", unreadable.Id);
        Assert.Equal([typeof(Answer.Accepted), typeof(Answer.Failed), typeof(Answer.Accepted)],
            answers.Select(a => a.GetType()));
        Assert.IsType<Answer.Repeated>(await other.Send(unreadable));
    }

    [Fact]
    public async Task A_missing_right_fails_the_batch_and_is_over_when_it_is_given()
    {
        var user = TestSchema.Roles.App;
        await node.Do([Payment()]);
        await schema.Execute($"revoke insert on mt_events from {user}");
        var refused = Payment();
        var answers = await node.SendAll([Payment(), refused]);
        await schema.Execute($"grant insert on mt_events to {user}");
        Assert.All(answers, answer => Assert.IsType<Answer.Failed>(answer));
        await node.Do([refused]);
    }

    private static Sent Payment()
    {
        var number = Interlocked.Increment(ref next);
        return SmallTown.Payment(number, number % SmallTown.WalletCount, number % SmallTown.MerchantCount, 10);
    }
}
