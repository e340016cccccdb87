// What statistics are made of. Everything is counted before anything is shown, and only what was counted leaves.

using NodaTime;

namespace LocalCoin.Ledger.Statistics;

/// <param name="Id">A pseudonym.</param>
/// <param name="Withdrawn">Since this day they are in no table that is made.</param>
public sealed record Participant(
    string Id, WalletId Wallet, LocalDate Enrolled, LocalDate? Withdrawn, AgeBand Age, Sex Sex, Area Area,
    Channel Channel);

/// <param name="Participant">The pseudonym.</param>
/// <param name="Device">Its type. What two types say is never compared.</param>
/// <param name="Tenths">Of a level, a dish, a kilogram, a per cent; whole ones of a step or a visit times ten.</param>
public sealed record Measured(string Participant, LocalDate Day, string Device, MeasureKind Kind, int Tenths);

/// <summary>Whose a place of sale is: the rules against few sellers count merchants.</summary>
public sealed record SellingPlace(SpotId Spot, MerchantId Merchant);

/// <summary>A stand's day that was counted by hand, in yen.</summary>
public sealed record CountedDay(SpotId Spot, LocalDate Day, long Cash);

/// <param name="End">The last day on which vegetables can bring coins by it; null where nobody knows.</param>
public sealed record ProgrammeStart(ProgrammeId Programme, LocalDate Start, LocalDate? End = null);

/// <summary>A day on which a basket with vegetables was sold that we were not paid for: nobody's, but a place's.
/// </summary>
public sealed record BasketDay(SpotId Spot, SpotKind Kind, LocalDate Day);

/// <param name="Eligible">How many live where somebody may take part.</param>
/// <param name="Purchases">Of everybody, participant or not.</param>
public sealed record Facts(
    long Eligible, IReadOnlyList<Participant> Participants, IReadOnlyList<PurchaseDay> Purchases,
    IReadOnlyList<Measured> Measured, IReadOnlyList<FundMonth> Funds, IReadOnlyList<SellingPlace> Places,
    IReadOnlyList<CountedDay> Counted, IReadOnlyList<ProgrammeStart> Programmes)
{
    /// <summary>How many live there by the codes of their traits; empty where the community does not say.</summary>
    public IReadOnlyDictionary<string, long> ResidentsBy { get; init; } = NobodyKnown;

    public IReadOnlyList<BasketDay> Baskets { get; init; } = [];

    internal static readonly IReadOnlyDictionary<string, long> NobodyKnown = new Dictionary<string, long>();

    /// <summary>Of the district, in March 2022.</summary>
    public const long EligibleUsual = 15_860;

    public static readonly Facts None = new(EligibleUsual, [], [], [], [], [], [], []);
}
