using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using LocalCoin.Ledger;

namespace LocalCoin.Tests.Machine;

// The whole machine beside an independent model: the same steps must happen, and every coin be in the same place.
// A failure prints its seed, "(seed,gamma)"; a line with it beside the others repeats it.
public class WholeMachine
{
    [Theory]
    [InlineData(1UL, 3UL)]
    [InlineData(20270110UL, 7UL)]
    public void It_does_what_the_model_does(ulong seed, ulong gamma) => Check(Follows, seed, gamma);

    [Fact]
    public void It_does_what_the_model_does_also_at_random() => Check(Follows, null, 0);

    [Theory]
    [InlineData(2UL, 5UL)]
    public void Doing_everything_twice_is_doing_it_once(ulong seed, ulong gamma) => Check(IsTheSameTwice, seed, gamma);

    [Theory]
    [InlineData(3UL, 5UL)]
    public void Cutting_a_history_into_batches_changes_nothing(ulong seed, ulong gamma) =>
        Check(IsTheSameCut, seed, gamma);

    [Fact]
    public void The_histories_do_everything_and_run_into_most_reasons_for_no()
    {
        var acts = new HashSet<Act>();
        var reasons = new HashSet<Rejection>();
        Check(steps =>
        {
            var town = new Town();
            acts.UnionWith(steps.Where(town.Do).Select(step => step.Act));
            reasons.UnionWith(town.Refusals);
        }, 1, 3);
        Assert.Equal(Enum.GetValues<Act>(), acts.Order());
        Assert.True(reasons.Count >= 25, string.Join(' ', reasons));
    }

    private static void Check(Action<List<Step>> property, ulong? seed, ulong gamma)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(200);
        if (seed is { } fixedSeed) config = config.WithReplay(fixedSeed, gamma);
        Prop.ForAll(Histories.Any, steps => property(steps)).Check(config);
    }

    private static void Follows(List<Step> steps)
    {
        var (town, model) = (new Town(), new Reckoning());
        foreach (var step in steps)
        {
            var happened = town.Do(step);
            Assert.True(model.Do(step, town.Ledger.Clock) == happened, $"only one of the two does {step}");
            Assert.Equal(Written(model.Books.Select(one => (one.Key, one.Value))), Everything(town.Ledger));
            Assert.Equal(0, town.Ledger.Balances.Values.Sum());
        }
    }

    private static void IsTheSameTwice(List<Step> steps)
    {
        var town = new Town();
        foreach (var step in steps) town.Do(step);
        var before = Everything(town.Ledger);
        var count = town.Ledger.Events.Count;
        var accepted = town.Ledger.Events.Select(recorded => recorded.Id).ToHashSet();
        foreach (var letter in town.Letters.Where(letter => accepted.Contains(letter.Id)))
        {
            var answer = town.Ledger.Send(letter.Id, letter.Command, letter.Sender, null);
            Assert.Equal(letter.Id, Assert.IsType<Decision.Repeated>(answer).Stored.Id);
        }
        Assert.Equal((before, count), (Everything(town.Ledger), town.Ledger.Events.Count));
    }

    private static void IsTheSameCut(List<Step> steps)
    {
        var town = new Town();
        foreach (var step in steps) town.Do(step);
        foreach (var size in new[] { 2, 5, 1000 })
        {
            var batched = new Batches(size).Run(town.Letters);
            Assert.Equal(Everything(town.Ledger), Everything(batched));
            Assert.Equal(
                town.Ledger.Events.Select(recorded => (recorded.Id, recorded.Version, recorded.Event.GetType())),
                batched.Events.Select(recorded => (recorded.Id, recorded.Version, recorded.Event.GetType())));
        }
    }

    private static string Everything(InMemoryLedger ledger) => Written(ledger.Balances
        .Where(one => one.Key.Kind is not AccountKind.Issuer).Select(one => (one.Key.Value, one.Value))
        .Concat(ledger.Tallies.Select(one => (one.Key.Value, one.Value))));

    private static string Written(IEnumerable<(string Name, long Count)> all) => string.Join('\n', all
        .Where(one => one.Count != 0).OrderBy(one => one.Name, StringComparer.Ordinal)
        .Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Name} {one.Count}")));
}
