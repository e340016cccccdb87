// What an event moved and what it counted, literally. Balances, tallies, statements, verify and exports use
// nothing else, so that no later change of code can rewrite the past.

namespace LocalCoin.Ledger;

/// <summary>Coins moving from one account to another. An unbalanced entry cannot be written down.</summary>
public sealed record Posting(AccountAddress From, AccountAddress To, Amount Amount)
{
    /// <summary>The most postings one event may hold.</summary>
    public const int PostingsMax = 100;
}

/// <summary>A change, never zero, of a running count that is not coins.</summary>
public sealed record Count(TallyKey Tally, long Change);

/// <summary>The name of a running count. A refund undoes counts under the very keys that the payment wrote.</summary>
public readonly record struct TallyKey(string Value) : IText<TallyKey>
{
    private const int LengthMax = 200;

    /// <summary>Coins spent by card alone on a day in Asia/Tokyo.</summary>
    public static TallyKey SpentByCard(WalletId wallet, NodaTime.LocalDate day) => new($"spent:{wallet}:{Iso(day)}");

    /// <summary>Of these, at unattended stands.</summary>
    public static TallyKey SpentUnattended(WalletId wallet, NodaTime.LocalDate day) =>
        new($"spent:{wallet}:{Iso(day)}:unattended");

    /// <summary>Payments undone by the payer on a day.</summary>
    public static TallyKey Undone(WalletId wallet, NodaTime.LocalDate day) => new($"undone:{wallet}:{Iso(day)}");

    public static TallyKey EarnedOnDay(WalletId wallet, ProgrammeId programme, NodaTime.LocalDate day) =>
        new($"earned:{wallet}:{programme}:{Iso(day)}");

    public static TallyKey EarnedInMonth(WalletId wallet, ProgrammeId programme, NodaTime.LocalDate day) =>
        new($"earned:{wallet}:{programme}:{Iso(day)[..7]}");

    public static TallyKey Earned(WalletId wallet, ProgrammeId programme) => new($"earned:{wallet}:{programme}");

    /// <summary>Coins to be taken back that were already spent; netted from what the fund gives next.</summary>
    public static TallyKey Owed(WalletId wallet, FundId fund) => new($"owed:{wallet}:{fund}");

    /// <summary>
    /// Coins that went back from a purse to their fund by themselves, when they ended or the wallet closed, and that
    /// no refund has claimed since.
    /// </summary>
    public static TallyKey Unspent(AccountAddress purse) =>
        new($"unspent:{purse.Value[(purse.Value.IndexOf(':', StringComparison.Ordinal) + 1)..]}");

    /// <summary>Coins paid in by a resident under a premium rule, for its cap per person.</summary>
    public static TallyKey PaidIn(WalletId wallet, PremiumId premium) => new($"paid-in:{wallet}:{premium}");

    public bool IsSpent() => Value.StartsWith("spent:", StringComparison.Ordinal);

    /// <summary>Whether it counts what the wallet earned in this programme, in whichever period.</summary>
    public bool IsEarned(WalletId wallet, ProgrammeId programme)
    {
        var whole = Earned(wallet, programme).Value;
        return Value.StartsWith(whole, StringComparison.Ordinal)
            && (Value.Length == whole.Length || Value[whole.Length] == ':');
    }

    public static TallyKey Parse(string text) =>
        text is { Length: > 0 and <= LengthMax } ? new(text) : throw new FormatException("not the key of a tally");

    public override string ToString() => Value;

    private static string Iso(NodaTime.LocalDate day) => NodaTime.Text.LocalDatePattern.Iso.Format(day);
}
