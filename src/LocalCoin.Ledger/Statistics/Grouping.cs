// Groups become fewer before any figure is held back. Each step joins groups of the one before it, so that a table of
// fewer groups tells nothing that a table of more has not told.

namespace LocalCoin.Ledger.Statistics;

/// <param name="Steps">From the finest to the coarsest that is still worth a table; each a list of groups.</param>
internal sealed record Grouping(string By, IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> Steps)
{
    internal int Coarsest => Steps.Count - 1;

    /// <summary>What people did in the period. Only the last of these counts; in the end only that they take part.
    /// </summary>
    internal static readonly Grouping State = Of("state",
        ["none", "bought", "earned", "retained"], ["none", "bought", "earned+retained"], ["none", Active],
        ["none+" + Active]);

    private const string Active = "bought+earned+retained";
    private const string Old = "from75+from80+from85+from90+from95";

    internal static readonly Grouping Age = Of("age",
        ["to64", "from65", "from70", "from75", "from80", "from85", "from90", "from95"],
        ["to64", "from65", "from70", "from75", "from80", "from85+from90+from95"],
        ["to64", "from65+from70", "from75+from80", "from85+from90+from95"],
        ["to64+from65+from70", Old]);

    internal static readonly Grouping Sex = Of("sex",
        ["female", "male", "unstated"], ["female", "male+unstated"]);

    internal static readonly Grouping Area = Of("area",
        ["takabedai", "kunokidai", "teraikedai", "elsewhere-in-city", "outside-city"],
        ["takabedai", "kunokidai", "teraikedai", "elsewhere-in-city+outside-city"],
        ["takabedai", "kunokidai", "teraikedai+elsewhere-in-city+outside-city"]);

    internal static readonly Grouping Channel = Of("channel", ["phone", "card"]);

    /// <summary>Which group of a step a code belongs to.</summary>
    internal int Place(int step, string code)
    {
        for (var group = 0; group < Steps[step].Count; group++) if (Steps[step][group].Contains(code)) return group;
        throw new ArgumentOutOfRangeException(nameof(code), code, $"no {By}");
    }

    /// <summary>Both levels have the same groups, so that what everybody sees is what staff see, or nothing: the finest
    /// of which each has nobody or enough for publication, or else for staff, or else the coarsest.</summary>
    /// <param name="times">How many times k are enough.</param>
    /// <param name="sizes">Of the groups of a step.</param>
    internal int Finest(Thresholds thresholds, int times, Func<int, IEnumerable<int>> sizes)
    {
        foreach (var few in new[] { thresholds.Publication, thresholds.Staff })
        {
            for (var step = 0; step < Steps.Count; step++)
            {
                if (sizes(step).All(size => size == 0 || size >= times * few)) return step;
            }
        }
        return Coarsest;
    }

    internal string[] Codes(int step) => [.. Steps[step].Select(group => string.Join('+', group))];

    private static Grouping Of(string by, params string[][] steps) =>
        new(by, [.. steps.Select(step => step.Select(group => group.Split('+')).ToArray())]);
}
