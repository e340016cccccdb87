// Who looked at and changed what in the directory: by the person who did it, by whom it was about, by day; and as a
// file. It names the staff; of residents it says the wallet alone, so that reading the log is no look at them.

using System.Globalization;
using System.Text;
using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Desk;

/// <param name="By">The name of who did it, as far as it is known.</param>
public sealed record LogLine(AccessEntry Entry, string By)
{
    public Text What => DeskLogTexts.Of(Entry.Action);
}

internal static class DeskLog
{
    public const string Door = DeskDoors.Start + "/log";
    private const int PageSize = 50;
    private const int FileMax = 50_000;
    private const int SubjectLengthMax = 100;

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Door, Show).For(Roles.Operator | Roles.Auditor);
        pages.MapPost(Door, (HttpContext _, PageForm form) => PageDoors.GoTo(
            Door + Query(form["by"], form["about"], form["day"]))).For(Roles.Operator | Roles.Auditor);
        pages.MapGet(Door + ".csv", File).For(Roles.Operator | Roles.Auditor);
    }

    /// <summary>What is asked, as an address has it.</summary>
    internal static QueryString Query(string? by, string? about, string? day) => QueryString.Create(
        new KeyValuePair<string, string?>[] { new("by", by), new("about", about), new("day", day) }
            .Where(one => !string.IsNullOrEmpty(one.Value)));

    /// <summary>With the names of the staff.</summary>
    internal static async Task<IReadOnlyList<LogLine>> Named(HttpContext http, IReadOnlyList<AccessEntry> entries)
    {
        var names = await http.RequestServices.GetRequiredService<CommunityDirectory>().Credentials.Names(
            [.. entries.Select(entry => entry.Actor).Distinct()], http.RequestAborted);
        return [.. entries.Select(entry => new LogLine(
            entry, names.GetValueOrDefault(entry.Actor) ?? entry.Actor.Value))];
    }

    private static async Task<IResult> Show(
        HttpContext http, CommunityDirectory directory, string? by = null, string? about = null, string? day = null,
        string? after = null)
    {
        var asked = Asked(by, about, day);
        var page = Page<AccessEntry>.Of(
            await directory.AccessLog.Of(asked, Reading.Cursor(after), PageSize + 1, http.RequestAborted), PageSize,
            one => one.Entry.ToString(CultureInfo.InvariantCulture));
        return PageAnswer.Of<DeskLogPage>(
            (nameof(DeskLogPage.Asked), asked), (nameof(DeskLogPage.Lines), await Named(http, page.Rows)),
            (nameof(DeskLogPage.Staff), await directory.Credentials.Of(null, http.RequestAborted)),
            (nameof(DeskLogPage.Next), page.Next));
    }

    /// <summary>The same lines, all of them, for a spreadsheet. That it was taken is written down too.</summary>
    private static async Task<IResult> File(
        HttpContext http, CommunityDirectory directory, string? by = null, string? about = null, string? day = null)
    {
        var caller = http.Caller();
        var lines = await Named(
            http, await directory.AccessLog.Of(Asked(by, about, day), null, FileMax, http.RequestAborted));
        await directory.AccessLog.Write(caller.Actor, caller.Device, "export", "access-log", http.RequestAborted);
        var isJapanese = Visit.Of(http).IsJapanese;
        var text = new StringBuilder("\uFEFF").Append(DeskLogTexts.CsvColumns.Plain(isJapanese)).Append("\r\n");
        foreach (var line in lines)
        {
            text.AppendJoin(',',
                line.Entry.At.InZone(Tokyo.Zone).ToString("uuuu-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                CsvCell.Quoted(line.By), CsvCell.Quoted(line.What.Plain(isJapanese)),
                CsvCell.Quoted(line.Entry.Action), CsvCell.Quoted(line.Entry.Subject)).Append("\r\n");
        }
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(
            Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8",
            string.IsNullOrWhiteSpace(day) ? "access-log.csv" : $"access-log-{day}.csv");
    }

    private static LogQuestion Asked(string? by, string? about, string? day) => new(
        string.IsNullOrWhiteSpace(by) ? null : Reading.Id<ActorId>(by, "by"),
        string.IsNullOrWhiteSpace(about) ? null : Reading.Text(about.Trim(), "about", SubjectLengthMax),
        string.IsNullOrWhiteSpace(day) ? null : Reading.Day(day, "day"));
}
