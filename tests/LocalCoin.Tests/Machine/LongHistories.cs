using LocalCoin.Ledger;

namespace LocalCoin.Tests.Machine;

// A history is shared by whoever reads it: what one of them appends, no other sees.
public class LongHistories
{
    [Fact]
    public void Two_that_go_on_from_the_same_history_do_not_meet()
    {
        var start = Frozen(new History([At(1)]), 2);
        var (left, right) = (Frozen(start, 3), start.With(At(30)));
        Assert.Equal(["1", "2"], Ids(start));
        Assert.Equal(["1", "2", "3"], Ids(left));
        Assert.Equal(["1", "2", "30"], Ids(right));
        Assert.Equal(["1", "2", "3", "4"], Ids(Frozen(left, 4)));
        Assert.Equal(["1", "2", "30", "40"], Ids(right.With(At(40))));
        Assert.NotNull(left.Find(At(3).Id));
        Assert.Null(right.Find(At(3).Id));
        Assert.Null(start.Find(At(3).Id));
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
