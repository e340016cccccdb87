using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using LocalCoin.App;
using LocalCoin.App.Operator.Measuring;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Programmes;
using Microsoft.Extensions.Configuration;
using NodaTime;
using Npgsql;

namespace LocalCoin.Benchmarks;

/// <summary>
/// Every page of the office's desk over a ledger of years: the rooms that its navigation lists, and what they lead to.
/// </summary>
public static partial class DeskSpeed
{
    private const int LinksEach = 3;
    private const int PagesMax = 80;
    private const int Warming = 2;
    private const int Rounds = 5;

    public static async Task Measure(Connections connections, string admin, Plan plan, Figures figures)
    {
        Figures.Title($"The desk's pages, {plan.DeskMembers:N0} members, {plan.DeskPayments:N0} payments");
        var community = WritePath.Name("desk");
        await using (var town = await Town.Found(connections, community, plan.DeskMembers))
        {
            await InProcess.Pay(town, 512, plan.DeskPayments);
            await Name(connections, community);
            await CountedMonths.Keep(connections, community, plan.DeskMembers, plan.DeskPayments);
            await using var source = CommunityDatabase.Open(connections.App, community);
            foreach (var projection in Projection.All)
            {
                await ProjectionRebuild.Run(source, projection, null, CancellationToken.None);
            }
            await Try(source, figures);
        }
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var settings = OverHttp.SettingsFor(connections, community, key);
        await Settling.Wait(connections, admin);
        await OverHttp.While(settings, async address => await Pages(address, OverHttp.Token(settings), plan, figures));
        await connections.Drop(community);
    }

    /// <summary>A rule that was written now, tried on all that was ever bought: read once, judged for each.</summary>
    private static async Task Try(NpgsqlDataSource source, Figures figures)
    {
        var today = Tokyo.Day(SystemClock.Instance.GetCurrentInstant());
        var since = Stopwatch.GetTimestamp();
        var past = await new RuleTrials(source).Read(today.PlusDays(-2), today, null, CancellationToken.None);
        figures.Note("rule_tried_read_s", Stopwatch.GetElapsedTime(since).TotalSeconds);
        figures.Note("rule_tried_purchases", past.Pages.Sum(page => page.Length));
        var fund = new Fund(new("veg"), FundFamily.Free, ExpiryPolicy.None, [], false);
        var rule = new ProgrammeRule(
            today.PlusYears(-1), today.PlusYears(1), [], 20, null, 100, 150, 2_000, null, fund.Id,
            [DeclaredBy.Shop, DeclaredBy.Spot, DeclaredBy.Payer], false);
        var times = Enumerable.Range(0, Rounds).Select(_ =>
        {
            since = Stopwatch.GetTimestamp();
            new RuleTrial(past, rule, fund, 1_000_000_000).Run();
            return Stopwatch.GetElapsedTime(since).TotalMilliseconds;
        }).ToArray();
        figures.Note("rule_tried_worst_ms", times.Max(), "goal 300");
    }

    private static async Task Pages(string address, string token, Plan plan, Figures figures)
    {
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        var worst = new List<double>();
        foreach (var page in await Found(http))
        {
            var times = new List<double>();
            for (var round = 0; round < plan.DeskRounds + Warming; round++)
            {
                var since = Stopwatch.GetTimestamp();
                using var answer = await http.GetAsync(page);
                await answer.Content.ReadAsByteArrayAsync();
                if (!answer.IsSuccessStatusCode) Console.WriteLine($"  {page}: {(int)answer.StatusCode}");
                if (round >= Warming) times.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            }
            worst.Add(times.Max());
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {Figures.Median(times),8:0.0} ms  {times.Max(),8:0.0} ms worst   {Shown(page)}"));
        }
        figures.Note("desk_pages", worst.Count);
        figures.Note("desk_worst_ms", worst.Max(), "goal 300");
    }

    /// <summary>The rooms of the navigation, and the first pages that each leads to.</summary>
    private static async Task<IReadOnlyList<string>> Found(HttpClient http)
    {
        var start = await http.GetStringAsync("/desk");
        var rooms = Links(start[start.IndexOf("id=\"rooms\"", StringComparison.Ordinal)..]).ToList();
        List<string> pages =
        [
            .. rooms, $"/desk/why?account={Town.Wallet(7)}", $"/desk/why?account=merchant:{Town.Merchant(7)}",
            "/desk/why?account=fund:veg", "/desk/why?account=issuer", "/statistics/reach", "/statistics/effectiveness",
            "/statistics/years/2025", "/statistics/retention.csv?month=2026-03",
        ];
        foreach (var page in pages.ToArray())
        {
            var html = await http.GetStringAsync(page);
            pages.AddRange(Links(html.Split("id=\"rooms\"")[0]).Where(link => !pages.Contains(link)).Take(LinksEach));
        }
        return [.. pages.Distinct().Take(PagesMax)];
    }

    private static IEnumerable<string> Links(string html) => Href().Matches(html)
        .Select(match => System.Net.WebUtility.HtmlDecode(match.Groups[1].Value))
        .Where(link => link.StartsWith("/desk", StringComparison.Ordinal)
            || link is "/approvals" or "/wishes" or "/calls" or "/cards/print"
            || link.StartsWith("/statistics", StringComparison.Ordinal))
        .Where(link => !link.Contains("lang=", StringComparison.Ordinal)).Distinct();

    private static string Shown(string page) => page.Length > 70 ? page[..70] + "…" : page;

    /// <summary>Names for everybody, as a real directory has them.</summary>
    private static async Task Name(Connections connections, string community)
    {
        await using var source = CommunityDatabase.Open(connections.Owner, community);
        foreach (var sql in new[]
        {
            """
            insert into directory_members (wallet, number, name, kana, phone, neighbourhood, birth_band)
            select substr(id, 8), 'M' || substr(id, 9), '架空 ' || substr(id, 9), 'カクウ ' || substr(id, 9),
              '0721-00-' || substr(id, 10), '寺池台', '1950s'
            from mt_streams where id like 'wallet-%'
            """,
            """
            insert into directory_merchants (merchant, name, kana)
            select substr(id, 10), '架空商店 ' || substr(id, 10), 'カクウショウテン'
            from mt_streams where id like 'merchant-%'
            """,
            """
            insert into directory_spots (spot, merchant, name)
            select substr(id, 6), 'm' || substr(id, 7), '本店' from mt_streams where id like 'spot-%'
            """,
            """
            insert into directory_access_log (actor, action, subject)
            select 'office', 'look: why', substr(id, 8)
            from mt_streams, generate_series(1, 10) where id like 'wallet-%'
            """,
        })
        {
            await using var command = source.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }
    }

    [GeneratedRegex("href=\"(/[^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex Href();
}
