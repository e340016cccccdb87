// Printed cards: drawn into stock, bound at the counter, woken, stopped, found again. A lost card is stopped by the
// number on the resident's slip, without signing in: whoever has lost a card has lost the way in too.

using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Accounts;

public sealed record PrintCardsBody(int Count);
public sealed record BindCardBody(WalletId Wallet, bool Asleep = false, CardId? Replaces = null);
public sealed record StopCardBody(StopReason Reason, Instant? ReportedAt = null);
public sealed record StopNumberBody(string StopNumber);

/// <param name="Pin">4 to 12 digits; absent to remove it.</param>
public sealed record PinBody(string? Pin = null);

/// <summary>The card of this number is stopped, now or before.</summary>
public sealed record StoppedShown(string LastFour);

internal static class CardDoors
{
    private const int PrintMax = 500;
    private static readonly ActorId StopLine = new("stop-line");

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/cards", Print).Gives<PrintedCard[]>().For(Roles.Operator);
        api.MapGet("/cards/{card}", Show).Gives<CardEntry>().For(Roles.Counter | Roles.Operator);
        api.MapPost("/cards/find", FindByToken).Gives<CardEntry>().For(Roles.Counter);
        api.MapPut("/cards/{card}/binding", Bind).Gives<Done>().For(Roles.Counter);
        api.MapPost("/cards/{card}/wake", Wake).Gives<Done>().For(Roles.Counter);
        api.MapPost("/cards/{card}/stop", Stop).Gives<Done>().For(Roles.Resident | Roles.Counter | Roles.Operator);
        api.MapPost("/cards/{card}/restart", Restart).Gives<Done>().For(Roles.Counter);
        api.MapPut("/cards/{card}/pin", SetPin).GivesNothing().For(Roles.Resident | Roles.Counter);
        api.MapPost("/cards/stop-by-number", StopByNumber).Gives<StoppedShown>()
            .For(Roles.Anonymous).RequireRateLimiting(RequestLimits.SecretTries);
        api.MapGet("/wallets/{wallet}/cards", OfWallet).Gives<CardEntry[]>().For(Roles.Resident | Roles.Counter);
    }

    /// <summary>The only time that a card's secrets are seen: they go to the printer. Whoever got no answer asks again
    /// under the same key, and gets the same cards.</summary>
    private static async Task<IResult> Print(HttpContext http, PrintCardsBody body)
    {
        if (body.Count is < 1 or > PrintMax) throw new MalformedException("count", $"1 to {PrintMax} cards at once");
        var printing = await CardActs.Print(http, body.Count, http.Caller().Actor, Reading.Key(http));
        if (printing.State is PrintState.UsedOtherwise) return Problem.Conflict();
        if (printing.State is PrintState.InUse) return Problem.Refused("CardNotInStock");
        if (printing.State is PrintState.Repeated) http.Response.Headers[Outcome.RepeatHeader] = "true";
        http.Response.Headers.CacheControl = "no-store";
        return Outcome.Show(printing.Cards);
    }

    private static async Task<IResult> Show(
        HttpContext http, string card, CommunityDirectory directory, CancellationToken cancellation)
    {
        var found = await directory.Cards.Find(Reading.Id<CardId>(card, "card"), cancellation);
        if (found is null) return Problem.NotFound("NotFound");
        return found.Wallet is { } wallet && http.Caller().Hindrance(wallet) is { } no ? no : Outcome.Show(found);
    }

    public sealed record CardTokenBody(string Card);

    private static async Task<IResult> FindByToken(
        HttpContext http, CardTokenBody body, CommunityDirectory directory, CancellationToken cancellation)
    {
        if (await directory.Cards.FindByToken(body.Card, cancellation) is not { } found)
        {
            return Problem.NotFound("NotFound");
        }
        return found.Wallet is { } wallet && http.Caller().Hindrance(wallet) is { } no ? no : Outcome.Show(found);
    }

    private static async Task<IResult> OfWallet(
        HttpContext http, string wallet, CommunityDirectory directory, CancellationToken cancellation)
    {
        var id = Reading.Id<WalletId>(wallet, "wallet");
        return http.Caller().Hindrance(id) is { } no ? no : Outcome.Show(await directory.Cards.Of(id, cancellation));
    }

    private static async Task<IResult> Bind(HttpContext http, string card, BindCardBody body)
    {
        var (id, key) = (Reading.Id<CardId>(card, "card"), Reading.Key(http));
        if (http.Caller().Hindrance(body.Wallet) is { } no) return no;
        return await CardActs.Bind(http, key, new BindCard(id, body.Wallet, body.Asleep, body.Replaces)) is { } answer
            ? Outcome.Of(http, answer, 200, Done.Of)
            : Problem.Refused("CardNotInStock");
    }

    private static Task<IResult> Wake(
        HttpContext http, string card, CommunityDirectory directory, LedgerWriter ledger,
        CancellationToken cancellation) =>
        Send(http, card, directory, ledger, id => new WakeCard(id), cancellation);

    /// <summary>From when it was reported, payments are not the resident's: so only those who took the report say
    /// when.</summary>
    private static async Task<IResult> Stop(
        HttpContext http, string card, StopCardBody body, CommunityDirectory directory, LedgerWriter ledger,
        CancellationToken cancellation) =>
        body.ReportedAt is not null && http.Caller().Is(Roles.Resident)
            ? Problem.Forbidden("NotForYou")
            : await Send(
                http, card, directory, ledger, id => new StopCard(id, body.Reason, body.ReportedAt), cancellation);

    private static Task<IResult> Restart(
        HttpContext http, string card, CommunityDirectory directory, LedgerWriter ledger,
        CancellationToken cancellation) =>
        Send(http, card, directory, ledger, id => new RestartCard(id), cancellation);

    private static async Task<IResult> SetPin(
        HttpContext http, string card, PinBody body, CommunityDirectory directory, TypedSecrets secrets,
        CancellationToken cancellation)
    {
        var id = Reading.Id<CardId>(card, "card");
        if (body.Pin is { } pin && !CardActs.IsPin(pin))
        {
            throw new MalformedException("pin", "4 to 12 digits are expected here");
        }
        if (await Hindrance(http, id, directory, cancellation) is { } no) return no;
        if (await directory.Cards.Find(id, cancellation) is not { } found) return Problem.NotFound("NotFound");
        var phone = found.Wallet is { } wallet ? (await directory.Members.Find(wallet, cancellation))?.Phone : null;
        if (body.Pin is { } guessed && CardActs.IsGuessed(guessed, phone)) return Problem.Refused("PinGuessed");
        var hash = body.Pin is { } typed ? secrets.HashPin(id, typed) : null;
        if (http.Caller().Is(Roles.Resident))
        {
            return await directory.Cards.ChangePin(id, hash, cancellation) ? Results.NoContent()
                : Problem.Refused("PinBlocked");
        }
        return await CardActs.KeepPin(http, id, found.Wallet, hash) ? Results.NoContent()
            : Problem.NotFound("NotFound");
    }

    private static async Task<IResult> StopByNumber(HttpContext http, StopNumberBody body)
    {
        var (card, answer) = await StopNumbered(http, body.StopNumber, Reading.Key(http));
        if (card is null) return Problem.NotFound("NotFound");
        return answer is Answer.Rejected { Reason: Rejection.CardStopped }
            ? Outcome.Show(new StoppedShown(card.LastFour))
            : Outcome.Of(http, answer!, 200, _ => new StoppedShown(card.LastFour));
    }

    /// <returns>No card where none has this number.</returns>
    internal static async Task<(CardEntry? Card, Answer? Answer)> StopNumbered(
        HttpContext http, string number, Guid key)
    {
        var services = http.RequestServices;
        var found = await services.GetRequiredService<CommunityDirectory>().Cards.FindByStopNumber(
            number, services.GetRequiredService<TypedSecrets>(), http.RequestAborted);
        if (found is null) return (null, null);
        var stop = new StopCard(found.Card, StopReason.StopNumber, null);
        return (found, await services.GetRequiredService<LedgerWriter>().Send(
            Sent.Live(key, stop, new Sender(StopLine, null, null)), http.RequestAborted));
    }

    private static async Task<IResult> Send(
        HttpContext http, string card, CommunityDirectory directory, LedgerWriter ledger, Func<CardId, Command> command,
        CancellationToken cancellation)
    {
        var (id, key) = (Reading.Id<CardId>(card, "card"), Reading.Key(http));
        return await Hindrance(http, id, directory, cancellation) is { } no ? no
            : await ledger.Command(http, key, command(id));
    }

    private static async Task<Problem?> Hindrance(
        HttpContext http, CardId card, CommunityDirectory directory, CancellationToken cancellation)
    {
        if (await directory.Cards.Find(card, cancellation) is not { } found) return Problem.NotFound("NotFound");
        if (found.Wallet is { } wallet) return http.Caller().Hindrance(wallet);
        return http.Caller().Is(Roles.Resident) ? Problem.Forbidden("NotYourWallet") : null;
    }
}
