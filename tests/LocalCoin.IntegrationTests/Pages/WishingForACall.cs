using LocalCoin.IntegrationTests.Doors;

namespace LocalCoin.IntegrationTests.Pages;

// Whoever stands at the counter for something else says there too that they want to be called.
[Collection(PagesOfResidents.Name)]
public class WishingForACall(PagesTown town)
{
    [Fact]
    public async Task A_wish_is_kept_at_the_counter_and_goes_away_with_its_person()
    {
        var holder = await town.CardHolder(0);
        await town.Town.Must("mado", HttpMethod.Put, $"/api/v1/members/{holder.Wallet}",
            new { name = "架空 よぶ子", kana = "カクウ ヨブコ", phone = "0721-00-6666" });
        await using var counter = await town.Visit();
        await counter.Errand("calls", holder);
        await counter.Page.CheckAsync($"[value='{People.Stand}']");
        await counter.Touch("これに する", "Keep this");
        await counter.Sees("電話する 場所を きめました", "are kept");
        Assert.Equal(1, await Wishes(holder));

        await counter.Errand("calls", holder);
        Assert.True(await counter.Page.IsCheckedAsync($"[value='{People.Stand}']"));
        await counter.Page.UncheckAsync($"[value='{People.Stand}']");
        await counter.Touch("これに する", "Keep this");
        await counter.Sees("電話する 場所を きめました", "are kept");
        Assert.Equal(0, await Wishes(holder));

        await counter.Errand("calls", holder);
        await counter.Page.CheckAsync($"[value='{People.Stand}']");
        await counter.Touch("これに する", "Keep this");
        await counter.Sees("電話する 場所を きめました", "are kept");
        await town.Town.Must("somu", HttpMethod.Delete, $"/api/v1/members/{holder.Wallet}", null);
        Assert.Equal(0, await Wishes(holder));
    }

    private Task<long> Wishes(Holder holder) => town.Town.Schema.Value<long>(
        "select count(*) from directory_call_wishes where wallet = $1", holder.Wallet);
}
