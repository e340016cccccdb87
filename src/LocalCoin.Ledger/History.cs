namespace LocalCoin.Ledger;

/// <summary>What a stream's events mean together.</summary>
public interface IFold<TSelf> where TSelf : class, IFold<TSelf>
{
    /// <param name="state">Null before the first event.</param>
    static abstract TSelf? Evolve(TSelf? state, Recorded recorded);
}

/// <summary>
/// The events of one stream, in order, and what they mean together. Never changes; appending makes another, which
/// goes on where this one ends, so that a long stream costs no more for each event than a short one.
/// </summary>
public sealed class History
{
    private readonly Shelf shelf;
    private readonly int count;
    private Folded? folded;

    public History(IEnumerable<Recorded> events)
    {
        shelf = new Shelf([.. events]);
        count = shelf.Taken;
    }

    private History(Shelf shelf, int count, Folded? folded)
    {
        this.shelf = shelf;
        this.count = count;
        this.folded = folded;
    }

    public long Version => count;
    public IReadOnlyList<Recorded> Events => new ArraySegment<Recorded>(shelf.Places, 0, count);

    /// <summary>Every stream has one meaning, so one fold is kept.</summary>
    public T? As<T>() where T : class, IFold<T>
    {
        var known = folded is { State: T } ? folded : null;
        if (known?.Count == count) return (T)known.State;
        var state = (T?)known?.State;
        for (var i = known?.Count ?? 0; i < count; i++) state = T.Evolve(state, shelf.Places[i]);
        folded = state is null ? null : new Folded(state, count);
        return state;
    }

    public History With(Recorded next)
    {
        var longer = shelf.Take(count) ? shelf : new Shelf(shelf.Places, count);
        longer.Places[count] = next;
        return new History(longer, count + 1, folded);
    }

    /// <summary>The event that a command with this id became, if it did.</summary>
    public Recorded? Find(Guid id)
    {
        for (var i = 0; i < count; i++)
        {
            if (shelf.Places[i].Id == id) return shelf.Places[i];
        }
        return null;
    }

    /// <summary>What the first so many events mean.</summary>
    private sealed record Folded(object State, int Count);

    /// <summary>
    /// Places for events that histories share. Each place is taken once: of two histories that go on from the same
    /// one (what was decided ahead may be thrown away), the second moves to a shelf of its own.
    /// </summary>
    private sealed class Shelf
    {
        private int taken;

        internal Shelf(Recorded[] places)
        {
            Places = places;
            taken = places.Length;
        }

        internal Shelf(Recorded[] from, int count)
        {
            Places = new Recorded[Math.Max(2, 2 * count)];
            Array.Copy(from, Places, count);
            taken = count + 1;
        }

        internal Recorded[] Places { get; }
        internal int Taken => taken;

        internal bool Take(int place)
        {
            lock (Places)
            {
                if (taken != place || place == Places.Length) return false;
                taken++;
                return true;
            }
        }
    }
}
