using LocalCoin.Ledger.Statistics;

namespace LocalCoin.App.Pages;

/// <summary>What is kept of a participant, as it is asked, shown and counted.</summary>
internal static class TraitTexts
{
    public static readonly Text Age = new("年れい", "Age");
    public static readonly Text Sex = new("性別《せいべつ》", "Sex");
    public static readonly Text Area = new("住んで いる ところ", "Where you live");
    public static readonly Text Channel = new("つかう もの", "What is used");

    public static readonly IReadOnlyDictionary<AgeBand, Text> Ages = new Dictionary<AgeBand, Text>
    {
        [AgeBand.To64] = new("64さい まで", "up to 64"), [AgeBand.From65] = new("65〜69さい", "65 to 69"),
        [AgeBand.From70] = new("70〜74さい", "70 to 74"), [AgeBand.From75] = new("75〜79さい", "75 to 79"),
        [AgeBand.From80] = new("80〜84さい", "80 to 84"), [AgeBand.From85] = new("85〜89さい", "85 to 89"),
        [AgeBand.From90] = new("90〜94さい", "90 to 94"), [AgeBand.From95] = new("95さい から", "95 and over"),
    };

    public static readonly IReadOnlyDictionary<Sex, Text> Sexes = new Dictionary<Sex, Text>
    {
        [Ledger.Statistics.Sex.Female] = new("女性《じょせい》", "Woman"),
        [Ledger.Statistics.Sex.Male] = new("男性《だんせい》", "Man"),
        [Ledger.Statistics.Sex.Unstated] = new("こたえない", "Not said"),
    };

    public static readonly IReadOnlyDictionary<Area, Text> Areas = new Dictionary<Area, Text>
    {
        [Ledger.Statistics.Area.Takabedai] = new("高辺台《たかべだい》", "Takabedai"),
        [Ledger.Statistics.Area.Kunokidai] = new("久野喜台《くのきだい》", "Kunokidai"),
        [Ledger.Statistics.Area.Teraikedai] = new("寺池台《てらいけだい》", "Teraikedai"),
        [Ledger.Statistics.Area.ElsewhereInCity] = new("市内《しない》の ほかの ところ", "Elsewhere in the city"),
        [Ledger.Statistics.Area.OutsideCity] = new("市の そと", "Outside the city"),
    };

    public static readonly IReadOnlyDictionary<Ledger.Channel, Text> Channels = new Dictionary<Ledger.Channel, Text>
    {
        [Ledger.Channel.Card] = new("カード", "Card"), [Ledger.Channel.Phone] = new("スマホ", "Phone"),
    };
}
