// The people and places of the demonstration. Neighbourhoods, the stand and the kitchen car follow what the city of
// Tondabayashi published of its trial in Kongo; every name of a person or shop is made up, and looks it.

using LocalCoin.App.Operator;
using LocalCoin.Ledger;

namespace LocalCoin.App.Demonstration;

/// <param name="Closed">The weekday on which it is closed.</param>
/// <param name="VegetablesPercent">How much of a usual purchase there is for vegetables.</param>
/// <param name="PriceMin">Of a usual purchase, in yen; and <paramref name="PriceMax"/>.</param>
internal sealed record DemoShop(
    string Id, string Name, string Kana, string English, string Neighbourhood, string Class, IsoDayOfWeek Closed,
    int VegetablesPercent, int PriceMin, int PriceMax, string Sells)
{
    public MerchantId Merchant => new(Id);
    public SpotId Spot => new(Id);
    public ActorId Owner => new("demo-owner-" + Id);
}

/// <param name="HasPhone">Whether the resident pays by the own phone; two thirds hold only a card.</param>
/// <param name="Card">Null for some who have a phone.</param>
/// <param name="VisitsPercent">How likely the resident goes shopping with coins on a day.</param>
internal sealed record DemoResident(
    int Number, string Name, string Kana, string Neighbourhood, string BirthBand, WalletId Wallet, bool HasPhone,
    CardId? Card, int VisitsPercent)
{
    public ActorId Actor => new(Wallet.Value);

    /// <summary>Whether the resident takes part in the health programme: 150 do, with and without a phone.</summary>
    public bool TakesPart => Number % 10 is 1 or 4 or 8;
}

internal static class DemoTown
{
    public const int ResidentsMax = 500;
    public static readonly string[] Neighbourhoods = ["高辺台", "久野喜台", "寺池台"];

    public static readonly DemoShop Stand = new(
        "konroom", "∞KON ROOM 野菜の無人販売所(見本)", "こんるーむ", "KON ROOM stand (demo)", "久野喜台", "stand",
        IsoDayOfWeek.None, 100, 150, 330, "地場産やさい");

    public static readonly DemoShop KitchenCar = new(
        "reigo", "キッチンカー れい号(見本)", "きっちんかー れいごう", "Kitchen car Rei (demo)", "高辺台", "kitchen-car",
        IsoDayOfWeek.None, 30, 500, 900, "おべんとう・おそうざい");

    public static readonly DemoShop[] Shops =
    [
        new("nasubi", "架空青果 なすび", "かくうせいか なすび", "Nasubi Greens (demo)", "久野喜台", "shop", IsoDayOfWeek.Sunday,
            80, 200, 1500, "野菜・くだもの"),
        new("karina", "かりな商店", "かりなしょうてん", "Karina Store (demo)", "寺池台", "shop", IsoDayOfWeek.Wednesday,
            35, 300, 2000, "食料品・日用品"),
        new("mihonpan", "見本ベーカリー", "みほんべーかりー", "Mihon Bakery (demo)", "高辺台", "shop", IsoDayOfWeek.Monday,
            0, 200, 900, "パン"),
        new("karitofu", "仮名とうふ店", "かりなとうふてん", "Kari Tofu (demo)", "久野喜台", "shop", IsoDayOfWeek.Sunday,
            10, 150, 700, "とうふ・あぶらあげ"),
        new("reida", "例田精肉店", "れいだせいにくてん", "Reida Butcher (demo)", "久野喜台", "shop", IsoDayOfWeek.Tuesday,
            0, 400, 1900, "肉・コロッケ"),
        new("kuso", "空想鮮魚", "くうそうせんぎょ", "Kuso Fish (demo)", "寺池台", "shop", IsoDayOfWeek.Wednesday,
            0, 400, 1800, "魚"),
        new("tameshi", "喫茶ためし", "きっさためし", "Cafe Tameshi (demo)", "高辺台", "shop", IsoDayOfWeek.Monday,
            5, 400, 1200, "コーヒー・軽食"),
        new("bouan", "そば処 某庵", "そばどころ ぼうあん", "Bouan Soba (demo)", "久野喜台", "shop", IsoDayOfWeek.Thursday,
            5, 700, 1600, "そば"),
        new("mumei", "無名書房", "むめいしょぼう", "Mumei Books (demo)", "寺池台", "shop", IsoDayOfWeek.Tuesday,
            0, 500, 1900, "本・雑誌"),
        new("yumeno", "夢野生花", "ゆめのせいか", "Yumeno Flowers (demo)", "高辺台", "shop", IsoDayOfWeek.Wednesday,
            0, 300, 1500, "花"),
        new("utsuro", "虚川米穀店", "うつろがわべいこくてん", "Utsuro Rice (demo)", "久野喜台", "shop", IsoDayOfWeek.Sunday,
            0, 600, 1990, "米"),
        new("mihoncut", "理容みほん", "りようみほん", "Mihon Barber (demo)", "寺池台", "shop", IsoDayOfWeek.Monday,
            0, 1500, 1990, "散髪"),
    ];

