using System.Globalization;

namespace LocalCoin.Ledger;

/// <summary>A positive count of coins. One coin is one yen and cannot be divided.</summary>
/// <remarks>At most 2^53−1, the largest integer that every reader of JSON agrees on (RFC 8259 §6).</remarks>
public readonly record struct Amount : IComparable<Amount>
{
    public const long CoinsMax = (1L << 53) - 1;

    /// <exception cref="ArgumentOutOfRangeException">Not within 1 … <see cref="CoinsMax"/>.</exception>
    public Amount(long coins)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(coins);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(coins, CoinsMax);
        Coins = coins;
    }

    public long Coins { get; }

    public int CompareTo(Amount other) => Coins.CompareTo(other.Coins);
    public override string ToString() => Coins.ToString(CultureInfo.InvariantCulture);

    public static bool operator <(Amount left, Amount right) => left.Coins < right.Coins;
    public static bool operator >(Amount left, Amount right) => left.Coins > right.Coins;
    public static bool operator <=(Amount left, Amount right) => left.Coins <= right.Coins;
    public static bool operator >=(Amount left, Amount right) => left.Coins >= right.Coins;
}
