namespace LocalCoin.Ledger;

/// <summary>Whole coins of a part, computed in 128 bits so that nothing overflows.</summary>
internal static class Share
{
    /// <summary>⌊whole · part / of⌋. Taken of growing parts, the differences add up to the whole exactly.</summary>
    internal static long RoundedDown(long whole, long part, long of) => checked((long)((Int128)whole * part / of));

    internal static long RoundedUp(long whole, long part, long of) =>
        checked((long)(((Int128)whole * part + of - 1) / of));
}
