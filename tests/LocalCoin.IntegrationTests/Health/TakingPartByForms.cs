using LocalCoin.IntegrationTests.Attacks;
using LocalCoin.IntegrationTests.Doors;
using LocalCoin.IntegrationTests.Pages;
using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;
using LocalCoin.Store.Health;
using Microsoft.Extensions.DependencyInjection;

namespace LocalCoin.IntegrationTests.Health;

// Joining and leaving by the doors' own forms: what is kept and what is not, what the ledger hears, what is erased.
public sealed class TakingPartByForms(SettledTown settled) : IClassFixture<SettledTown>
{
    private readonly Town town = settled.Town;

    private HealthRecords Records => town.Records();

    [Fact]
    public async Task Nobody_takes_part_before_they_say_so_and_leaving_is_one_form()
    {
        var (phone, wallet) = await Resident();
        Assert.Empty(await Records.Participants.Of(wallet, default));
        var key = Town.NewId();
        Assert.Equal(303, (await Join(phone, "/taking-part", key)).Status);
        Assert.Equal(303, (await Join(phone, "/taking-part", key)).Status);
        var entry = Assert.Single(await Records.Participants.Of(wallet, default));
        Assert.Equal(
            (await town.Published(), false, new Traits(AgeBand.From80, Sex.Male, Area.Takabedai, Channel.Phone)),
            (entry.Consent, entry.OnPaper, entry.Traits));
        Assert.Equal(["yasai"], await Enrolments(wallet));
        await phone.Get("/taking-part");
        Assert.Equal(303, (await phone.Post("/taking-part/leave", ("key", Town.NewId()), ("programme", "yasai"),
            ("numbers", "keep"))).Status);
        Assert.NotNull(Assert.Single(await Records.Participants.Of(wallet, default)).Withdrawn);
        Assert.Empty(await Enrolments(wallet));
        Assert.Empty(await Records.Participants.OlderThan(TimeSpan.Zero, 100, default)
            is var open ? open.Where(one => one.Wallet == wallet) : []);
    }

    [Theory]
    [InlineData("agree")]
    [InlineData("age")]
    [InlineData("sex")]
    [InlineData("area")]
    [InlineData("version")]
    public async Task A_form_in_which_something_is_missing_enrols_nobody(string missing)
    {
        var (phone, wallet) = await Resident();
        Assert.Equal(422, (await Join(phone, "/taking-part", Town.NewId(), missing)).Status);
        Assert.Empty(await Records.Participants.Of(wallet, default));
        Assert.Empty(await Enrolments(wallet));
    }

    [Fact]
    public async Task Erasing_at_leaving_takes_every_number_and_leaving_alone_takes_none()
    {
        foreach (var (numbers, left) in new[] { ("keep", 1), ("erase", 0) })
        {
            var (phone, wallet) = await Resident();
            await Join(phone, "/taking-part", Town.NewId());
            await town.Measured((await Records.Participants.Among([wallet], default)).Single(), 3, 61);
            await phone.Get("/taking-part");
            await phone.Post("/taking-part/leave", ("key", Town.NewId()), ("programme", "yasai"), ("numbers", numbers));
            Assert.Equal(left, (await Records.Measurements.Of(wallet, default)).Count);
        }
    }

    [Fact]
    public async Task Erasing_a_resident_takes_their_numbers_and_that_they_took_part()
    {
        var (phone, wallet) = await Resident();
        await Join(phone, "/taking-part", Town.NewId());
        await town.Measured((await Records.Participants.Among([wallet], default)).Single(), 3, 61);
        await town.Must("mado", HttpMethod.Put, $"/api/v1/members/{wallet}", new { name = "見本" });
        await town.Must("somu", HttpMethod.Delete, $"/api/v1/members/{wallet}", null);
        Assert.Empty(await Records.Measurements.Of(wallet, default));
        Assert.Empty(await Records.Participants.Of(wallet, default));
    }

    [Fact]
    public async Task What_a_crash_left_is_told_to_the_ledger()
    {
        var (_, wallet) = await Resident();
        await town.Enrol(wallet);
        Assert.Empty(await Enrolments(wallet));
        var joining = town.App.Services.GetRequiredService<App.Health.Joining>();
        await joining.Sweep(TimeSpan.Zero, default);
        Assert.Equal(["yasai"], await Enrolments(wallet));
        await Records.Participants.Withdraw(
            new Untold(Guid.CreateVersion7(), wallet, HealthTown.Programme, false, new ActorId("x")), HealthTown.Today,
            default);
        await joining.Sweep(TimeSpan.Zero, default);
        Assert.Empty(await Enrolments(wallet));
        Assert.DoesNotContain(
            await Records.Participants.OlderThan(TimeSpan.Zero, 1_000, default), one => one.Wallet == wallet);
    }