    private static readonly (string Name, string Kana)[] Families =
    [
        ("架空", "かくう"), ("仮名", "かりな"), ("見本", "みほん"), ("例田", "れいだ"), ("試野", "ためしの"), ("空想", "くうそう"),
        ("無名", "むめい"), ("某山", "ぼうやま"), ("虚川", "うつろがわ"), ("夢野", "ゆめの"), ("仮谷", "かりや"), ("見立", "みたて"),
        ("絵空", "えそら"), ("幻田", "まぼろだ"), ("雛形", "ひながた"), ("作中", "さくなか"), ("想田", "そうだ"), ("見做", "みなし"),
        ("影山路", "かげやまじ"), ("仮屋敷", "かりやしき"),
    ];

    private static readonly (string Name, string Kana)[] Given =
    [
        ("花子", "はなこ"), ("太郎", "たろう"), ("梅子", "うめこ"), ("松男", "まつお"), ("竹子", "たけこ"), ("一郎", "いちろう"),
        ("春子", "はるこ"), ("夏男", "なつお"), ("秋子", "あきこ"), ("冬男", "ふゆお"), ("菜々子", "ななこ"), ("実", "みのる"),
        ("豊子", "とよこ"), ("茂", "しげる"), ("キヨ", "きよ"), ("進", "すすむ"), ("フミ", "ふみ"), ("勇", "いさむ"),
        ("ハル", "はる"), ("清", "きよし"), ("和子", "かずこ"), ("弘", "ひろし"), ("幸子", "さちこ"), ("誠", "まこと"), ("トメ", "とめ"),
    ];

    private static readonly string[] BirthBands = ["1930s", "1940s", "1950s", "1960s", "1970s", "1980s", "1990s"];
    private static readonly int[] BandShares = [10, 32, 26, 12, 9, 7, 4];

    public static IEnumerable<DemoShop> AllShops => [.. Shops, Stand, KitchenCar];

    public static DemoResident[] Residents()
    {
        var random = new DemoRandom(20_211_201);
        var residents = new DemoResident[ResidentsMax];
        for (var i = 0; i < residents.Length; i++)
        {
            var (family, given) = (Families[i % Families.Length], Given[i / Families.Length]);
            // Of three residents one has a phone; of those with a phone, every second holds a card as well.
            var hasPhone = i % 3 == 2;
            var hasCard = !hasPhone || i % 2 == 0;
            residents[i] = new DemoResident(
                i + 1, $"{family.Name} {given.Name}", $"{family.Kana} {given.Kana}", random.Of(Neighbourhoods),
                    Band(random),
                new WalletId(NamedId.Of("demo wallet", $"{i + 1}").ToString()), hasPhone,
                hasCard ? new CardId(NamedId.Of("demo card", $"{i + 1}").ToString()) : null,
                random.Chance(40) ? 1 : random.From(4, 22));
            // Who takes part shops near home more often than others do, some every other day.
            if (residents[i].TakesPart) residents[i] = residents[i] with { VisitsPercent = random.From(6, 36) };
        }
        return residents;
    }

    private static string Band(DemoRandom random)
    {
        var rest = random.From(1, 100);
        var band = 0;
        while (rest > BandShares[band]) rest -= BandShares[band++];
        return BirthBands[band];
    }
}
