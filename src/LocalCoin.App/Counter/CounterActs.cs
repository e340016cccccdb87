// What every act at the counter has in common: a command sent under the form's key, so that pressing again does it
// once; a word of what was done on the page that follows; a refusal said where one stands.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.App.Counter;

internal static class CounterActs
{
    public const string Key = "key";

    /// <summary>Who is opened; only behind <see cref="Opening.Needed"/>.</summary>
    public static Opening Opened(this HttpContext http) => (Opening)http.Items[typeof(Opening)]!;

    /// <returns>Why it was not done; null where it was.</returns>
    public static async Task<Text?> Act(this HttpContext http, PageForm form, Command command) =>
        (await http.RequestServices.GetRequiredService<LedgerWriter>().Send(
            Sent.Live(form.Id(Key), command, http.Caller().Sender()), http.RequestAborted)).Fault();

    public static Text? Fault(this Answer answer) => answer switch
    {
        Answer.Accepted or Answer.Repeated => null,
        Answer.Rejected { Reason: var reason } => Text.Of(reason),
        _ => CounterTexts.NotSureDone,
    };

    /// <param name="done">One of <see cref="CounterTexts.Done"/>.</param>
    public static IResult Back(this Opening opened, string done) => PageDoors.GoTo($"{opened.Path}?done={done}");

    public static Guid Id(this PageForm form, string field) => Reading.CommandId(form[field] ?? "", field);

    public static Instant Now(this HttpContext http) =>
        http.RequestServices.GetRequiredService<IClock>().GetCurrentInstant();
}
