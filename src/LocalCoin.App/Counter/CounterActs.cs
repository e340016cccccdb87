// What every act at the counter has in common: whom it is for, and a word of what was done on the page that follows.

using LocalCoin.App.Pages;

namespace LocalCoin.App.Counter;

internal static class CounterActs
{
    public const string Key = PageActs.Key;

    /// <summary>Who is opened; only behind <see cref="Opening.Needed"/>.</summary>
    public static Opening Opened(this HttpContext http) => (Opening)http.Items[typeof(Opening)]!;

    /// <param name="done">One of <see cref="CounterTexts.Done"/>.</param>
    public static IResult Back(this Opening opened, string done) => PageDoors.GoTo($"{opened.Path}?done={done}");
}
