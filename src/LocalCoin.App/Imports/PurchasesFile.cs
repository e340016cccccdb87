// Baskets of a shop's till, a line of the file for each line of a receipt. They go to the tables of health and not into
// the ledger, so nothing is rehearsed: what cannot be is known when the file was read. A basket is one thing: where one
// of its lines is refused, all of them are.

using System.Diagnostics;
using LocalCoin.App.Operator;
using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;
using LocalCoin.Store;
using LocalCoin.Store.Imports;
using LocalCoin.Store.Payments;
using LocalCoin.Store.Statistics;
using Npgsql;

namespace LocalCoin.App.Imports;

public sealed class PurchasesFile(Job job, bool skipBad)
{
    private const int WindowMax = 500;

    private static readonly Column BasketOf = new("basket", true, "レシート番号", "伝票番号");
    private static readonly Column At = new("at", true, "日時", "時刻");
    private static readonly Column PaymentOf = new("payment", false, "取引番号");
    private static readonly Column SpotOf = new("spot", true, "売場番号", "売場");
    private static readonly Column Item = new("item", false, "商品コード", "JAN", "PLU");
    private static readonly Column Category = new("category", false, "食品群", "分類");
    private static readonly Column Quantity = new("quantity", false, "数量", "個数");
    private static readonly Column Yen = new("yen", true, "金額");
    private static readonly Column Grams = new("grams", false, "重さ", "グラム");

    private readonly List<BadRow> bad = [];

    /// <summary>A line of the file, with what it says of its basket.</summary>
    private sealed record Read(
        int Line, string Basket, SpotId Spot, Instant At, PaymentId? Payment, ReceiptLine? Bought);

    private sealed record Basket(Receipt Receipt, IReadOnlyList<int> Lines);

    public async Task<ImportResult> Run(string path, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var text = await CsvText.Read(path, cancellation);
        var table = CsvTable.Parse(
            text.Text, [BasketOf, At, PaymentOf, SpotOf, Item, Category, Quantity, Yen, Grams]);
        await using var source = job.OpenDatabase();
        await using var health = HealthDatabase.Open(
            job.Settings.HealthConnection ?? job.Key(Settings.HealthConnectionKey), job.Community);
        var baskets = Baskets(await ReadRows(table, source, cancellation));
        baskets = await Paid(source, baskets, cancellation);
        if (bad.Count > 0 && !skipBad) return Result(path, text, table, 0, 0, 0, watch, null);
        var (added, repeated) = await job.WithProgress(
            "Importing", baskets.Count, done => Add(new Receipts(health), baskets, done, cancellation));
        var refused = bad.Count > 0 ? await RefusedRows.Write(path, table, bad, CancellationToken.None) : null;
        var imported = table.Rows.Count - Refused();
        return Result(path, text, table, imported, added, repeated, watch, refused);
    }

    private ImportResult Result(
        string path, CsvText text, CsvTable table, int imported, int added, int repeated, Stopwatch watch,
        string? refusedFile)
    {
        bad.Sort(static (left, right) => left.Line.CompareTo(right.Line));
        return new ImportResult(
            path, text.Encoding, table.Rows.Count, imported, Refused(), added, repeated, 0,
            watch.Elapsed.TotalSeconds, refusedFile, bad, bad.Count > 0 && !skipBad);
    }

    private int Refused() => bad.Select(one => one.Line).Distinct().Count();

    private async Task<List<Read>> ReadRows(
        CsvTable table, NpgsqlDataSource source, CancellationToken cancellation)
    {
        bad.AddRange(table.Bad);
        var broken = table.Bad.Select(one => one.Line).ToHashSet();
        var names = await ImportNames.Load(source, cancellation);
        var known = new Dictionary<MerchantId, IReadOnlyDictionary<ItemCode, CatalogueItem>>();
        var rows = new List<Read>(table.Rows.Count);
        var now = SystemClock.Instance.GetCurrentInstant();
        foreach (var row in table.Rows.Where(row => !broken.Contains(row.Line)))
        {
            var reader = new RowReader(row, bad);
            var (basket, spot, at) = (reader.Text(BasketOf, 100), reader.Id<SpotId>(SpotOf), reader.Time(At, now));
            if (spot is { } place && names.MerchantOfSpot(place) is null) reader.Refuse(SpotOf, "is no spot of ours");
            var merchant = spot is { } here ? names.MerchantOfSpot(here) : null;
            if (merchant is { } shop && !known.ContainsKey(shop))
            {
                known.Add(shop, await new Catalogue(source).Of(shop, cancellation));
            }
            var bought = LineOf(reader, merchant is { } of ? known[of] : null);
            if (basket is null || spot is null || at is null) continue;
            rows.Add(new Read(
                row.Line, basket, spot.Value, at.Value, PaymentId(reader.Text(PaymentOf, 64)), bought));
        }
        return rows;
    }

