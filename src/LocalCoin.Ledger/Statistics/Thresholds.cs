namespace LocalCoin.Ledger.Statistics;

/// <summary>How many people a figure must be about. A community may ask for more, never for fewer.</summary>
public sealed record Thresholds
{
    public const int StaffMin = 10;
    public const int PublicationMin = 20;

    /// <summary>For places of sale: they are no people, but one or two are somebody's business.</summary>
    public const int Spots = 3;

    public static readonly Thresholds Usual = new(StaffMin, PublicationMin);

    public int Staff { get; }
    public int Publication { get; }

    /// <exception cref="ArgumentOutOfRangeException">Fewer than the least, or publication fewer than staff.</exception>
    public Thresholds(int staff, int publication)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(staff, StaffMin);
        ArgumentOutOfRangeException.ThrowIfLessThan(publication, Math.Max(PublicationMin, staff));
        (Staff, Publication) = (staff, publication);
    }

    public int Of(Level level) => level is Level.Staff ? Staff : Publication;

    /// <summary>Of each level up to this one: what everybody sees is joined of what staff see.</summary>
    internal long[] UpTo(Level level) => level is Level.Staff ? [Staff] : [Staff, Publication];
}

/// <summary>What a community says for its statistics.</summary>
/// <param name="Residents">How many live where somebody may take part.</param>
public sealed record StatTerms(Thresholds Few, long Residents)
{
    public static readonly StatTerms Usual = new(Thresholds.Usual, Facts.EligibleUsual);

    /// <summary>By the code of an age band, a sex or a neighbourhood.</summary>
    public IReadOnlyDictionary<string, long> ResidentsBy { get; init; } = Facts.NobodyKnown;

    public VegetablesAlso Also { get; init; } = new(false, false);

    /// <returns>The code of a trait by its name: <c>from70</c> of <c>From70</c>; null where it names none.</returns>
    public static string? CodeOf(string name) =>
        Enum.TryParse<AgeBand>(name, out var age) ? Population.Code(age)
        : Enum.TryParse<Sex>(name, out var sex) ? Population.Code(sex)
        : Enum.TryParse<Area>(name, out var area) ? Population.Code(area)
        : null;
}
