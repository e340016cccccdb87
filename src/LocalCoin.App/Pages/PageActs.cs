// What every act of a page has in common: a command sent under the form's key, so that pressing again does it once, and
// a refusal said where one stands.

using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.App.Pages;

internal static class PageActs
{
    public const string Key = "key";

    /// <returns>Why it was not done; null where it was.</returns>
    public static async Task<Text?> Act(this HttpContext http, PageForm form, Command command) =>
        (await http.RequestServices.GetRequiredService<LedgerWriter>().Send(
            Sent.Live(form.Id(Key), command, http.Caller().Sender()), http.RequestAborted)).Fault();

    public static Text? Fault(this Answer answer) => answer switch
    {
        Answer.Accepted or Answer.Repeated => null,
        Answer.Rejected { Reason: var reason } => Text.Of(reason),
        _ => SiteTexts.NotSureDone,
    };

    public static Guid Id(this PageForm form, string field) => Reading.CommandId(form[field] ?? "", field);

    public static Instant Now(this HttpContext http) =>
        http.RequestServices.GetRequiredService<IClock>().GetCurrentInstant();
}
