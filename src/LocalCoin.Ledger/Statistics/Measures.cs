// What is measured, by what, and between which ends a number can be. Devices of different kinds are never turned into
// each other: each keeps the number that it showed. Whole tenths everywhere, as the finest device shows them.

namespace LocalCoin.Ledger.Statistics;

/// <summary>ベジチェック's level; ベジメータ's figure; 皿 of vegetables a day, as somebody says of themselves; kilograms
/// and per cent of the scales; steps and visits of あるこっと; a class that was attended.</summary>
public enum MeasureKind
{
    VegetableLevel, VegetableMeter, Dishes, Weight, BodyFat, Muscle, Steps, Visits, ClassAttended,
}

/// <param name="Device">The type of device, stored with each number.</param>
/// <param name="Least">In tenths, as <paramref name="Most"/>.</param>
/// <param name="Step">In tenths: 1 where the device shows one digit after the point, 10 where it shows none.</param>
public sealed record Measure(MeasureKind Kind, string Device, int Least, int Most, int Step)
{
    public static readonly IReadOnlyList<Measure> All =
    [
        new(MeasureKind.VegetableLevel, "vegecheck", 0, 120, 1),
        new(MeasureKind.VegetableMeter, "vegemeter", 0, 12_000, 10),
        new(MeasureKind.Dishes, "asked", 0, 200, 5),
        new(MeasureKind.Weight, "scales", 200, 2_500, 1),
        new(MeasureKind.BodyFat, "scales", 10, 700, 1),
        new(MeasureKind.Muscle, "scales", 50, 1_200, 1),
        new(MeasureKind.Steps, "arukotto", 0, 1_000_000, 10),
        new(MeasureKind.Visits, "arukotto", 0, 1_000, 10),
        new(MeasureKind.ClassAttended, "class", 10, 10, 10),
    ];

    public static Measure Of(MeasureKind kind) => All.Single(one => one.Kind == kind);

    /// <summary>Whether the device can have shown it.</summary>
    public bool CanBe(int tenths) => tenths >= Least && tenths <= Most && tenths % Step == 0;

    /// <summary>As the device shows it: 6.5, or 480.</summary>
    public string Shown(int tenths) => Step % 10 == 0
        ? (tenths / 10).ToString(System.Globalization.CultureInfo.InvariantCulture)
        : (tenths / 10m).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What was typed, in tenths.</summary>
    /// <param name="typed">ASCII digits, at most one of them after a point or a comma.</param>
    /// <returns>Null where it is no number, or none that the device can have shown.</returns>
    public int? Read(string? typed)
    {
        if (typed is not { Length: > 0 and <= 8 }) return null;
        var parts = typed.Replace(',', '.').Split('.');
        if (parts.Length > 2 || parts.Any(part => part.Length == 0 || !part.All(char.IsAsciiDigit))) return null;
        if (parts is [_, { Length: > 1 }]) return null;
        var tenths = (int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture) * 10L)
            + (parts.Length == 2 ? parts[1][0] - '0' : 0);
        return tenths <= Most && CanBe((int)tenths) ? (int)tenths : null;
    }
}
