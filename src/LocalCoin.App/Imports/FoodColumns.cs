using System.Text.Json;
using LocalCoin.Ledger.Statistics;

namespace LocalCoin.App.Imports;

internal static class FoodColumns
{
    /// <summary>Each group by its word and its Japanese name; the first of a number also by that.</summary>
    public static readonly (FoodGroup, string[])[] Groups =
    [
        .. Enum.GetValues<FoodGroup>().Select(group => (group, (string[])
        [
            JsonNamingPolicy.SnakeCaseLower.ConvertName($"{group}"), FoodTexts.Of(group).Plain(isJapanese: true),
            .. group is FoodGroup.NotFood || Foods.Number(group) == Foods.Number(group - 1)
                ? Array.Empty<string>()
                : [$"{Foods.Number(group)}"],
        ])),
    ];
}
