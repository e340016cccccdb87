using System.Diagnostics;
using System.Text.RegularExpressions;
using LocalCoin.Ledger.Statistics;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace LocalCoin.IntegrationTests.Pages;

// A queue of sixty before one tablet: a card, one number, the next. Nobody sees the number of whoever stood there
// before, a slip of the finger is taken back, and what was sent twice is kept once.
[Collection(PagesOfTheOffice.Name)]
public sealed class NursesMorning(PagesTown town, ITestOutputHelper output)
{
    private const int Queue = 60;
    private const double GoalSeconds = 1;

    [Fact]
    public async Task Sixty_people_are_measured_each_once_and_nobody_sees_the_one_before()
    {
        var people = new List<(Holder Holder, Store.Health.ParticipantEntry Entry)>();
        for (var i = 0; i < Queue; i++) people.Add(await town.Participant());
        await using var nurse = await town.Visit();
        await nurse.Measures("vegetable-meter");
        var (whole, ready) = (new List<double>(), new List<double>());
        for (var i = 0; i < Queue; i++)
        {
            var watch = Stopwatch.StartNew();
            await nurse.ScansFor(people[i].Holder.Token);
            // The figure of whoever was before is nowhere: neither when the card is scanned nor when the next is.
            Figure.Absent(NumberOf(i - 1), await Seen(nurse));
            await nurse.Page.Keyboard.TypeAsync($"{NumberOf(i)}");
            var sent = watch.Elapsed.TotalSeconds;
            await nurse.Page.Keyboard.PressAsync("Enter");
            await nurse.Sees($"のこしました · {i + 1}人", "");
            whole.Add(watch.Elapsed.TotalSeconds);
            ready.Add(watch.Elapsed.TotalSeconds - sent);
            Figure.Absent(NumberOf(i), await Seen(nurse));
            if (i % 20 == 10) await TakeBackAndAgain(nurse, people[i].Holder, i);
        }
        foreach (var (holder, i) in people.Select((one, i) => (one.Holder, i)))
        {
            var own = await town.Town.Records().Measurements.Of(new Ledger.WalletId(holder.Wallet), default);
            Assert.Equal((MeasureKind.VegetableMeter, NumberOf(i) * 10), Assert.Single(own) is var one
                ? (one.Kind, one.Tenths) : default);
        }
        ready.Sort();
        whole.Sort();
        output.WriteLine($"{Queue} people; from Enter to ready for the next: median {ready[Queue / 2]:0.000} s, "
            + $"slowest {ready[^1]:0.000} s (goal {GoalSeconds:0} s); with scanning and typing: median "
            + $"{whole[Queue / 2]:0.000} s");
        Assert.Empty(nurse.Complaints);
    }

