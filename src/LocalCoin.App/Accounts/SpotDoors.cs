using System.Text.Json;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Accounts;

/// <param name="Schedule">When it is open: any JSON object that the calendar understands.</param>
public sealed record SpotNamesBody(
    string Name, string? NameEn = null, string? Neighbourhood = null, string? Place = null,
    JsonElement? Schedule = null,
    string? Sells = null);

public sealed record OpenSpotBody(MerchantId Merchant, SpotKind Kind, bool VegetablesOnly, SpotNamesBody Names);
public sealed record ChangeSpotBody(SpotKind Kind, bool VegetablesOnly);

public sealed record SpotShown(
    SpotId Spot, MerchantId Merchant, string Name, string? NameEn, string? Neighbourhood, string? Place,
    JsonElement? Schedule,
    string? Sells);

public sealed record SpotStateShown(
    SpotId Spot, MerchantId Merchant, SpotKind Kind, bool VegetablesOnly, bool IsClosed, SpotShown? Names);

internal static class SpotDoors
{
    private const int TextLengthMax = 200;

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/spots", List).Gives<Page<SpotShown>>().For(Roles.SignedIn);
        api.MapGet("/spots/{spot}", Show).Gives<SpotStateShown>().For(Roles.SignedIn);
        api.MapPut("/spots/{spot}", Open).Makes<Done>().For(Roles.Operator);
        api.MapPut("/spots/{spot}/names", Rename).GivesNothing().For(Roles.Operator | Roles.Owner);
        api.MapPost("/spots/{spot}/change", Change).Gives<Done>().For(Roles.Operator);
        api.MapPost("/spots/{spot}/close", Close).Gives<Done>().For(Roles.Operator);
    }

    private static async Task<IResult> List(
        CommunityDirectory directory, CancellationToken cancellation, string? cursor = null, int? limit = null)
    {
        var size = Reading.PageSize(limit);
        var rows = await directory.Spots.After(cursor ?? "", size + 1, cancellation);
        return Outcome.Show(Page<SpotShown>.Of([.. rows.Select(Shown)], size, row => row.Spot.Value));
    }

    /// <summary>What a poster's QR leads to: where one is, and whom one would pay.</summary>
    private static async Task<IResult> Show(
        string spot, CommunityDirectory directory, LedgerReads reads, CancellationToken cancellation)
    {
        var id = Reading.Id<SpotId>(spot, "spot");
        if (await reads.Fold<Spot>(StreamId.Of(id), cancellation) is not { } found) return Problem.NotFound("NotFound");
        var names = await directory.Spots.Find(id, cancellation);
        return Outcome.Show(new SpotStateShown(
            id, found.Merchant, found.Kind, found.VegetablesOnly, found.IsClosed, names is null ? null : Shown(names)));
    }

    private static async Task<IResult> Open(HttpContext http, string spot, OpenSpotBody body)
    {
        var (id, key) = (Reading.Id<SpotId>(spot, "spot"), Reading.Key(http));
        var entry = Entry(id, body.Merchant, body.Names, "names.");
        var command = new OpenSpot(id, body.Merchant, body.Kind, body.VegetablesOnly);
        return Outcome.Of(http, await ShopActs.OpenSpot(http, key, entry, command), 201, Done.Of);
    }

    private static async Task<IResult> Rename(
        HttpContext http, string spot, SpotNamesBody body, CommunityDirectory directory, LedgerReads reads,
        CancellationToken cancellation)
    {
        var id = Reading.Id<SpotId>(spot, "spot");
        if (await reads.Fold<Spot>(StreamId.Of(id), cancellation) is not { } found) return Problem.NotFound("NotFound");
        if (http.Caller().Hindrance(found.Merchant) is { } no) return no;
        await directory.Spots.Put(Entry(id, found.Merchant, body, ""), cancellation);
        return Results.NoContent();
    }

    private static Task<IResult> Change(HttpContext http, string spot, ChangeSpotBody body, LedgerWriter ledger) =>
        ledger.Command(http, Reading.Key(http), new ChangeSpot(
            Reading.Id<SpotId>(spot, "spot"), body.Kind, body.VegetablesOnly));

    private static Task<IResult> Close(HttpContext http, string spot, LedgerWriter ledger) =>
        ledger.Command(http, Reading.Key(http), new CloseSpot(Reading.Id<SpotId>(spot, "spot")));

    private static SpotEntry Entry(SpotId id, MerchantId merchant, SpotNamesBody names, string within) => new(
        id, merchant, Reading.Text(names.Name, within + "name", TextLengthMax),
        Reading.Optional(names.NameEn, within + "nameEn", TextLengthMax),
        Reading.Optional(names.Neighbourhood, within + "neighbourhood", TextLengthMax),
        Reading.Optional(names.Place, within + "place", TextLengthMax), Schedule(names.Schedule, within + "schedule"),
        Reading.Optional(names.Sells, within + "sells", TextLengthMax));

    // PostgreSQL's jsonb holds neither U+0000 nor half a character, so a schedule is looked through before.
    private static string? Schedule(JsonElement? schedule, string field)
    {
        if (schedule is not { } given || given.ValueKind is JsonValueKind.Null) return null;
        var text = given.GetRawText();
        return given.ValueKind is JsonValueKind.Object && text.Length <= 4_000
            && !text.Contains("\\u", StringComparison.Ordinal)
            ? text
            : throw new MalformedException(
                field, "an object of at most 4000 characters, without \\u escapes, is expected here");
    }

    private static SpotShown Shown(SpotEntry one) => new(
        one.Spot, one.Merchant, one.Name, one.NameEn, one.Neighbourhood, one.Place,
        one.Schedule is null ? null : JsonDocument.Parse(one.Schedule).RootElement, one.Sells);
}
