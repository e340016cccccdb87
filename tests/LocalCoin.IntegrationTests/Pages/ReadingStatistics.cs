using System.IO.Compression;
using LocalCoin.IntegrationTests.Doors;
using LocalCoin.IntegrationTests.Statistics;
using LocalCoin.Ledger.Statistics;
using LocalCoin.Store.Directory;

namespace LocalCoin.IntegrationTests.Pages;

// Whoever reads the statistics, by page, file or program, finds the same tables, and each look is written down.
[Collection(PagesOfTheOffice.Name)]
public class ReadingStatistics(PagesTown town)
{
    private static readonly StatPeriod October = StatPeriod.Month(new(2025, 10, 1));

    [Fact]
    public async Task The_page_the_file_and_the_program_show_one_table_to_each_at_their_level()
    {
        await town.Count();
        foreach (var (who, level) in new[] { ("kenko", Level.Staff), ("somu", Level.Publication) })
        {
            foreach (var table in StatisticsTown.Fold(October, level))
            {
                var json = await town.Town.Must(
                    who, HttpMethod.Get, $"/api/v1/statistics/2025-10/{table.Indicator}", null);
                var told = json["cells"].EnumerateArray().Select(row => row.EnumerateArray().Select(cell =>
                    cell.GetProperty("state").GetString() == "suppressed" ? "x"
                    : cell.TryGetProperty("value", out var value) ? $"{value.GetInt64()}" : "-"));
                Assert.Equal(table.Cells.Select(row => row.Select(Written)), told);
                var csv = await Text(who, $"/statistics/{table.Indicator}.csv?month=2025-10");
                var lines = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
                Assert.Equal(1 + table.Rows.Count, lines.Length);
                Assert.Equal(
                    table.Cells.Select(row => row.Select(cell => cell.State)),
                    lines.Skip(1).Select(line => line.Split(',').Skip(1).Select(field => field switch
                    {
                        "x" => CellState.Suppressed, "-" => CellState.Nil, _ => CellState.Shown,
                    })));
            }
        }
    }

    [Fact]
    public async Task The_first_screen_of_a_hundred_and_fifty_people_holds_nothing_back()
    {
        await town.Count();
        await using var nurse = await town.Visit();
        await nurse.SignIn("kenko");
        await nurse.Arrives("/statistics");
        await nurse.Open($"/statistics?month={October}");
        await nurse.Page.WaitForSelectorAsync("svg.chart");
        Assert.Equal(0, await nurse.Page.Locator(".chart .hatched").CountAsync());
        Assert.Equal(0, await nurse.Page.Locator("td abbr").CountAsync());
        Assert.True(await nurse.Page.Locator("svg.chart[role=img][aria-label]").CountAsync() >= 6);
    }

    [Fact]
    public async Task The_keyboard_stops_at_a_table_that_is_wider_than_the_phone_and_at_no_other()
    {
        await town.Count();
        await using var nurse = await town.Visit();
        await nurse.SignIn("kenko");
        await nurse.Arrives("/statistics");
        await nurse.Page.SetViewportSizeAsync(320, 640);
        await nurse.Open($"/statistics/effectiveness?month={October}");
        await nurse.Page.Keyboard.PressAsync("Tab");
        var tables = await nurse.Page.EvaluateAsync<bool[][]>("""
            () => [...document.querySelectorAll(".grid, .sideways")]
              .map((one) => [one.scrollWidth > one.clientWidth, one.tabIndex === 0])
            """);
        Assert.Contains(tables, table => table[0]);
        Assert.Contains(tables, table => !table[0]);
        Assert.All(tables, table => Assert.Equal(table[0], table[1]));
    }

    [Fact]
    public async Task Each_look_is_written_down_under_its_month_and_table()
    {
        await town.Count();
        await Text("kansa", "/statistics/retention.csv?month=2025-09");
        await using var auditor = await town.Visit();
        await auditor.SignIn("kansa");
        await auditor.Open("/statistics/reach?month=2025-08");
        var seen = await town.Town.Directory.AccessLog.Of(
            new LogQuestion(null, null, null), null, 200, CancellationToken.None);
        foreach (var about in new[] { "statistics-2025-09-retention", "statistics-2025-08-reach" })
        {
            Assert.Contains(seen, entry => entry.Action == "statistics" && entry.Subject == about);
        }
    }

