namespace LocalCoin.Benchmarks;

/// <summary>How long and how large: the whole table for a claim, the quick one for a glance.</summary>
public sealed record Plan(
    bool IsQuick, TimeSpan Window, TimeSpan LongWindow, int Rounds, long GrowthSmall, long GrowthLarge,
        long ReadingEvents,
    TimeSpan GrowthWindow, int GrowthWindows)
{
    public int DeskMembers => IsQuick ? 1_000 : 20_000;
    public long DeskPayments => IsQuick ? 10_000 : 1_000_000;
    public int Baskets => IsQuick ? 1_000 : 40_000;
    public long CostPayments => IsQuick ? 10_000 : 200_000;
    public int DeskRounds => IsQuick ? 3 : 20;

    public static readonly Plan Whole = new(
        false, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20), 3, 10_000, 3_000_000, 1_000_000,
            TimeSpan.FromSeconds(10), 5);

    public static readonly Plan Quick = new(
        true, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3), 1, 10_000, 100_000, 50_000, TimeSpan.FromSeconds(1), 3);
}
