// Residents as persons. Whoever looks is written down; erasing forgets the person and leaves every coin where it is.

using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;
using LocalCoin.Store.Health;

namespace LocalCoin.App.Accounts;

public sealed record MemberBody(
    string? Name = null, string? Kana = null, string? Phone = null, string? Address = null,
    string? Neighbourhood = null,
    string? BirthBand = null, string? Notes = null);

public sealed record NoteBody(string Subject, string Text);

internal static class MemberDoors
{
    private const int NameLengthMax = 100;
    private const int TextLengthMax = 500;
    private const int FoundMax = 50;
    private const string OfWallet = "wallet-";

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/members", Search).Gives<MemberEntry[]>().For(Roles.Counter);
        api.MapGet("/members/{wallet}", Show).Gives<MemberEntry>().For(Roles.Resident | Roles.Counter);
        api.MapPut("/members/{wallet}", Put).GivesNothing().For(Roles.Counter);
        api.MapDelete("/members/{wallet}", Erase).GivesNothing().For(Roles.Operator);
        api.MapGet("/members/{wallet}/access-log", Looked).Gives<Page<AccessEntry>>()
            .For(Roles.Resident | Roles.Auditor);
        api.MapPut("/notes/{note}", PutNote).GivesNothing().For(Roles.Counter | Roles.Operator);
        api.MapGet("/notes", Notes).Gives<Note[]>().For(Roles.Counter | Roles.Operator | Roles.Auditor);
    }

    private static async Task<IResult> Search(
        HttpContext http, string text, CommunityDirectory directory, CancellationToken cancellation)
    {
        var caller = http.Caller();
        var found = await directory.Members.Search(Reading.Text(text, "text", NameLengthMax), FoundMax, cancellation);
        var shown = found.Where(member => caller.Hindrance(member.Wallet) is null).ToArray();
        await directory.AccessLog.Write(caller.Actor, caller.Device, "search", "members", cancellation);
        await directory.AccessLog.Write(
            caller.Actor, caller.Device, "found", shown.Select(member => member.Wallet), cancellation);
        return Outcome.Show(shown);
    }

    private static async Task<IResult> Show(
        HttpContext http, string wallet, CommunityDirectory directory, CancellationToken cancellation)
    {
        var (id, caller) = (Reading.Id<WalletId>(wallet, "wallet"), http.Caller());
        if (caller.Hindrance(id) is { } no) return no;
        if (await directory.Members.Find(id, cancellation) is not { } member) return Problem.NotFound("NotFound");
        if (caller.Is(Roles.Resident)) return Outcome.Show(member with { Notes = null });
        await directory.AccessLog.Write(caller.Actor, caller.Device, "look", id.Value, cancellation);
        return Outcome.Show(member);
    }

    private static async Task<IResult> Put(
        HttpContext http, string wallet, MemberBody body, LedgerReads reads, CancellationToken cancellation)
    {
        var id = Reading.Id<WalletId>(wallet, "wallet");
        if (http.Caller().Hindrance(id) is { } no) return no;
        var member = new MemberEntry(
            id, Reading.Optional(body.Name, "name", NameLengthMax), Reading.Optional(body.Kana, "kana", NameLengthMax),
            Reading.Optional(body.Phone, "phone", NameLengthMax),
            Reading.Optional(body.Address, "address", TextLengthMax),
            Reading.Optional(body.Neighbourhood, "neighbourhood", NameLengthMax),
            Reading.Optional(body.BirthBand, "birthBand", 20), Reading.Optional(body.Notes, "notes", TextLengthMax));
        if (await reads.Stream(StreamId.Of(id), cancellation) is null) return Problem.NotFound("NotFound");
        return await MemberActs.Put(http, member) ?? Results.NoContent();
    }

    private static async Task<IResult> Erase(
        HttpContext http, string wallet, CommunityDirectory directory, RevokedTokens revoked,
        CancellationToken cancellation)
    {
        var (id, caller) = (Reading.Id<WalletId>(wallet, "wallet"), http.Caller());
        if (caller.Hindrance(id) is { } no) return no;
        if (await directory.Members.Find(id, cancellation) is null) return Problem.NotFound("NotFound");
        await directory.AccessLog.Write(caller.Actor, caller.Device, "erase", id.Value, cancellation);
        if (http.RequestServices.GetService<HealthRecords>() is { } health)
        {
            await health.Participants.Erase(id, cancellation);
        }
        await directory.Members.Erase(id, cancellation);
        await revoked.Revoke(Principal.Of(new ActorId(id.Value)), cancellation);
        return Results.NoContent();
    }

    /// <summary>Who looked: the auditor may know, and so may the resident.</summary>
    private static async Task<IResult> Looked(
        HttpContext http, string wallet, CommunityDirectory directory, CancellationToken cancellation,
        string? cursor = null,
        int? limit = null)
    {
        var id = Reading.Id<WalletId>(wallet, "wallet");
        if (http.Caller().Hindrance(id) is { } no) return no;
        var (size, before) = (Reading.PageSize(limit), Reading.Cursor(cursor));
        var rows = http.Caller().Is(Roles.Resident)
            ? await directory.AccessLog.Own(id.Value, before, size + 1, cancellation)
            : await directory.AccessLog.About(id.Value, before, size + 1, cancellation);
        return Outcome.Show(Page<AccessEntry>.Of(rows, size, row => row.Entry.ToString()));
    }

    private static async Task<IResult> PutNote(
        HttpContext http, string note, NoteBody body, CommunityDirectory directory, IClock clock,
        CancellationToken cancellation)
    {
        var id = Reading.CommandId(note, "note");
        var subject = Reading.Id<ActorId>(body.Subject, "subject").Value;
        if (IsAboutSelf(http.Caller(), subject)) return Problem.Forbidden("OwnWallet");
        var entry = new Note(
            id, subject, Reading.Text(body.Text, "text", TextLengthMax), http.Caller().Actor,
            clock.GetCurrentInstant());
        return await directory.Notes.Put(entry, cancellation) ? Results.NoContent() : Problem.Conflict();
    }

    private static async Task<IResult> Notes(
        HttpContext http, string subject, CommunityDirectory directory, CancellationToken cancellation)
    {
        var (about, caller) = (Reading.Id<ActorId>(subject, "subject").Value, http.Caller());
        if (IsAboutSelf(caller, about)) return Problem.Forbidden("OwnWallet");
        // Whose wallet it is about finds it in their own log.
        var logged = about.StartsWith(OfWallet, StringComparison.Ordinal) ? about[OfWallet.Length..] : about;
        await directory.AccessLog.Write(caller.Actor, caller.Device, "notes", logged, cancellation);
        return Outcome.Show(await directory.Notes.About(about, cancellation));
    }

    private static bool IsAboutSelf(Caller caller, string subject) =>
        caller.Wallet is { } own && subject == StreamId.Of(own).Value;
}
