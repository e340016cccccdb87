// A shop's day: what happened, line by line, and the totals made of these very lines. Screen, sheet and file are drawn
// from it, so they agree to the yen.

using System.Globalization;
using System.Text;
using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store.Payments;

namespace LocalCoin.App.Register;

/// <param name="Spot">The name of the place; two places may have one.</param>
/// <param name="Coins">What the shop gained by it; less than nothing where coins were given back.</param>
public sealed record DayLine(
    long Seq, Instant At, string Kind, PaymentId Payment, string Code, SpotId Place, string Spot, long Coins, long Cash,
    long Vegetables, long Left, string? Clerk)
{
    public static DayLine Of(
        MerchantActivity happened, Func<SpotId, string> spots, Func<string?, string?> clerks)
    {
        var paid = happened.Payment;
        var isPaid = happened.Kind == "paid";
        return new DayLine(
            happened.Seq, happened.At, happened.Kind, paid.Payment, paid.Code, paid.Spot, spots(paid.Spot),
            isPaid ? happened.Amount : happened.Kind == "struck" ? 0 : -happened.Amount,
            isPaid ? paid.Cash : 0, isPaid ? paid.Vegetables : 0, isPaid ? paid.Amount - paid.Refunded : 0,
            clerks(paid.Clerk));
    }
}

public sealed record SpotTotal(string Spot, int Payments, long Coins, long Cash);

public sealed record ShopDay(
    string Shop, MerchantId Merchant, LocalDate Day, bool IsToday, IReadOnlyList<DayLine> Lines)
{
    public SpotTotal Total => TotalOf("", Lines);

    public IReadOnlyList<SpotTotal> BySpot =>
        [.. Lines.GroupBy(line => (line.Spot, line.Place)).OrderBy(one => one.Key.Spot, StringComparer.Ordinal)
            .Select(one => TotalOf(one.Key.Spot, one))];

    /// <summary>For a spreadsheet: oldest first, in the reader's language.</summary>
    public string Csv(bool isJapanese)
    {
        var text = new StringBuilder("\uFEFF");
        text.Append(ShopTexts.CsvColumns.Plain(isJapanese)).Append("\r\n");
        foreach (var line in Lines.Reverse())
        {
            text.AppendJoin(',',
                NodaTime.Text.LocalDatePattern.Iso.Format(Day), line.At.InZone(Tokyo.Zone).ToString(
                    "HH:mm:ss", CultureInfo.InvariantCulture),
                line.Code, CsvCell.Quoted(line.Spot), CsvCell.Quoted(ShopTexts.Kind(line.Kind).Plain(isJapanese)),
                Figure(line.Coins), Figure(line.Cash), Figure(line.Vegetables), CsvCell.Quoted(line.Clerk ?? ""))
                .Append("\r\n");
        }
        return text.ToString();
    }

    private static SpotTotal TotalOf(string spot, IEnumerable<DayLine> lines) => lines.Aggregate(
        new SpotTotal(spot, 0, 0, 0), (sum, line) => new SpotTotal(
            spot, sum.Payments + (line.Kind == "paid" ? 1 : 0), sum.Coins + line.Coins, sum.Cash + line.Cash));

    private static string Figure(long figure) => figure.ToString(CultureInfo.InvariantCulture);
}