    [Fact]
    public async Task A_number_whose_answer_was_lost_stays_on_the_page_and_is_kept_once()
    {
        var (holder, entry) = await town.Participant();
        await using var nurse = await town.Visit();
        await nurse.Measures();
        await nurse.ScansFor(holder.Token);
        // It arrives, and the answer does not.
        await nurse.Page.RouteAsync("**/number", async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync();
        });
        await nurse.Page.FillAsync("#number", "6.4");
        await nurse.Touch("のこして つぎの人へ", "");
        await nurse.Sees("数字は ここに のこって います", "");
        Assert.Equal("6.4", await nurse.Page.InputValueAsync("#number"));
        await nurse.Page.UnrouteAsync("**/number");
        await nurse.Touch("のこして つぎの人へ", "");
        await nurse.Sees("のこしました", "");
        Assert.Equal(
            [64], (await town.Town.Records().Measurements.Of([entry.Participant], default)).Select(one => one.Tenths));
    }

    [Fact]
    public async Task A_card_is_filmed_where_no_reader_is_at_hand()
    {
        var (holder, entry) = await town.Participant();
        await using var painter = await town.Visit();
        using var code = QRCoder.QRCodeGenerator.GenerateQrCode(
            $"{painter.Site}/c/{holder.Token}", QRCoder.QRCodeGenerator.ECCLevel.Q);
        using var film = await Film.Of(new QRCoder.PngByteQRCode(code).GetGraphic(12), painter.Page);
        await using var browser = await town.Filmed(film.Path);
        await using var nurse = await town.Visit(by: browser);
        await nurse.Measures();
        await nurse.Context.GrantPermissionsAsync(["camera"]);
        await nurse.Touch("カメラで よみとる", "");
        await nurse.Page.FillAsync("#number", "6.4");
        await nurse.Touch("のこして つぎの人へ", "");
        await nurse.Sees("のこしました", "");
        Assert.Equal(
            [64], (await town.Town.Records().Measurements.Of([entry.Participant], default)).Select(one => one.Tenths));
        Assert.Empty(nurse.Complaints);
    }

    [Fact]
    public async Task Somebody_who_signs_on_paper_is_measured_after_three_touches_also_without_script()
    {
        await town.Town.Published();
        var holder = await town.CardHolder(0);
        await using var nurse = await town.Visit(scripts: false);
        await nurse.Measures();
        await nurse.Page.FillAsync("#held", holder.Token);
        await nurse.Touch("つぎへ", "");
        await nurse.Touch("紙を うけとりました。参加する", "");
        await nurse.Touch("75〜79さい", "");
        await nurse.Touch("女性", "");
        await nurse.Touch("寺池台", "");
        await nurse.Page.FillAsync("#number", "7");
        await nurse.Touch("のこして つぎの人へ", "");
        await nurse.Sees("のこしました", "");
        var wallet = new Ledger.WalletId(holder.Wallet);
        var entry = Assert.Single(await town.Town.Records().Participants.Of(wallet, default));
        Assert.Equal(
            (true, AgeBand.From75, Sex.Female, Area.Teraikedai),
            (entry.OnPaper, entry.Traits.Age, entry.Traits.Sex, entry.Traits.Area));
        Assert.Equal(70, Assert.Single(await town.Town.Records().Measurements.Of(wallet, default)).Tenths);
        var shown = await town.Town.Must("mado", HttpMethod.Get, $"/api/v1/wallets/{holder.Wallet}", null);
        Assert.Equal("yasai", Assert.Single(shown["enrolments"].EnumerateArray()).GetString());
    }

    [Fact]
    public async Task A_sheet_of_paper_is_entered_line_by_line_and_what_is_wrong_stays()
    {
        var people = new List<Holder>();
        for (var i = 0; i < 3; i++) people.Add((await town.Participant()).Holder);
        await using var nurse = await town.Visit();
        await nurse.Measures();
        await nurse.Open(nurse.Page.Url + "/sheet");
        for (var i = 0; i < people.Count; i++)
        {
            await nurse.Page.FillAsync($"[name=held-{i}]", people[i].Token);
            await nurse.Page.FillAsync($"[name=number-{i}]", i == 1 ? "13" : $"{i + 5}.5");
        }
        await nurse.Touch("ぜんぶ のこす", "");
        await nurse.Sees("2人の 数字を のこしました", "");
        Assert.Equal("13", await nurse.Page.InputValueAsync("[name=number-0]"));
        await nurse.Page.FillAsync("[name=number-0]", "6.5");
        await nurse.Touch("ぜんぶ のこす", "");
        await nurse.Sees("1人の 数字を のこしました", "");
        for (var i = 0; i < people.Count; i++)
        {
            var own = await town.Town.Records().Measurements.Of(new Ledger.WalletId(people[i].Wallet), default);
            Assert.Equal((i * 10) + 55, Assert.Single(own).Tenths);
        }
    }

    /// <summary>Of ベジメータ, each another, none of them a count of people.</summary>
    private static int NumberOf(int person) => 401 + (person * 7);

    private static async Task TakeBackAndAgain(Visitor nurse, Holder holder, int person)
    {
        await nurse.Touch("さいごの ひとつを とりけす", "");
        await nurse.Sees($"とりけしました · {person}人", "");
        await nurse.ScansFor(holder.Token);
        await nurse.Page.Keyboard.TypeAsync($"{NumberOf(person)}");
        await nurse.Page.Keyboard.PressAsync("Enter");
        await nurse.Sees($"のこしました · {person + 1}人", "");
    }

    /// <summary>All that stands on the page, and in its fields; the cards' own digits aside.</summary>
    private static async Task<string> Seen(Visitor nurse) => Regex.Replace(
        await nurse.Words() + " " + await nurse.Page.EvaluateAsync<string>(
            "() => [...document.querySelectorAll('main input:not([type=hidden])')].map((one) => one.value).join(' ')"),
        "カード [0-9]{4}", "カード");
}
