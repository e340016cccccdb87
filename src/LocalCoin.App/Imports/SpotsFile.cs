using System.Text.Json;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Imports;

namespace LocalCoin.App.Imports;

/// <summary>Places of sale: shops, unattended stands, kitchen cars, events.</summary>
public sealed class SpotsFile : ImportKind
{
    private static readonly Column Id = new("spot", true, "売場番号", "売場", "id");
    private static readonly Column Merchant = new("merchant", true, "加盟店番号", "加盟店");
    private static readonly Column NameOf = new("name", true, "売場名", "名称", "店名");
    private static readonly Column English = new("name_en", false, "英語名");
    private static readonly Column KindOf = new("kind", false, "種別");
    private static readonly Column VegetablesOnly = new("vegetables_only", false, "野菜のみ");
    private static readonly Column Neighbourhood = new("neighbourhood", false, "住区", "地区");
    private static readonly Column Place = new("place", false, "場所", "住所");
    private static readonly Column Weekdays = new("weekdays", false, "曜日", "営業曜日");
    private static readonly Column Hours = new("hours", false, "時間", "営業時間");
    private static readonly Column Sells = new("sells", false, "取扱", "品目");
    private static readonly Column Opened = new("opened", false, "開始日");

    private static readonly (SpotKind, string[])[] Kinds =
    [
        (SpotKind.Shop, ["shop", "店舗", "店"]), (SpotKind.UnattendedStand, ["unattended_stand", "無人販売所", "無人販売"]),
        (SpotKind.KitchenCar, ["kitchen_car", "キッチンカー"]), (SpotKind.Event, ["event", "催し", "イベント"]),
    ];

    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    private const string JapaneseDays = "月火水木金土日";

    public override string Name => "spots";

    public override IReadOnlyList<Column> Columns =>
        [Id, Merchant, NameOf, English, KindOf, VegetablesOnly, Neighbourhood, Place, Weekdays, Hours, Sells, Opened];

    public override ImportRow? Read(RowReader reader, CsvRow row, ImportContext context)
    {
        var (spot, merchant, name) = (reader.Id<SpotId>(Id), reader.Id<MerchantId>(Merchant), reader.Text(NameOf, 100));
        var kind = reader.Has(KindOf) ? reader.Word(KindOf, Kinds) : SpotKind.Shop;
        var vegetablesOnly = reader.YesOrNo(VegetablesOnly);
        Instant? at = reader.Day(Opened) is { } day ? Tokyo.Start(day) : null;
        if (at > context.Now) reader.Refuse(Opened, "is in the future");
        var (english, neighbourhood, place) =
            (reader.Text(English, 100), reader.Text(Neighbourhood, 40), reader.Text(Place));
        var (weekdays, hours, sells) = (ReadWeekdays(reader), reader.Text(Hours, 100), reader.Text(Sells));
        if (reader.Failed) return null;
        var id = spot!.Value;
        var entry = new ImportedSpot(
            id, merchant!.Value, name!, english, neighbourhood, place, Schedule(weekdays, hours), sells);
        var open = new OpenSpot(id, merchant.Value, kind!.Value, vegetablesOnly);
        return new ImportRow(row, id.Value, entry, [context.Send("spot", id.Value, open, at)]);
    }

    private static string[]? ReadWeekdays(RowReader reader) => reader.Read(Weekdays, plain =>
    {
        var words = plain.ToLowerInvariant()
            .Split([' ', ',', ';', '、', '・', '/'], StringSplitOptions.RemoveEmptyEntries);
        if (words.All(Days.Contains)) return words;
        var letters = string.Concat(words).Replace("曜日", "").Replace("曜", "");
        return letters.All(JapaneseDays.Contains)
            ? [.. letters.Select(letter => Days[JapaneseDays.IndexOf(letter)])]
            : throw new BadValueException("is not a list of weekdays; write 'wed thu' or 水木");
    });

    /// <summary>What directory_spots keeps of it, as JSON; null where nothing is known.</summary>
    private static string? Schedule(string[]? weekdays, string? hours) =>
        weekdays is null && hours is null ? null : JsonSerializer.Serialize(new { weekdays, hours });
}
