using System.Text.RegularExpressions;
using LocalCoin.IntegrationTests.Attacks;
using LocalCoin.IntegrationTests.Doors;
using LocalCoin.Ledger;
using NodaTime;

namespace LocalCoin.IntegrationTests.Desk;

// Who looked and who changed: every look and every change is a line, with its reason, and the file has what the page
// shows.
[Collection(DeskOffice.Name)]
public partial class ReadingTheLog(SettledTown settled)
{
    private const StringComparison Ordinal = StringComparison.Ordinal;
    private readonly Town town = settled.Town;

    [Fact]
    public async Task Every_look_and_every_change_is_a_line_with_its_reason()
    {
        var seen = await town.Neighbour("シラベル ハナコ");
        var office = await town.Desk();
        var page = await office.OpenResident(seen, "correction");
        await office.Post(page + "/correct", ("name", "見本 はなこ"), ("kana", "ミホン ハナコ"));
        await office.OpenResident(seen with { Kana = "ミホン ハナコ" }, "telephone");
        var auditor = await town.Desk("kansa");
        await auditor.Get($"/desk/why?account={seen.Wallet}");
        var lines = Lines(await auditor.Get($"/desk/log?about={seen.Wallet}"));
        // The newest first; how the town's people were moved in comes before.
        string[] expected =
        [
            "kansa なぜ この金額かを 見た", "somu ページを 見た(電話の 問い合わせ)", "somu さがした 中に いた", "somu 直した",
            "somu ページを 見た(まちがいを なおす)", "somu さがした 中に いた",
        ];
        Assert.Equal(expected, lines.Select(line => $"{line.By} {line.What}").Take(expected.Length));
        // On the resident's own page at the desk too.
        Assert.Contains("電話の 問い合わせ", (await office.Get(page)).Words(), Ordinal);
    }

    [Fact]
    public async Task Changes_of_shops_and_staff_are_lines_too()
    {
        var office = await town.Desk();
        var shop = await office.RegisterShop("架空農園 きろく");
        await office.Post(shop.Page + "/change",
            ("key", Town.NewId()), ("name", "架空農園 きろく2"), ("class", "small-shop"));
        var lines = Lines(await office.Get($"/desk/log?about=merchant-{shop.Merchant}"));
        Assert.Equal("somu 直した", $"{lines[0].By} {lines[0].What}");
        var owner = await town.Schema.Value<string>(
            "select actor from directory_credentials where merchant = $1", shop.Merchant);
        lines = Lines(await office.Get($"/desk/log?about=staff-{owner}"));
        Assert.Equal("somu 入れた", $"{lines.Single().By} {lines.Single().What}");
    }

    [Fact]
    public async Task The_log_is_asked_by_person_by_whom_it_is_about_and_by_day()
    {
        var (one, other) = (await town.Neighbour("ヒトリメ"), await town.Neighbour("フタリメ"));
        var office = await town.Desk();
        await office.OpenResident(one);
        await office.OpenResident(other);
        var auditor = await town.Desk("kansa");
        await auditor.Get($"/desk/why?account={one.Wallet}");
        var today = NodaTime.Text.LocalDatePattern.Iso.Format(Tokyo.Day(SystemClock.Instance.GetCurrentInstant()));

        var asked = await auditor.Fill("/desk/log", "/desk/log", ("by", "somu"), ("about", one.Wallet), ("day", today));
        Assert.Equal((303, $"/desk/log?by=somu&about={one.Wallet}&day={today}"), (asked.Status, asked.Location));
        var shown = Lines(await auditor.Get(asked.Location!));
        Assert.NotEmpty(shown);
        Assert.All(shown, line => Assert.Equal(("somu", one.Wallet), (line.By, line.About)));

        var bySomebodyElse = Lines(await auditor.Get($"/desk/log?by=kessai&about={one.Wallet}"));
        Assert.Empty(bySomebodyElse);
        Assert.Empty(Lines(await auditor.Get($"/desk/log?about={one.Wallet}&day=2020-01-01")));
        var all = Lines(await auditor.Get($"/desk/log?about={one.Wallet}"));
        Assert.Contains(all, line => line.By == "kansa");
        Assert.DoesNotContain(all, line => line.About == other.Wallet);
    }

    [Fact]
    public async Task The_file_has_the_lines_that_are_shown_and_is_a_line_itself()
    {
        var one = await town.Neighbour("フアイル");
        var office = await town.Desk();
        await office.OpenResident(one);
        var page = await office.Get($"/desk/log?about={one.Wallet}");
        var link = Regex.Match(page.Html, "href=\"(/desk/log\\.csv[^\"]*)\"").Groups[1].Value;
        var file = await office.Get(System.Net.WebUtility.HtmlDecode(link));
        Assert.StartsWith("text/csv", file.Message.Content.Headers.ContentType!.ToString(), Ordinal);
        var rows = file.Html.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("日時,職員,したこと,記録,だれの", rows[0]);
        Assert.Equal(
            Lines(page).Select(line => (line.By, line.What, line.About)),
            rows.Skip(1).Select(row => row.Split(',').Select(cell => cell.Trim('"')).ToArray())
                .Select(cells => (cells[1], cells[2], cells[4])));
        Assert.Equal(
            ("somu", "この記録を 保存した"),
            Lines(await office.Get("/desk/log?about=access-log")).Select(line => (line.By, line.What)).First());
    }

    [Fact]
    public async Task A_long_log_goes_on_on_the_next_page_without_a_gap()
    {
        var one = await town.Neighbour("ナガイ キロク");
        var office = await town.Desk();
        for (var looks = 0; looks < 30; looks++) await office.OpenResident(one);
        var first = await office.Get($"/desk/log?about={one.Wallet}");
        var next = Regex.Match(first.Html, "href=\"(/desk/log\\?[^\"]*after=[^\"]*)\"").Groups[1].Value;
        var second = await office.Get(System.Net.WebUtility.HtmlDecode(next));
        Assert.Equal(50, Lines(first).Count);
        Assert.Equal(
            await town.Schema.Value<long>(
                "select count(*) from directory_access_log where subject = $1", one.Wallet),
            Lines(first).Count + Lines(second).Count);
    }

    private static List<(string By, string What, string About)> Lines(Seen page) =>
    [
        .. Row().Matches(page.Html).Select(row => (
            Plain(row.Groups[1].Value), Plain(row.Groups[2].Value), Plain(row.Groups[3].Value))),
    ];

    private static string Plain(string html) => System.Net.WebUtility.HtmlDecode(
        Regex.Replace(html, "<r[tp]>.*?</r[tp]>|<[^>]*>", "", RegexOptions.Singleline)).Trim();

    [GeneratedRegex(
        """<td class="when">.*?</td>\s*<td>(.*?)</td>\s*<td>(.*?)</td>\s*<td class="id">.*?aria-label="([^"]*)""",
        RegexOptions.Singleline)]
    private static partial Regex Row();
}
