// What was in force while history happened: counters' tills, premiums, and what buying vegetables earned. Payments and
// top-ups of the past are judged by these, so they come before them, each with the time at which it was set.

using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.App.Imports;

public sealed class TermsFile : ImportKind
{
    private enum Kind { Till, Premium, Programme }

    private static readonly Column Id = new("id", true, "番号");
    private static readonly Column KindOf = new("kind", true, "種別");
    private static readonly Column At = new("at", false, "日時", "決定日時");
    private static readonly Column From = new("from", false, "開始日");
    private static readonly Column Until = new("until", false, "終了日");
    private static readonly Column Fund = new("fund", false, "原資", "基金");
    private static readonly Column Unit = new("unit", false, "単位額");
    private static readonly Column Bonus = new("bonus", false, "上乗せ額");
    private static readonly Column PaidInMax = new("paid_in_max", false, "入金上限");
    private static readonly Column Rate = new("rate_percent", false, "還元率");
    private static readonly Column Fixed = new("fixed_coins", false, "定額");
    private static readonly Column EligibleMin = new("eligible_min", false, "最低額");
    private static readonly Column DayMax = new("day_max", false, "日の上限");
    private static readonly Column MonthMax = new("month_max", false, "月の上限");
    private static readonly Column ResidentMax = new("resident_max", false, "一人の上限");
    private static readonly Column Spots = new("spots", false, "対象売場");
    private static readonly Column Declarers = new("declared_by", false, "申告者");
    private static readonly Column EnrolledOnly = new("enrolled_only", false, "参加者のみ");

    private static readonly (Kind, string[])[] Kinds =
    [
        (Kind.Till, ["till", "窓口"]), (Kind.Premium, ["premium", "プレミアム"]), (Kind.Programme, ["programme", "事業"]),
    ];

    private static readonly (DeclaredBy By, string[] Names)[] Words =
    [
        (DeclaredBy.Shop, ["shop", "店舗"]), (DeclaredBy.Spot, ["spot", "売場"]), (DeclaredBy.Payer, ["payer", "本人"]),
    ];

    public override string Name => "terms";

    public override IReadOnlyList<Column> Columns =>
    [
        Id, KindOf, At, From, Until, Fund, Unit, Bonus, PaidInMax, Rate, Fixed, EligibleMin, DayMax, MonthMax,
        ResidentMax, Spots, Declarers, EnrolledOnly,
    ];

    public override ImportRow? Read(RowReader reader, CsvRow row, ImportContext context)
    {
        var kind = reader.Word(KindOf, Kinds);
        var at = reader.Time(At, context.Now);
        var from = reader.Day(From);
        if (kind is Kind.Premium or Kind.Programme && from is null && !reader.Failed) reader.Refuse(
            From, "is empty and must not be, in this kind of row");
        Command? command = kind switch
        {
            Kind.Till => reader.Id<TillId>(Id) is { } till ? new OpenTill(till) : null,
            Kind.Premium => ReadPremium(reader, from),
            Kind.Programme => ReadProgramme(reader, from),
            _ => null,
        };
        if (kind is not Kind.Till && context.Approver is null && !reader.Failed) reader.Refuse(
            KindOf, "a rule needs somebody who approves it: --approved-by NAME");
        if (command is null || reader.Failed) return null;
        var key = $"{kind} {reader.Text(Id)!.ToLowerInvariant()} {from:uuuu-MM-dd}".TrimEnd();
        return new ImportRow(row, key, null, [context.Send("terms", key, command, at)]);
    }

    private static SetPremium? ReadPremium(RowReader reader, LocalDate? from)
    {
        var (id, until, fund) = (reader.Id<PremiumId>(Id), reader.Needed(Until, reader.Day(Until)),
            reader.Needed(Fund, reader.Id<FundId>(Fund)));
        var (unit, bonus, max) = (reader.Needed(Unit, reader.Amount(Unit)), reader.Needed(Bonus, reader.Amount(Bonus)),
            reader.Needed(PaidInMax, reader.Amount(PaidInMax)));
        return reader.Failed ? null
            : new(id!.Value, from!.Value, until!.Value, fund!.Value, unit!.Value, bonus!.Value, max!.Value);
    }

    private static SetProgrammeRule? ReadProgramme(RowReader reader, LocalDate? from)
    {
        var (id, until, fund) = (reader.Id<ProgrammeId>(Id), reader.Needed(Until, reader.Day(Until)),
            reader.Needed(Fund, reader.Id<FundId>(Fund)));
        var (rate, coins) = ((int?)reader.Whole(Rate, 1, 100), reader.Whole(Fixed, 1, Amount.CoinsMax));
        if (!reader.Failed && rate is null == coins is null) reader.Refuse(
            Rate, "exactly one of rate_percent and fixed_coins says what is earned");
        var least = reader.Whole(EligibleMin, 0, Amount.CoinsMax) ?? 0;
        var (day, month, all) = (Cap(reader, DayMax), Cap(reader, MonthMax), Cap(reader, ResidentMax));
        var spots = reader.Ids<SpotId>(Spots);
        var declarers = reader.Needed(Declarers, reader.Read(Declarers, Declaring));
        var enrolled = reader.YesOrNo(EnrolledOnly);
        return reader.Failed ? null : new(id!.Value, new ProgrammeRule(
            from!.Value, until!.Value, spots, rate, coins, least, day, month, all, fund!.Value, declarers!, enrolled));
    }

    private static long? Cap(RowReader reader, Column column) => reader.Whole(column, 0, Amount.CoinsMax);

    private static DeclaredBy[] Declaring(string plain) =>
    [
        .. plain.ToLowerInvariant().Split([' ', ';', '、', ','], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => Words.FirstOrDefault(one => one.Names.Contains(word)) is { Names: not null } known
                ? known.By
                : throw new BadValueException("is no list of: shop/店舗, spot/売場, payer/本人")),
    ];
}
