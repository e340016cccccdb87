// What anybody may have: every table of a month or a year as it may be published, one file each, with what one must
// know to read them. Two exports of the same version are the same to the byte.

using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LocalCoin.Ledger.Statistics;
using LocalCoin.Store.Statistics;

namespace LocalCoin.App.Statistics;

internal static class OpenTables
{
    /// <summary>A licence that the city's open data carry too; it asks for the name and nothing else.</summary>
    public const string Licence = "CC-BY-4.0";

    private const string About = "metadata.json";

    // The first moment that an archive can hold: what is in it has its own time in the metadata.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly UTF8Encoding Plain = new(encoderShouldEmitUTF8Identifier: false);

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true,
    };

    public static string NameOf(Snapshot of) => $"open-data-{of.Period}-v{of.Version}.zip";

    /// <exception cref="ArgumentException">The tables are those for staff.</exception>
    public static byte[] Archive(Snapshot of)
    {
        if (of.Level is not Level.Publication) throw new ArgumentException("only what may be published", nameof(of));
        using var kept = new MemoryStream();
        using (var archive = new ZipArchive(kept, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, About, Plain.GetBytes(JsonSerializer.Serialize(Metadata(of), Form)));
            foreach (var table in of.Tables) Add(archive, FileOf(table), StatFiles.Csv(table));
        }
        return kept.ToArray();
    }

    private static string FileOf(StatTable table) => table.Indicator + ".csv";

    private static object Metadata(Snapshot of) => new
    {
        title = "LocalCoin: statistics of vegetable coins",
        titleJa = "野菜コインの統計",
        licence = Licence,
        period = of.Period,
        asOf = of.AsOf.ToString(),
        version = of.Version,
        isFinal = of.IsFrozen,
        restatedBecause = of.Reason,
        fewerThanIsHeldBack = of.Few,
        signs = new { suppressed = Numerals.Suppressed, nil = Numerals.Nil },
        tables = of.Tables.Select(table => new
        {
            file = FileOf(table),
            indicator = table.Indicator,
            title = IndicatorTexts.Of[table.Indicator].Title.Plain(false),
            titleJa = IndicatorTexts.Of[table.Indicator].Title.Plain(true),
            unit = UnitOf(table.Unit),
            rowsBy = table.RowsBy,
            columnsBy = table.ColumnsBy,
            codes = table.Rows.Select(row => Code(table.RowsBy, row))
                .Concat(table.Columns.Select(column => Code(table.ColumnsBy, column)))
                .DistinctBy(code => code.Code),
        }),
    };

    private static CodeWords Code(string? by, string code) =>
        new(code, StatWords.Of(by, code, false), StatWords.Of(by, code, true));

    private static string UnitOf(Unit unit) => unit switch
    {
        Unit.PerMille => "percent",
        Unit.Tenths => "value",
        _ => unit.ToString().ToLowerInvariant(),
    };

    private static void Add(ZipArchive archive, string name, byte[] content)
    {
        var entry = archive.CreateEntry(name);
        entry.LastWriteTime = NoTime;
        using var stream = entry.Open();
        stream.Write(content);
    }

    private sealed record CodeWords(string Code, string En, string Ja);
}
