// One event as the ledger holds it: the sentence, the journal's lines, what is stored, and its place in the chain. Who
// takes part in a health programme is no matter of the office: of an event that tells it only its place is shown, and
// of a payment that was made not that part.

using System.Text.Json;
using System.Text.Json.Nodes;
using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Audit;
using LocalCoin.Store.Directory;
using Npgsql;

namespace LocalCoin.App.Desk.Money;

/// <param name="By">Who sent the command, by name where they have one.</param>
/// <param name="Stored">What is stored, one line a property.</param>
/// <param name="Raw">The same as it is stored, with breaks between its parts.</param>
public sealed record EventShown(
    PlaceInChain Place, Recorded Recorded, Text What, Text By, IReadOnlyList<(Posting Posting, Text From, Text To)>
    Postings, IReadOnlyList<(Text Key, string Value)> Stored, string Raw);

internal static class Events
{
    private const string Door = "/desk/events";

    // As the ledger stores it.
    private static readonly string NotEnrolled =
        JsonNamingPolicy.SnakeCaseLower.ConvertName(nameof(EarnedLess.NotEnrolled));

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal static void Map(IEndpointRouteBuilder pages) =>
        pages.MapGet(Door + "/{seq}", Show).For(Roles.Desk);

    public static string Of(long seq) => $"{Door}/{seq}";

    private static async Task<IResult> Show(
        HttpContext http, string seq, NpgsqlDataSource source, LedgerReads reads, CommunityDirectory directory)
    {
        if (!long.TryParse(seq, System.Globalization.NumberStyles.None, null, out var number)
            || await PlaceInChain.Find(source, number, http.RequestAborted) is not { } place)
        {
            return Problem.NotFound("NotFound");
        }
        var recorded = (await reads.Events([number], http.RequestAborted))[0];
        if (recorded.Event is WalletEnrolled or WalletEnrolmentWithdrawn)
        {
            return PageAnswer.Of<EventShut>((nameof(EventShut.Place), place));
        }
        var data = Shown(place.Data);
        var wallets = WalletsOf(recorded.Event, data).Distinct().ToArray();
        foreach (var wallet in wallets) if (http.Caller().Hindrance(wallet) is { } no) return no;
        await directory.AccessLog.Write(
            http.Caller().Actor, http.Caller().Device, AccessLog.Look + AccessLog.Why, wallets, http.RequestAborted);
        var names = await AccountNames.Of(http, recorded.Event.Postings
            .SelectMany(posting => Why.MerchantsOf(posting.From).Concat(Why.MerchantsOf(posting.To))));
        return PageAnswer.Of<EventPage>((nameof(EventPage.Shown), new EventShown(
            place, recorded, names.Sentences.Of(recorded.Event), await NameOf(http, recorded.Sender),
            [.. recorded.Event.Postings.Select(posting => (posting, names[posting.From], names[posting.To]))],
            [
                .. data.EnumerateObject().Where(one => one.Name is not ("postings" or "counts"))
                    .Select(one => (EventTexts.Key(one.Name), Said(one.Value))),
            ],
            JsonSerializer.Serialize(data, Indented))));
    }

    /// <summary>What is stored, but whether the payer took part.</summary>
    private static JsonElement Shown(string stored)
    {
        var data = JsonNode.Parse(stored)!.AsObject();
        data.Remove("enrolled");
        foreach (var one in data["earned"]?.AsArray().ToArray() ?? [])
        {
            if ((string?)one!["less"] == NotEnrolled) data["earned"]!.AsArray().Remove(one);
        }
        return JsonSerializer.SerializeToElement(data);
    }

    /// <summary>Whose life the event tells of.</summary>
    private static IEnumerable<WalletId> WalletsOf(LedgerEvent happened, JsonElement data)
    {
        foreach (var posting in happened.Postings)
        {
            foreach (var account in new[] { posting.From, posting.To })
            {
                if (account.Fund is not null) yield return new WalletId(account.Owner!);
            }
        }
        foreach (var name in new[] { "wallet", "survivor" })
        {
            if (data.TryGetProperty(name, out var wallet) && wallet.ValueKind is JsonValueKind.String)
            {
                yield return new WalletId(wallet.GetString()!);
            }
        }
    }

    private static async Task<Text> NameOf(HttpContext http, Sender sender)
    {
        var known = await http.RequestServices.GetRequiredService<CommunityDirectory>().Credentials.Find(
            sender.Actor, http.RequestAborted);
        return (known?.DisplayName ?? sender.Actor.Value) switch
        {
            "run-executor" => EventTexts.Executor,
            "expiry" => EventTexts.Expiry,
            var name => new Text(name, name),
        };
    }

    private static string Said(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array or JsonValueKind.Object => JsonSerializer.Serialize(value, Indented),
        _ => value.GetRawText(),
    };
}
