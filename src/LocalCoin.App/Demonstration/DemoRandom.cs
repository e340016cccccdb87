namespace LocalCoin.App.Demonstration;

/// <summary>SplitMix64: the same numbers from the same seed on every machine and in every version of .NET.</summary>
internal sealed class DemoRandom(ulong seed)
{
    private ulong state = seed;

    /// <summary>A whole number from least to most, both included.</summary>
    public int From(int least, int most) => least + (int)(Next() % (ulong)(most - least + 1));

    public bool Chance(int percent) => From(1, 100) <= percent;

    public T Of<T>(IReadOnlyList<T> all) => all[From(0, all.Count - 1)];

    private ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
