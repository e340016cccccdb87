// What was measured elsewhere, of those who take part: steps and visits of あるこっと, classes that were attended, numbers
// of another day. They go to the health side and not into the ledger. A person has one number of a kind for a day, so a
// file that is read again adds nothing.

using System.Diagnostics;
using LocalCoin.App.Operator;
using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;
using LocalCoin.Store;
using LocalCoin.Store.Health;
using LocalCoin.Store.Imports;

namespace LocalCoin.App.Imports;

public sealed class MeasurementsFile(Job job, bool skipBad)
{
    private const int WindowMax = 1_000;

    private static readonly Column Member = new("member", false, "会員番号", "番号");
    private static readonly Column Card = new("card", false, "カード番号", "カード");
    private static readonly Column On = new("day", true, "日付", "日");
    private static readonly Column Kind = new("kind", true, "種別", "項目");
    private static readonly Column Number = new("value", false, "数値", "値");

    private static readonly (MeasureKind, string[])[] Kinds =
    [
        (MeasureKind.VegetableLevel, ["vegetable_level", "ベジチェック"]),
        (MeasureKind.VegetableMeter, ["vegetable_meter", "ベジメータ"]), (MeasureKind.Dishes, ["dishes", "皿"]),
        (MeasureKind.Weight, ["weight", "体重"]), (MeasureKind.BodyFat, ["body_fat", "体脂肪率"]),
        (MeasureKind.Muscle, ["muscle", "筋肉量"]), (MeasureKind.Steps, ["steps", "歩数"]),
        (MeasureKind.Visits, ["visits", "来所"]), (MeasureKind.ClassAttended, ["class_attended", "教室"]),
    ];

    private readonly List<BadRow> bad = [];

    private sealed record Read(int Line, WalletId Wallet, LocalDate Day, MeasureKind Kind, int Tenths);

    public async Task<ImportResult> Run(string path, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var text = await CsvText.Read(path, cancellation);
        var table = CsvTable.Parse(text.Text, [Member, Card, On, Kind, Number]);
        await using var source = job.OpenDatabase();
        await using var health = HealthDatabase.Open(
            job.Settings.HealthConnection ?? job.Key(Settings.HealthConnectionKey), job.Community);
        var records = new HealthRecords(health);
        var rows = ReadRows(table, await ImportNames.Load(source, cancellation));
        var fresh = await Measured(records, rows, cancellation);
        if (bad.Count > 0 && !skipBad) return Result(path, text, table, watch, 0, 0, null);
        var added = await job.WithProgress("Importing", fresh.Count, async done =>
        {
            var sum = 0;
            foreach (var window in fresh.Chunk(WindowMax))
            {
                sum += await records.Measurements.Add(window, ImportContext.Importer.Actor, cancellation);
                done(sum);
            }
            return sum;
        });
        var refusedFile = bad.Count > 0 ? await RefusedRows.Write(path, table, bad, CancellationToken.None) : null;
        return Result(path, text, table, watch, table.Rows.Count - Refused(), added, refusedFile);
    }

    private ImportResult Result(
        string path, CsvText text, CsvTable table, Stopwatch watch, int imported, int added, string? refusedFile)
    {
        bad.Sort(static (left, right) => left.Line.CompareTo(right.Line));
        return new ImportResult(
            path, text.Encoding, table.Rows.Count, imported, Refused(), added, imported - added, 0,
            watch.Elapsed.TotalSeconds, refusedFile, bad, bad.Count > 0 && !skipBad);
    }

    private int Refused() => bad.Select(one => one.Line).Distinct().Count();

    private List<Read> ReadRows(CsvTable table, ImportNames names)
    {
        bad.AddRange(table.Bad);
        var broken = table.Bad.Select(one => one.Line).ToHashSet();
        var today = Tokyo.Day(SystemClock.Instance.GetCurrentInstant());
        var lines = new Dictionary<(WalletId, LocalDate, MeasureKind), int>();
        var rows = new List<Read>(table.Rows.Count);
        foreach (var row in table.Rows.Where(row => !broken.Contains(row.Line)))
        {
            var reader = new RowReader(row, bad);
            var (wallet, day, kind) = (WalletOf(reader, names), reader.Day(On), reader.Word(Kind, Kinds));
            if (day > today) reader.Refuse(On, "is in the future");
            var tenths = kind is { } of ? TenthsOf(reader, Measure.Of(of)) : null;
            if (reader.Failed) continue;
            var read = new Read(row.Line, wallet!.Value, day!.Value, kind!.Value, tenths!.Value);
            if (lines.TryAdd((read.Wallet, read.Day, read.Kind), row.Line)) rows.Add(read);
            else reader.Refuse(On, $"is there twice; first in line {lines[(read.Wallet, read.Day, read.Kind)]}");
        }
        return rows;
    }

    private static WalletId? WalletOf(RowReader reader, ImportNames names)
    {
        var (number, card) = (reader.Text(Member, 40), reader.Id<CardId>(Card));
        if (number is null == card is null)
        {
            reader.Refuse(Member, "or a card is needed, one of the two");
            return null;
        }
        var wallet = card is { } held ? names.WalletOfCard(held) : names.WalletOfMember(number!);
        if (wallet is null) reader.Refuse(card is null ? Member : Card, "is nobody's");
        return wallet;
    }

    private static int? TenthsOf(RowReader reader, Measure measure)
    {
        // Where there is only one number that it can be, nobody needs to write it.
        if (measure.Least == measure.Most && !reader.Has(Number)) return measure.Most;
        var plain = reader.Text(Number, 20);
        var tenths = measure.Read(measure.Step % 10 == 0 ? plain?.Replace(",", "", StringComparison.Ordinal) : plain);
        if (tenths is null)
        {
            reader.Refuse(Number, $"must be from {measure.Shown(measure.Least)} to {measure.Shown(measure.Most)}, "
                + $"in steps of {measure.Step / 10m}");
        }
        return tenths;
    }

    /// <returns>What is not there yet, of those who take part.</returns>
    private async Task<List<Measurement>> Measured(
        HealthRecords records, List<Read> rows, CancellationToken cancellation)
    {
        var fresh = new List<Measurement>(rows.Count);
        foreach (var window in rows.Chunk(WindowMax))
        {
            var who = (await records.Participants.Among([.. window.Select(row => row.Wallet).Distinct()], cancellation))
                .DistinctBy(one => one.Wallet).ToDictionary(one => one.Wallet, one => one.Participant);
            var there = (await records.Measurements.Of([.. who.Values], cancellation))
                .ToDictionary(one => (one.Participant, one.Day, one.Kind), one => one.Tenths);
            foreach (var row in window)
            {
                if (!who.TryGetValue(row.Wallet, out var participant))
                {
                    bad.Add(new(row.Line, null, null, "does not take part in a health programme"));
                }
                else if (!there.TryGetValue((participant, row.Day, row.Kind), out var tenths))
                {
                    fresh.Add(new Measurement(
                        NamedId.Of("measurement", $"{participant}\n{row.Kind}\n{row.Day:uuuu-MM-dd}"), participant,
                        row.Day, row.Kind, row.Tenths));
                }
                else if (tenths != row.Tenths)
                {
                    bad.Add(new(row.Line, Number.Name, null, "differs from the number that is there for that day"));
                }
            }
        }
        return fresh;
    }
}
