using LocalCoin.Ledger;

namespace LocalCoin.Tests.Machine;

// A history is shared by whoever reads it: what one of them appends, no other sees.
public class LongHistories
{
    [Fact]
    public void Two_that_go_on_from_the_same_history_do_not_meet()
    {
        var start = Frozen(Frozen(new History([At(1)]), 2), 3);
        var (left, right) = (Frozen(start, 4), start.With(At(40)));
        Assert.Equal(["1", "2", "3"], Ids(start));
        Assert.Equal(["1", "2", "3", "4"], Ids(left));
        Assert.Equal(["1", "2", "3", "40"], Ids(right));
        Assert.Equal(["1", "2", "3", "4", "5"], Ids(Frozen(left, 5)));
        Assert.Equal(["1", "2", "3", "40", "50"], Ids(right.With(At(50))));
        Assert.NotNull(left.Find(At(4).Id));
        Assert.Null(right.Find(At(4).Id));
        Assert.Null(start.Find(At(4).Id));
    }

    [Fact]
    public void What_it_means_goes_on_from_what_it_meant()
    {
        Evolved.Times = 0;
        var history = new History([At(1)]);
        for (var n = 2; n <= 1000; n++)
        {
            history = history.With(At(n));
            Assert.Equal(n, history.As<Evolved>()!.Count);
        }
        Assert.Equal(1000, Evolved.Times);
    }

    private static History Frozen(History history, int n)
    {
        history.As<Evolved>();
        return history.With(At(n));
    }

    private static IEnumerable<string> Ids(History history)
    {
        Assert.Equal(history.Version, history.Events.Count);
        Assert.Equal(history.Version, history.As<Evolved>()!.Count);
        return history.Events.Select(recorded => recorded.Fingerprint);
    }

    private static Recorded At(int n) => new(
        n, new Guid(n, 0, 0, new byte[8]), StreamId.Of(new WalletId("w")), n, default,
        new WalletUnfrozen(default, new("w")), new Sender(new("a"), null, null), $"{n}");

    private sealed record Evolved(int Count) : IFold<Evolved>
    {
        [ThreadStatic]
        internal static int Times;

        public static Evolved Evolve(Evolved? state, Recorded recorded)
        {
            Times++;
            return new((state?.Count ?? 0) + 1);
        }
    }
}
