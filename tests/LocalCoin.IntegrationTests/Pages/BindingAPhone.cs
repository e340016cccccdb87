using LocalCoin.IntegrationTests.Doors;

namespace LocalCoin.IntegrationTests.Pages;

// A resident's phone is bound at the counter by what its screen shows, once, and unbound there at once.
[Collection(PagesOfResidents.Name)]
public class BindingAPhone(PagesTown town)
{
    [Fact]
    public async Task A_phone_reads_the_code_and_is_its_owners_until_the_counter_unbinds_it()
    {
        var holder = await town.CardHolder(500);
        await using var counter = await town.Visit();
        await counter.Errand("phones", holder);
        await counter.Touch("ここで スマホを つなぐ", "Bind a phone here");
        var address = (await PrintingSheets.Zbar(await counter.Page.Locator(".qr").ScreenshotAsync())).Single();

        await using var phone = await town.Visit();
        await phone.BindPhone(address);
        await phone.Sees("あなたの お財布", "your wallet");
        Assert.Equal(holder.Wallet, await WhoseIs(phone));

        // A code is for one phone.
        await using var thief = await town.Visit();
        await thief.BindPhone(address);
        await thief.Sees("このコードは 使えません", "cannot be used");

        await counter.Errand("phones", holder);
        await counter.Touch("この スマホを はずす", "Unbind this phone");
        await counter.Sees("スマホを はずしました", "The phone is unbound");
        Assert.Null(await WhoseIs(phone));
    }

    [Fact]
    public async Task The_code_in_a_letter_is_typed_with_its_spaces_without_script()
    {
        var holder = await town.CardHolder(0);
        await using var counter = await town.Visit(scripts: false);
        await counter.OpenWithoutScript(holder);
        await counter.Touch("スマホを つなぐ・はずす", "Bind or unbind a phone");
        await counter.Touch("手紙で コードを おくる", "Send a code by letter");
        await counter.Sees("封筒", "envelope");
        await using var phone = await town.Visit(scripts: false);
        await phone.BindPhone(await counter.Page.InnerTextAsync(".code"));
        Assert.Equal(holder.Wallet, await WhoseIs(phone));
    }

    /// <summary>As the phone itself is told; null where it has to sign in.</summary>
    private static async Task<string?> WhoseIs(Visitor phone)
    {
        var answer = await phone.Page.GotoAsync("/api/v1/me");
        return answer!.Ok ? (await answer.JsonAsync())!.Value.GetProperty("wallet").GetString() : null;
    }
}
