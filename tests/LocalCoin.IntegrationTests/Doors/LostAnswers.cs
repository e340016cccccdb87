using System.Net.Http.Json;

namespace LocalCoin.IntegrationTests.Doors;

// A phone that binds itself and gets no answer asks again, and the resident needs no second letter. Nobody else who
// reads the letter can do the same.
public class LostAnswers(SettledTown settled) : IClassFixture<SettledTown>
{
    private readonly Town town = settled.Town;

    [Fact]
    public async Task A_phone_that_got_no_answer_redeems_its_code_again()
    {
        var (code, key) = (await PhoneCode(), Town.NewId());
        var first = await Redeem("phones", code, key);
        var again = await Redeem("phones", code.ToUpperInvariant(), key);
        Assert.Equal((200, 200), (first.Status, again.Status));
        Assert.Equal(first["secret"].GetString(), again["secret"].GetString());
        Assert.Equal(first["phone"].GetString(), again["phone"].GetString());
        var secret = new { secret = first["secret"].GetString() };
        Assert.Equal(200, (await town.Post(null, "/api/v1/sign-in/phone", secret)).Status);

        var other = await Redeem("phones", code, Town.NewId());
        Assert.Equal((422, "CodeUnknown"), (other.Status, other.Code));
        Assert.Equal(200, (await town.Post(null, "/api/v1/sign-in/phone", secret)).Status);
        Assert.Equal(400, (await Redeem("phones", code, "")).Status);

        await town.Must("mado", HttpMethod.Delete,
            $"/api/v1/wallets/{settled.People.Bob}/phones/{first["phone"].GetString()}", null);
        Assert.Equal("CodeUnknown", (await Redeem("phones", code, key)).Code);
    }

    [Fact]
    public async Task Of_many_that_redeem_one_code_at_once_one_alone_is_bound()
    {
        var code = await PhoneCode();
        var keys = Enumerable.Range(0, 8).Select(_ => Town.NewId()).ToArray();
        var replies = await Task.WhenAll(keys.Concat(keys).Select(key => Redeem("phones", code, key)));
        var bound = replies.Where(reply => reply.Status == 200).Select(reply => reply["secret"].GetString());
        Assert.Equal(2, bound.Count());
        Assert.Single(bound.Distinct());
        Assert.All(replies.Where(reply => reply.Status != 200), reply => Assert.Equal("CodeUnknown", reply.Code));
    }

    [Fact]
    public async Task A_code_that_ended_is_not_redeemed_again()
    {
        var (code, key) = (await PhoneCode(), Town.NewId());
        Assert.Equal(200, (await Redeem("phones", code, key)).Status);
        await town.Schema.Execute("update directory_phones set code_until = now() - interval '1 second'");
        Assert.Equal("CodeUnknown", (await Redeem("phones", code, key)).Code);
    }

    [Fact]
    public async Task A_register_that_got_no_answer_redeems_its_code_again()
    {
        var invited = await town.Must("owner", HttpMethod.Post, $"/api/v1/merchants/{People.Grocer}/devices",
            new { kind = "register", name = "third", spots = new[] { People.Grocer } });
        var (code, key) = (invited["code"].GetString()!, Town.NewId());
        var (first, again) = (await Redeem("devices", code, key), await Redeem("devices", code, key));
        Assert.Equal(first["secret"].GetString(), again["secret"].GetString());
        Assert.Equal("CodeUnknown", (await Redeem("devices", code, Town.NewId())).Code);
    }

    [Fact]
    public async Task Cards_whose_answer_was_lost_are_the_same_when_they_are_asked_for_again()
    {
        var key = Town.NewId();
        var (first, again) = (await Print("somu", 3, key), await Print("somu", 3, key));
        Assert.Equal((200, 200, first.Text), (first.Status, again.Status, again.Text));
        Assert.Equal("true", again.Message.Headers.GetValues("Idempotent-Repeat").Single());
        Assert.False(first.Message.Headers.Contains("Idempotent-Repeat"));
        var printed = first.Json.EnumerateArray().ToArray();
        foreach (var member in new[] { "card", "token", "stopNumber" })
        {
            Assert.Equal(3, printed.Select(card => card.GetProperty(member).GetString()).Distinct().Count());
        }
        foreach (var count in new[] { 2, 4 })
        {
            var other = await Print("somu", count, key);
            Assert.Equal((409, "IdUsedOtherwise"), (other.Status, other.Code));
        }
        Assert.Equal(400, (await Print("somu", 1, "")).Status);
        await town.Hire("somu-2", "operator", null, null);
        Assert.DoesNotContain(
            printed[0].GetProperty("token").GetString()!, (await Print("somu-2", 3, key)).Text,
            StringComparison.Ordinal);

        await town.Must("mado", HttpMethod.Put, $"/api/v1/cards/{printed[1].GetProperty("card").GetString()}/binding",
            new { wallet = settled.People.Bob });
        var late = await Print("somu", 3, key);
        Assert.Equal((422, "CardNotInStock"), (late.Status, late.Code));
    }

    [Fact]
    public async Task Of_many_that_ask_at_once_for_cards_under_one_id_all_get_the_same()
    {
        var key = Town.NewId();
        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Print("somu", 5, key)));
        Assert.Single(replies.Select(reply => reply.Text).Distinct());
        Assert.Single(replies, reply => !reply.Message.Headers.Contains("Idempotent-Repeat"));
    }

    private async Task<Reply> Print(string actor, int count, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/cards");
        if (key.Length > 0) request.Headers.Add("Idempotency-Key", key);
        request.Headers.Authorization = new("Bearer", await town.Token(actor));
        request.Content = JsonContent.Create(new { count });
        return await town.Send(request);
    }

    private async Task<string> PhoneCode() => (await town.Must(
        "mado", HttpMethod.Post, $"/api/v1/wallets/{settled.People.Bob}/phone-codes", new { }))["code"].GetString()!;

    private async Task<Reply> Redeem(string door, string code, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/" + door);
        if (key.Length > 0) request.Headers.Add("Idempotency-Key", key);
        request.Content = JsonContent.Create(new { code });
        return await town.Send(request);
    }
}