    private static ReceiptLine? LineOf(RowReader reader, IReadOnlyDictionary<ItemCode, CatalogueItem>? known)
    {
        var (item, group) = (reader.Id<ItemCode>(Item), reader.Word(Category, FoodColumns.Groups));
        var quantity = reader.Has(Quantity) ? reader.Whole(Quantity, 1, Receipt.QuantityMax) : 1;
        var (yen, grams) = (reader.Whole(Yen, 0, Receipt.YenMax), reader.Whole(Grams, 0, Receipt.GramsMax));
        if (reader.Failed) return null;
        var line = ReceiptLines.Of(
            item, group, (int)quantity!, yen!.Value, grams, item is { } code ? known?.GetValueOrDefault(code) : null);
        if (line is null) reader.Refuse(Category, ReceiptLines.GroupNeeded);
        return line;
    }

    /// <summary>As the doors name a payment, or as a file of payments did.</summary>
    private static PaymentId? PaymentId(string? named) => named is null ? null
        : Guid.TryParseExact(named, "D", out var id) ? new PaymentId(id.ToString())
        : PaymentsFile.PaymentOf(named);

    private List<Basket> Baskets(List<Read> rows)
    {
        var refused = bad.Select(one => one.Line).ToHashSet();
        var baskets = new List<Basket>();
        foreach (var rowsOfOne in rows.GroupBy(row => (row.Spot, row.Basket)))
        {
            var (first, lines) = (rowsOfOne.First(), rowsOfOne.ToArray());
            foreach (var row in lines.Where(row => row.At != first.At || row.Payment != first.Payment))
            {
                if (!refused.Add(row.Line)) continue;
                bad.Add(new(row.Line, null, null,
                    $"names another time or payment than line {first.Line} of the same basket"));
            }
            var receipt = new Receipt(
                NamedId.Of("basket", $"{first.Spot}\n{first.Basket}"), first.Spot, first.At, first.Payment,
                [.. lines.Select(row => row.Bought).OfType<ReceiptLine>()]);
            var basket = new Basket(receipt, [.. lines.Select(row => row.Line)]);
            if (lines.FirstOrDefault(row => refused.Contains(row.Line)) is { } wrong)
            {
                Refuse(basket, refused, $"another line of this basket is refused (line {wrong.Line})");
            }
            else if (lines.Length > Receipt.LinesMax)
            {
                Refuse(basket, refused, $"a basket has at most {Receipt.LinesMax} lines");
            }
            else baskets.Add(basket);
        }
        return baskets;
    }

    private void Refuse(Basket basket, HashSet<int>? told, string reason) => bad.AddRange(
        basket.Lines.Where(line => told?.Contains(line) is not true)
            .Select(line => new BadRow(line, null, null, reason)));

    /// <returns>Those that can be of the payments that they name.</returns>
    private async Task<List<Basket>> Paid(
        NpgsqlDataSource source, List<Basket> baskets, CancellationToken cancellation)
    {
        var good = new List<Basket>(baskets.Count);
        foreach (var window in baskets.Chunk(WindowMax))
        {
            var paid = await MerchantPayments.Paid(
                source, [.. window.Select(one => one.Receipt.Payment).OfType<PaymentId>()], cancellation);
            foreach (var basket in window)
            {
                var payment = basket.Receipt.Payment is { } id && paid.TryGetValue(id, out var at)
                    ? new PaidAt(at.Spot, at.Yen)
                    : null;
                if (basket.Receipt.Fault(payment) is { } fault) Refuse(basket, null, ReasonOf(fault));
                else good.Add(basket);
            }
        }
        return good;
    }

    private async Task<(int Added, int Repeated)> Add(
        Receipts receipts, List<Basket> baskets, Action<long> done, CancellationToken cancellation)
    {
        var (added, repeated) = (0, 0);
        foreach (var window in baskets.Chunk(WindowMax))
        {
            var answers = await receipts.Add(
                [.. window.Select(one => one.Receipt)], ImportContext.Importer.Actor, cancellation);
            foreach (var basket in window)
            {
                switch (answers[basket.Receipt.Id])
                {
                    case ReceiptAnswer.Added: added++; break;
                    case ReceiptAnswer.Repeated: repeated++; break;
                    case ReceiptAnswer.Conflict:
                        Refuse(basket, null, "was imported before with other content");
                        break;
                    default: Refuse(basket, null, ReasonOf(ReceiptFault.ReceiptThereAlready)); break;
                }
            }
            done(added + repeated);
        }
        return (added, repeated);
    }

    private static string ReasonOf(ReceiptFault fault) =>
        $"{Texts.ProblemTexts.Of(fault.ToString(), null, false).Title} ({fault})";
}
