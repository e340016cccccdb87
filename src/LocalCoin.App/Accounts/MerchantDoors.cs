// Merchants and their spots: what the ledger must know of them, and what people call them.

using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Accounts;

/// <param name="TNumber">適格請求書発行事業者の登録番号.</param>
public sealed record MerchantNamesBody(
    string Name, string? Kana = null, string? NameEn = null, string? TNumber = null, string? Phone = null,
    string? Address = null);

public sealed record JoinMerchantBody(MerchantClass Class, MerchantNamesBody Names);
public sealed record MerchantClassBody(MerchantClass Class);
public sealed record SuspendBody(SuspensionReason Reason);

/// <summary>A merchant as everybody may see it.</summary>
public sealed record MerchantShown(MerchantId Merchant, string Name, string? Kana, string? NameEn, string? Address);

/// <summary>A merchant as it is seen by itself and by those who run the scheme.</summary>
public sealed record MerchantStateShown(
    MerchantId Merchant, MerchantClass Class, bool IsSuspended, MerchantNamesBody? Names);

internal static class MerchantDoors
{
    private const int TextLengthMax = 200;

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/merchants", List).Gives<Page<MerchantShown>>().For(Roles.SignedIn);
        api.MapGet("/merchants/{merchant}", Show).Gives<MerchantStateShown>()
            .For(Roles.Shop | Roles.Counter | Roles.Operator | Roles.Auditor);
        api.MapPut("/merchants/{merchant}", Join).Makes<Done>().For(Roles.Operator);
        api.MapPut("/merchants/{merchant}/names", Rename).GivesNothing().For(Roles.Operator | Roles.Owner);
        api.MapPut("/merchants/{merchant}/class", ChangeClass).Gives<Done>().For(Roles.Operator);
        api.MapPost("/merchants/{merchant}/suspend", Suspend).Gives<Done>().For(Roles.Operator);
        api.MapPost("/merchants/{merchant}/reinstate", Reinstate).Gives<Done>().For(Roles.Operator);
    }

    private static async Task<IResult> List(
        CommunityDirectory directory, CancellationToken cancellation, string? cursor = null, int? limit = null)
    {
        var size = Reading.PageSize(limit);
        var rows = await directory.Merchants.After(cursor ?? "", size + 1, cancellation);
        return Outcome.Show(Page<MerchantShown>.Of(
            [.. rows.Select(one => new MerchantShown(one.Merchant, one.Name, one.Kana, one.NameEn, one.Address))],
            size, row => row.Merchant.Value));
    }

    private static async Task<IResult> Show(
        HttpContext http, string merchant, CommunityDirectory directory, LedgerReads reads,
        CancellationToken cancellation)
    {
        var id = Reading.Id<MerchantId>(merchant, "merchant");
        if (http.Caller().Hindrance(id) is { } no) return no;
        if (await reads.Fold<Merchant>(StreamId.Of(id), cancellation) is not { } found)
        {
            return Problem.NotFound("NotFound");
        }
        var names = await directory.Merchants.Find(id, cancellation);
        return Outcome.Show(new MerchantStateShown(id, found.Class, found.IsSuspended, names is null ? null
            : new MerchantNamesBody(
            names.Name, names.Kana, names.NameEn, names.TNumber, names.Phone, names.Address)));
    }

    private static async Task<IResult> Join(HttpContext http, string merchant, JoinMerchantBody body)
    {
        var (id, key) = (Reading.Id<MerchantId>(merchant, "merchant"), Reading.Key(http));
        var entry = Entry(id, body.Names, null, "names.");
        return Outcome.Of(http, await ShopActs.Join(http, key, entry, body.Class), 201, Done.Of);
    }

    private static async Task<IResult> Rename(
        HttpContext http, string merchant, MerchantNamesBody body, CommunityDirectory directory, LedgerReads reads,
        CancellationToken cancellation)
    {
        var id = Reading.Id<MerchantId>(merchant, "merchant");
        if (http.Caller().Hindrance(id) is { } no) return no;
        var checkedEntry = Entry(id, body, await directory.Merchants.Find(id, cancellation), "");
        if (await reads.Stream(StreamId.Of(id), cancellation) is null) return Problem.NotFound("NotFound");
        await ShopActs.Change(http, checkedEntry);
        return Results.NoContent();
    }

    private static Task<IResult> ChangeClass(HttpContext http, string merchant, MerchantClassBody body,
        LedgerWriter ledger) =>
        Send(http, merchant, ledger, id => new ChangeMerchantClass(id, body.Class));

    private static Task<IResult> Suspend(HttpContext http, string merchant, SuspendBody body, LedgerWriter ledger) =>
        Send(http, merchant, ledger, id => new SuspendMerchant(id, body.Reason));

    private static Task<IResult> Reinstate(HttpContext http, string merchant, LedgerWriter ledger) =>
        Send(http, merchant, ledger, id => new ReinstateMerchant(id));

    private static Task<IResult> Send(HttpContext http, string merchant, LedgerWriter ledger,
        Func<MerchantId, Command> command) =>
        ledger.Command(http, Reading.Key(http), command(Reading.Id<MerchantId>(merchant, "merchant")));

    private static MerchantEntry Entry(MerchantId id, MerchantNamesBody names, MerchantEntry? before, string within) =>
        new(
        id, Reading.Text(names.Name, within + "name", TextLengthMax),
        Reading.Optional(names.Kana, within + "kana", TextLengthMax),
        Reading.Optional(names.NameEn, within + "nameEn", TextLengthMax),
        CheckedTNumber(names.TNumber, within + "tNumber"),
        Reading.Optional(names.Phone, within + "phone", TextLengthMax),
        Reading.Optional(names.Address, within + "address", TextLengthMax), before?.BankAccount, before?.Notes);

    private static string? CheckedTNumber(string? number, string field) =>
        number is null || (number.Length == 14 && number[0] == 'T'
            && number.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0)
            ? number
            : throw new MalformedException(field, "T and thirteen digits are expected here");
}
