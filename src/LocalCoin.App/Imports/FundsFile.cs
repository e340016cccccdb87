// Funds with their terms and budgets. A row with a family defines the fund; one without adds to its budget, or says
// that the city's money has arrived.

using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.App.Imports;

public sealed class FundsFile : ImportKind
{
    private static readonly Column FundOf = new("fund", true, "原資", "基金");
    private static readonly Column Id = new("id", false, "番号");
    private static readonly Column Family = new("family", false, "区分");
    private static readonly Column Expiry = new("expiry", false, "有効期限");
    private static readonly Column LifeMin = new("life_min_days", false, "最短日数");
    private static readonly Column Classes = new("classes", false, "利用先区分");
    private static readonly Column Prepaid = new("prepaid", false, "前払式");
    private static readonly Column Budget = new("budget", false, "予算");
    private static readonly Column Received = new("received", false, "入金額", "受入額");
    private static readonly Column At = new("at", false, "日時");

    private static readonly (FundFamily, string[])[] Families =
    [
        (FundFamily.Paid, ["paid", "有償"]), (FundFamily.Premium, ["premium", "プレミアム"]),
        (FundFamily.Free, ["free", "無償"]),
    ];

    public override string Name => "funds";
    public override IReadOnlyList<Column> Columns =>
        [FundOf, Id, Family, Expiry, LifeMin, Classes, Prepaid, Budget, Received, At];

    public override ImportRow? Read(RowReader reader, CsvRow row, ImportContext context)
    {
        var fund = reader.Id<FundId>(FundOf);
        var family = reader.Word(Family, Families);
        var id = reader.Text(Id, 100);
        if (family is null && id is null && !reader.Failed)
        {
            reader.Refuse(Id, "is needed in a row that only adds money, so that adding it twice is noticed");
        }
        var at = reader.Time(At, context.Now);
        var lifeMin = (int?)reader.Whole(LifeMin, 0, 366);
        var expiry = reader.Has(Expiry)
            ? reader.Read(Expiry, plain => ExpiryText.Read(plain, lifeMin))
            : ExpiryPolicy.None;
        var classes = reader.Ids<MerchantClass>(Classes);
        var prepaid = reader.Has(Prepaid) ? reader.YesOrNo(Prepaid) : family is FundFamily.Paid;
        var budget = reader.Whole(Budget, -Amount.CoinsMax, Amount.CoinsMax);
        var received = reader.Amount(Received);
        if (reader.Failed) return null;
        var key = id ?? fund!.Value.Value;
        var commands = new List<Sent>();
        if (family is { } one)
        {
            commands.Add(context.Send(
                "fund", fund!.Value.Value, new DefineFund(fund.Value, one, expiry!, classes, prepaid), at));
        }
        if (budget is { } change and not 0) commands.Add(
            context.Send("budget", key, new SetBudget(fund!.Value, change), at));
        if (received is { } yen) commands.Add(context.Send("funding", key, new ReceiveFunding(fund!.Value, yen), at));
        return new ImportRow(row, key, null, commands);
    }
}