    [Fact]
    public async Task There_is_nothing_to_ask_but_what_was_made()
    {
        await town.Count();
        foreach (var path in new[]
        {
            "/statistics?month=2031-01", "/statistics/reach?month=fy2025", "/statistics/nobody",
            "/statistics/retention.csv?month=2031-01", "/statistics/nobody.csv?month=2025-10",
            "/statistics/years/1999", "/statistics/open/2031-01.zip", "/api/v1/statistics/2025-10/nobody",
        })
        {
            using var answer = await Answer("kenko", path);
            Assert.True((int)answer.StatusCode == 404, $"{path}: {answer.StatusCode}");
        }
    }

    [Theory]
    [InlineData("/statistics?month=2025-10", 7)]
    [InlineData("/statistics/reach?month=2025-10", 5)]
    [InlineData("/statistics/years/2025", 8)]
    public async Task On_paper_stands_what_the_screen_shows_hatched_alike_and_nothing_to_touch(string path, int charts)
    {
        await town.Count();
        await using var reader = await town.Visit(comesKnown: true);
        await reader.SignIn("kenko");
        await reader.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        await reader.Open(path);
        await reader.Page.WaitForSelectorAsync("svg.chart");
        var drawn = reader.Page.Locator("svg.chart").Filter(new() { Visible = true });
        Assert.InRange(await drawn.CountAsync(), charts, 99);
        // What is not laid out fills nothing: the marks of what is held back would be gone.
        Assert.Equal("block", await reader.Page.EvaluateAsync<string>("""
            () => {
              for (let one = document.querySelector("svg.patterns"); one; one = one.parentElement) {
                if (getComputedStyle(one).display === "none") return "none";
              }
              return "block";
            }
            """));
        Assert.Equal(0, await reader.Page.Locator("nav, button, .button, details").Filter(new() { Visible = true })
            .CountAsync());
        await File.WriteAllBytesAsync(
            Path.Combine(PagesTown.Pictures("print"), $"statistics-{charts}.pdf"),
            await reader.Page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true }));
    }

    [Fact]
    public async Task Open_data_are_what_anybody_may_see_and_say_how_to_read_them()
    {
        await town.Count();
        using var answer = await Answer("kenko", "/statistics/open/2025-10.zip");
        using var archive = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        var expected = StatisticsTown.Fold(October, Level.Publication);
        Assert.Equal(
            expected.Select(table => table.Indicator + ".csv").Prepend("metadata.json"),
            archive.Entries.Select(entry => entry.FullName));
        using var read = new StreamReader(archive.GetEntry("metadata.json")!.Open());
        var about = System.Text.Json.JsonDocument.Parse(await read.ReadToEndAsync()).RootElement;
        Assert.Equal(20, about.GetProperty("fewerThanIsHeldBack").GetInt32());
        Assert.Equal("CC-BY-4.0", about.GetProperty("licence").GetString());
        Assert.Equal("2025-10", about.GetProperty("period").GetString());
    }

    [Fact]
    public async Task A_job_writes_the_same_open_data_to_the_byte_and_nothing_before_there_are_any()
    {
        await town.Count();
        var file = Path.Combine(Path.GetTempPath(), $"localcoin-{Guid.NewGuid():N}.zip");
        Task<Ran> Write(params string[] of) => Executable.Run(
            town.Town.Schema.Community, ["report", "open-data", .. of, "--output", file]);
        try
        {
            var none = await Write("--month", "2001-01");
            Assert.NotEqual(0, none.ExitCode);
            Assert.Contains("localcoin report statistics makes them", none.Error, StringComparison.Ordinal);
            Assert.False(File.Exists(file));
            foreach (var (period, of) in new[] { ("2025-10", "--month=2025-10"), ("fy2025", "--year=2025") })
            {
                var told = await Write(of, "--json");
                Assert.True(told.ExitCode == 0, told.Output + told.Error);
                var written = await File.ReadAllBytesAsync(file);
                using var page = await Answer("kenko", $"/statistics/open/{period}.zip");
                Assert.Equal(await page.Content.ReadAsByteArrayAsync(), written);
                Assert.Equal(
                    (period, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(written))),
                    (told.Json.GetProperty("period").GetString(), told.Json.GetProperty("sha256").GetString()));
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Written(Cell cell) =>
        cell.State is CellState.Suppressed ? "x" : cell.Value is { } value ? $"{value}" : "-";

    private async Task<HttpResponseMessage> Answer(string who, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new("Bearer", await town.Town.Token(who));
        return await town.Town.Http.SendAsync(request);
    }

    private async Task<string> Text(string who, string path)
    {
        using var answer = await Answer(who, path);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync();
    }
}
