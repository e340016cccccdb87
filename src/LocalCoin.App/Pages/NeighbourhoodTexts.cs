namespace LocalCoin.App.Pages;

/// <summary>The neighbourhoods, as the directory and its files write them and as they are read.</summary>
internal static class NeighbourhoodTexts
{
    public static readonly (string Word, Text Text)[] All =
    [
        ("高辺台", new("高辺台", "Takabedai")), ("久野喜台", new("久野喜台", "Kunokidai")),
        ("寺池台", new("寺池台", "Teraikedai")), ("市内", new("市内の ほかの ところ", "Elsewhere in the city")),
        ("市外", new("市の そと", "Outside the city")),
    ];

    /// <summary>One that is not in the list is called as it is written.</summary>
    public static string Named(string word, bool isJapanese) =>
        All.FirstOrDefault(one => one.Word == word).Text?.Plain(isJapanese) ?? word;
}
