namespace LocalCoin.Ledger;

/// <summary>What a stream's events mean together.</summary>
public interface IFold<TSelf> where TSelf : class, IFold<TSelf>
{
    /// <param name="state">Null before the first event.</param>
    static abstract TSelf? Evolve(TSelf? state, Recorded recorded);
}

/// <summary>
/// The events of one stream, in order, and what they mean together. Never changes; appending makes another.
/// </summary>
public sealed class History
{
    private readonly Recorded[] events;
    private object? folded;

    public History(IEnumerable<Recorded> events) => this.events = [.. events];

    public long Version => events.Length;
    public IReadOnlyList<Recorded> Events => events;

    /// <summary>Every stream has one meaning, so one fold is kept.</summary>
    public T? As<T>() where T : class, IFold<T>
    {
        if (folded is T known) return known;
        T? state = null;
        foreach (var recorded in events) state = T.Evolve(state, recorded);
        folded = state;
        return state;
    }

    public History With(Recorded next) => new(events.Append(next));

    /// <summary>The event that a command with this id became, if it did.</summary>
    public Recorded? Find(Guid id)
    {
        foreach (var recorded in events)
        {
            if (recorded.Id == id) return recorded;
        }
        return null;
    }
}
