using System.Globalization;
using System.Text.Json;

namespace LocalCoin.Benchmarks;

/// <summary>What was measured, beside what was hoped for.</summary>
public sealed class Figures
{
    private readonly SortedDictionary<string, double> values = new(StringComparer.Ordinal);

    public double this[string key] => values[key];
    public bool Has(string key) => values.ContainsKey(key);

    /// <param name="goal">The goal in words; empty where there is none.</param>
    public void Note(string key, double value, string goal = "")
    {
        values[key] = Math.Round(value, 3);
        var shown = value >= 100 ? value.ToString("N0", CultureInfo.InvariantCulture)
            : value.ToString("0.00", CultureInfo.InvariantCulture);
        Console.WriteLine($"  {key,-28} {shown,12}   {goal}");
    }

    public static void Title(string text) => Console.WriteLine($"\n{text}");

    public void Write(string file) =>
        File.WriteAllText(file, JsonSerializer.Serialize(values, Indented) + "\n");

    public static double Median(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToArray();
        return sorted.Length % 2 == 1
            ? sorted[sorted.Length / 2]
            : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
}
