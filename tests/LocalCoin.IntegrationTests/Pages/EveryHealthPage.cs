namespace LocalCoin.IntegrationTests.Pages;

/// <summary>The health programme: of a resident, of the counter, of the health staff, of the nurse's morning.</summary>
internal static class EveryHealthPage
{
    private const string At = "/measure/{kind}/{day}";

    public static IEnumerable<Shown> All { get; } = [.. OfResidents(), .. OfStaff(), .. OfTheMorning()];

    private static IEnumerable<Shown> OfResidents() =>
    [
        new("health-not-in", "/taking-part", async visitor =>
        {
            await visitor.Town.Town.Published();
            await visitor.BindPhone(await visitor.Town.PhoneCode(await visitor.Town.CardHolder(0)));
            await visitor.Open("/taking-part");
        }),
        new("health-in", "/taking-part", async visitor =>
        {
            var (holder, entry) = await visitor.Town.Participant();
            await visitor.Town.Town.Measured(entry, 58, 48);
            await visitor.Town.Town.Measured(entry, 30, 56);
            await visitor.Town.Town.Measured(entry, 2, 71);
            await visitor.BindPhone(await visitor.Town.PhoneCode(holder));
            await visitor.Open("/taking-part");
        }),
        new("health-at-counter", "/counter/residents/{ticket}/programme", async visitor =>
        {
            await visitor.Town.Town.Published();
            await visitor.Serve(await visitor.Town.CardHolder(0));
            await visitor.Touch("健康プログラム(紙で)", "Health programme, on paper");
            await visitor.Page.WaitForSelectorAsync("[name=agree]");
        }),
    ];

    private static IEnumerable<Shown> OfStaff() =>
    [
        new("participants", "/participants", async visitor =>
        {
            await visitor.SignIn("kenko");
            await visitor.Page.SetViewportSizeAsync(1280, 800);
            await visitor.Open("/participants");
        }),
        new("participant", "/participants/{ticket}", async visitor =>
        {
            var (holder, entry) = await visitor.Town.Participant();
            await visitor.Town.Town.Measured(entry, 40, 52);
            await visitor.Town.Town.Measured(entry, 10, 66);
            await visitor.SignIn("kenko");
            await visitor.Page.SetViewportSizeAsync(1280, 800);
            await visitor.Open("/participants");
            await visitor.Scan(holder.Token);
            await visitor.Page.WaitForSelectorAsync(".curve");
        }),
        new("consent-texts", "/participants/texts", async visitor =>
        {
            await visitor.Town.Town.Published();
            await visitor.SignIn("kenko");
            await visitor.Page.SetViewportSizeAsync(1280, 800);
            await visitor.Open("/participants/texts");
        }),
        new("catalogue", "/catalogue", async visitor =>
        {
            await Statistics.Goods.Enter(visitor.Town.Town.Schema.App);
            await visitor.SignIn("kenko");
            await visitor.Page.SetViewportSizeAsync(1280, 800);
            await visitor.Open("/catalogue");
        }),
        new("consent-sheet", "/participants/sheet", async visitor =>
        {
            await visitor.Town.Town.Published();
            await visitor.SignIn("kenko");
            await visitor.Open("/participants/sheet");
        }),
    ];

    private static IEnumerable<Shown> OfTheMorning() =>
    [
        new("measure", "/measure", async visitor =>
        {
            await visitor.SignIn("kenko");
            await visitor.Open("/measure");
        }),
        new("measure-scan", At, async visitor =>
        {
            var (holder, _) = await visitor.Town.Participant();
            await visitor.Measures();
            await visitor.ScansFor(holder.Token);
            await visitor.Page.FillAsync("#number", "6.4");
            await visitor.Touch("のこして つぎの人へ", "Keep, next person");
            await visitor.Page.WaitForSelectorAsync("[name=measurement]", new() { State = Microsoft.Playwright
                .WaitForSelectorState.Attached });
        }),
        new("measure-camera", At + "/camera", async visitor =>
        {
            await visitor.Measures();
            await visitor.Touch("カメラで よみとる", "Scan by camera");
            await visitor.Page.WaitForSelectorAsync(".scanner");
        }),
        new("measure-number", At, async visitor =>
        {
            var (holder, _) = await visitor.Town.Participant();
            await visitor.Measures();
            await visitor.ScansFor(holder.Token);
            await visitor.Page.FillAsync("#number", "64");
            await visitor.Touch("のこして つぎの人へ", "Keep, next person");
            await visitor.Page.WaitForSelectorAsync(".fault");
        }),
        new("measure-unknown", At, async visitor =>
        {
            await visitor.Measures();
            await visitor.Scan("nosuchcardnosuchcard22");
            await visitor.Page.WaitForSelectorAsync("[data-tone=refused]");
        }),
        new("measure-twice", At, async visitor =>
        {
            var (holder, entry) = await visitor.Town.Participant();
            await visitor.Town.Town.Measured(entry, 0, 53);
            await visitor.Measures();
            await visitor.Scan(holder.Token);
            await visitor.Page.WaitForSelectorAsync("[name=ask]");
        }),
        new("measure-not-in", At, async visitor =>
        {
            await visitor.Town.Town.Published();
            await visitor.Measures();
            await visitor.Scan((await visitor.Town.CardHolder(0)).Token);
            await visitor.Page.WaitForSelectorAsync("[name=words]", new() { State = Microsoft.Playwright
                .WaitForSelectorState.Attached });
        }),
        new("measure-join", At, async visitor =>
        {
            await visitor.Town.Town.Published();
            await visitor.Measures();
            await visitor.Scan((await visitor.Town.CardHolder(0)).Token);
            await visitor.Touch("紙を うけとりました。参加する", "The sheet is signed. Join");
            await visitor.Page.WaitForSelectorAsync("[name=age]");
        }),
        new("measure-slip", At, async visitor =>
        {
            var (holder, _) = await visitor.Town.Participant();
            await visitor.Measures();
            await visitor.ScansFor(holder.Token);
            await visitor.Page.FillAsync("#number", "6.4");
            await visitor.Touch("のこして つぎの人へ", "Keep, next person");
            await visitor.Touch("紙で わたす", "Hand it out on paper");
            await visitor.Page.WaitForSelectorAsync(".slip");
        }),
        new("measure-sheet", "/measure/sheet", async visitor =>
        {
            await visitor.SignIn("kenko");
            await visitor.Open("/measure/sheet");
        }),
        new("measure-bulk", At + "/sheet", async visitor =>
        {
            var (holder, _) = await visitor.Town.Participant();
            await visitor.Measures();
            await visitor.Open(visitor.Page.Url + "/sheet");
            await visitor.Page.FillAsync("[name=held-0]", holder.Token);
            await visitor.Page.FillAsync("[name=number-0]", "7.1");
            await visitor.Page.FillAsync("[name=held-1]", holder.Token);
            await visitor.Page.FillAsync("[name=number-1]", "99");
            await visitor.Touch("ぜんぶ のこす", "Keep all");
            await visitor.Page.WaitForSelectorAsync(".fault");
        }),
    ];
}
