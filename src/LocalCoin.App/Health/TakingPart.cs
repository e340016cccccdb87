// How somebody stands to a programme, and the two forms that change it: one for whoever is asked, the resident on their
// own phone, the counter, or the health staff.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store.Health;

namespace LocalCoin.App.Health;

/// <summary>What a page about somebody's taking part shows.</summary>
/// <param name="Text">What may be agreed to now; null where no programme is offered.</param>
/// <param name="Now">Null where they do not take part.</param>
/// <param name="Agreed">The words that were agreed to.</param>
/// <param name="Others">Programmes beside the one that is shown.</param>
/// <param name="Path">Where the forms go.</param>
public sealed record TakingPart(
    ConsentText? Text, ParticipantEntry? Now, ConsentText? Agreed, IReadOnlyList<ProgrammeId> Others, string Path,
    bool IsByStaff)
{
    public Chosen Chosen { get; init; } = Chosen.None;
    public Text? Fault { get; init; }
    public Text? Done { get; init; }

    /// <param name="programme">Which one was asked for; null for the first.</param>
    public static async Task<TakingPart> Of(HttpContext http, WalletId wallet, string path, string? programme)
    {
        var (health, cancellation) = (http.RequestServices.GetRequiredService<HealthRecords>(), http.RequestAborted);
        var texts = await health.Consents.All(cancellation);
        var current = texts.DistinctBy(text => text.Programme).ToArray();
        var entries = await health.Participants.Of(wallet, cancellation);
        var open = entries.Where(entry => entry.Withdrawn is null).ToArray();
        var chosen = current.FirstOrDefault(text => text.Programme.Value == programme)
            ?? current.FirstOrDefault(text => open.Any(entry => entry.Programme == text.Programme))
            ?? current.FirstOrDefault();
        var now = open.FirstOrDefault(entry => entry.Programme == chosen?.Programme);
        return new TakingPart(
            chosen, now,
            texts.FirstOrDefault(text => text.Programme == now?.Programme && text.Version == now.Consent),
            [.. current.Select(text => text.Programme).Where(one => one != chosen?.Programme)], path,
            http.Caller().Wallet != wallet)
        {
            Done = HealthTexts.Done.FirstOrDefault(one => one.Word == http.Request.Query["done"]).Text,
        };
    }

    /// <summary>The form to join was sent.</summary>
    /// <returns>What is wrong with it; null where it was done.</returns>
    public static async Task<TakingPart?> Join(HttpContext http, PageForm form, WalletId wallet, string path)
    {
        var page = await Of(http, wallet, path, form["programme"]);
        var chosen = Chosen.Of(form);
        var version = form["version"];
        // Whoever read another version agreed to other words.
        if (page.Text is not { } text || text.Version.ToString() != version)
        {
            return page with { Fault = HealthTexts.NewerText, Chosen = chosen };
        }
        if (chosen.Fault is { } fault) return page with { Fault = fault, Chosen = chosen };
        var joining = http.RequestServices.GetRequiredService<Joining>();
        var channel = page.IsByStaff ? await joining.ChannelOf(wallet, http.RequestAborted) : Channel.Phone;
        return await joining.Join(
            http, form.Id(PageActs.Key), wallet, text, chosen.With(channel), page.IsByStaff) is { } no
            ? page with { Fault = no, Chosen = chosen }
            : null;
    }

    /// <summary>The form to leave was sent.</summary>
    /// <returns>What is wrong with it; null where it was done, and the word for it.</returns>
    public static async Task<(TakingPart? Again, string Done)> Leave(
        HttpContext http, PageForm form, WalletId wallet, string path)
    {
        var page = await Of(http, wallet, path, form["programme"]);
        if (form["numbers"] is not ("keep" or "erase") || page.Text is not { } text)
        {
            return (page with { Fault = HealthTexts.HowMissing }, "");
        }
        var erases = form["numbers"] == "erase";
        var joining = http.RequestServices.GetRequiredService<Joining>();
        return await joining.Leave(http, form.Id(PageActs.Key), wallet, text.Programme, erases) is { } no
            ? (page with { Fault = no }, "")
            : (null, erases ? "erased" : "left");
    }
}
