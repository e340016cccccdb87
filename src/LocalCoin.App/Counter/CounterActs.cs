// What every act at the counter has in common: a word of what was done on the page that follows.

using LocalCoin.App.Pages;

namespace LocalCoin.App.Counter;

internal static class CounterActs
{
    public const string Key = PageActs.Key;

    /// <param name="done">One of <see cref="CounterTexts.Done"/>.</param>
    public static IResult Back(this Opening opened, string done) => PageDoors.GoTo($"{opened.Path}?done={done}");
}