    [Fact]
    public async Task What_the_ledger_refuses_leaves_no_participant()
    {
        var nobody = new WalletId(Town.NewId());
        await town.Enrol(nobody);
        await town.App.Services.GetRequiredService<App.Health.Joining>().Sweep(TimeSpan.Zero, default);
        Assert.Empty(await Records.Participants.Of(nobody, default));
    }

    [Fact]
    public async Task A_published_text_keeps_its_words_and_another_one_is_the_next_version()
    {
        var nurse = new Browsing(town);
        await nurse.SignIn("kenko");
        var first = await town.Published();
        await nurse.Fill("/participants/texts", "/participants/texts", ("programme", "yasai"), ("japanese", "べつの 文"),
            ("english", "Other words"));
        var all = await Records.Consents.All(default);
        Assert.Equal([first + 1, first], all.Take(2).Select(one => one.Version));
        Assert.All(all, one => Assert.Equal(Consents.HashOf(one.Japanese, one.English), one.Sha256));
        Assert.Equal("べつの 文", all[0].Japanese);
        Assert.Equal(first + 2, await town.Published());
    }

    [Fact]
    public async Task Whoever_opens_somebodys_numbers_says_why_and_the_resident_reads_it()
    {
        var (phone, wallet) = await Resident();
        await Join(phone, "/taking-part", Town.NewId());
        await town.Must("mado", HttpMethod.Put, $"/api/v1/members/{wallet}", new { name = "見本", kana = "ミホン" });
        await town.Schema.Execute("update directory_members set number = $1 where wallet = $1", wallet.Value);
        var nurse = new Browsing(town);
        await nurse.SignIn("kenko");
        await nurse.Get("/participants");
        Assert.Equal(422, (await nurse.Post("/participants/open", ("held", wallet.Value))).Status);
        var opened = await nurse.Post("/participants/open", ("held", wallet.Value), ("reason", "advice"));
        Assert.Equal(303, opened.Status);
        Assert.Equal(200, (await nurse.Get(opened.Location!)).Status);
        Assert.Contains(
            await town.Directory.AccessLog.Own(wallet.Value, null, 20, default), one => one.Action == "look: advice");
        Assert.Contains("はかった 数字の", (await phone.Get("/looks?lang=ja")).Html, StringComparison.Ordinal);
        // The counter, which has this person's page, is not told a number; nor does the nurse's ticket open it there.
        var teller = new Browsing(town);
        await teller.SignIn("mado");
        Assert.Equal(403, (await teller.Get(opened.Location!)).Status);
    }

    [Fact]
    public async Task Who_came_is_thanked_and_the_list_tells_no_number()
    {
        var (phone, wallet) = await Resident();
        await Join(phone, "/taking-part", Town.NewId());
        var entry = (await Records.Participants.Among([wallet], default)).Single();
        await Records.Measurements.Add(
            [new Measurement(Guid.CreateVersion7(), entry.Participant, HealthTown.Today, MeasureKind.Weight, 617)],
            new ActorId("x"), default);
        var nurse = new Browsing(town);
        await nurse.SignIn("kenko");
        var list = await nurse.Get($"/measure/weight/{HealthTown.Today:uuuu-MM-dd}/came.csv?yen=50");
        Assert.Equal((200, $"wallet,amount\n{wallet},50\n"), (list.Status, list.Html));
        Assert.Equal(400, (await nurse.Get($"/measure/weight/{HealthTown.Today:uuuu-MM-dd}/came.csv?yen=-1")).Status);
    }

    /// <summary>Somebody with a phone of their own.</summary>
    private async Task<(Browsing Phone, WalletId Wallet)> Resident()
    {
        await town.Published();
        var wallet = Town.NewId();
        await town.Must("mado", HttpMethod.Put, $"/api/v1/wallets/{wallet}", new { });
        var phone = new Browsing(town);
        await phone.Bind(wallet);
        return (phone, new WalletId(wallet));
    }

    private async Task<Seen> Join(Browsing by, string path, string key, string? without = null)
    {
        var page = await by.Get(path);
        var version = page.Carried("version") is { Length: > 0 } shown ? shown : $"{await town.Published()}";
        (string Name, string Value)[] fields =
        [
            ("key", key), ("programme", "yasai"), ("version", version), ("age", "From80"), ("sex", "Male"),
            ("area", "Takabedai"), ("agree", "yes"),
        ];
        return await by.Post(path + "/join", [.. fields.Where(one => one.Name != without)]);
    }

    private async Task<string[]> Enrolments(WalletId wallet) => [.. (await town.Must(
        "mado", HttpMethod.Get, $"/api/v1/wallets/{wallet}", null))["enrolments"].EnumerateArray()
        .Select(one => one.GetString()!)];
}
