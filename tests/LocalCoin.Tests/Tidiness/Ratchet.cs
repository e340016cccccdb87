namespace LocalCoin.Tests.Tidiness;

// A limit with the exceptions that exist today. An exception may shrink and go away, never grow, and a new one is
// a line that somebody has to defend in review.
public sealed record Ratchet(string What, int Max, IReadOnlyDictionary<string, int> Exceptions)
{
    public void Check(IEnumerable<(string Where, int Count)> found)
    {
        var counts = found.ToDictionary(count => count.Where, count => count.Count, StringComparer.Ordinal);
        var tooMuch =
            from count in counts
            let allowed = Exceptions.GetValueOrDefault(count.Key, Max)
            where count.Value > allowed
            select $"{count.Key}: {count.Value} {What}, allowed are {allowed}";
        var better =
            from exception in Exceptions
            let count = counts.GetValueOrDefault(exception.Key)
            where count < exception.Value
            select $"{exception.Key}: now {count} {What}, so lower its exception of {exception.Value}";
        Faults.None(tooMuch.Concat(better));
    }
}
