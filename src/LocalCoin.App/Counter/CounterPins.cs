// A PIN is chosen by its owner, twice, on a page that is turned to them; nobody reads it off the screen. Between the
// two only its hash travels, which nothing but our key can make. And how much the card pays without it.

using System.Text.RegularExpressions;
using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Counter;

internal static partial class CounterPins
{
    private const string Pin = "/cards/{card}/pin";
    private const int PinLength = 4;

    internal static void Map(IEndpointRouteBuilder opened)
    {
        opened.MapGet(Pin, Ask).For(Roles.Counter);
        opened.MapPost(Pin, Take).For(Roles.Counter);
        opened.MapPost(Pin + "/remove", Remove).For(Roles.Counter);
        opened.MapGet("/limits", AskLimits).For(Roles.Counter);
        opened.MapPost("/limits", SetLimits).For(Roles.Counter);
    }

    private static async Task<IResult> Ask(HttpContext http, string card) =>
        await CounterCards.Find(http, card) is { } found ? Page(http, found, null, null) : Problem.NotFound("NotFound");

    private static PageAnswer Page(HttpContext http, ShownCard card, string? first, Text? fault) =>
        PageAnswer.Of<CounterPin>(
            (nameof(CounterPin.Opened), http.Opened()), (nameof(CounterPin.Card), card),
            (nameof(CounterPin.First), first), (nameof(CounterPin.Fault), fault)).Unless(fault);

    private static async Task<IResult> Take(
        HttpContext http, string card, PageForm form, CommunityDirectory directory, TypedSecrets secrets)
    {
        if (await CounterCards.Find(http, card) is not { } found) return Problem.NotFound("NotFound");
        var (id, pin, wallet) = (found.Entry.Card, form["pin"] ?? "", http.Opened().Wallet);
        if (form["first"] is not { } first)
        {
            if (pin.Length != PinLength || !CardActs.IsPin(pin))
            {
                return Page(http, found, null, CounterPinTexts.FourDigits);
            }
            var phone = (await directory.Members.Find(wallet, http.RequestAborted))?.Phone;
            return CardActs.IsGuessed(pin, phone)
                ? Page(http, found, null, CounterPinTexts.Guessed)
                : Page(http, found, secrets.HashPin(id, pin), null);
        }
        if (!Hash().IsMatch(first) || !secrets.IsPin(id, pin, first))
        {
            return Page(http, found, null, CounterPinTexts.NotTwice);
        }
        return await CardActs.KeepPin(http, id, wallet, first)
            ? http.Opened().Back("pin")
            : Problem.NotFound("NotFound");
    }

    private static async Task<IResult> Remove(HttpContext http, string card, PageForm _)
    {
        if (await CounterCards.Find(http, card) is not { } found) return Problem.NotFound("NotFound");
        await CardActs.KeepPin(http, found.Entry.Card, http.Opened().Wallet, null);
        return http.Opened().Back("pin-removed");
    }

    private static async Task<IResult> AskLimits(HttpContext http, LedgerReads reads) => await LimitsPage(
        http, reads, null);

    private static async Task<IResult> LimitsPage(HttpContext http, LedgerReads reads, Text? fault) =>
        await reads.Fold<Wallet>(StreamId.Of(http.Opened().Wallet), http.RequestAborted) is { } wallet
            ? PageAnswer.Of<CounterLimits>(
                (nameof(CounterLimits.Opened), http.Opened()), (nameof(CounterLimits.Now), wallet.CardPaymentMax),
                (nameof(CounterLimits.Scheme),
                    http.RequestServices.GetRequiredService<Limits>().CardPaymentMax),
                (nameof(CounterLimits.Fault), fault)).Unless(fault)
            : Problem.NotFound("NotFound");

    /// <summary>The day's limit goes down to nothing with the payment's, and otherwise stays the scheme's.</summary>
    private static async Task<IResult> SetLimits(HttpContext http, PageForm form, LedgerReads reads)
    {
        long? most = form["most"] is "scheme" ? null : form["most"] is "0" ? 0 : form.Whole("most");
        if (most is null && form["most"] is not "scheme")
        {
            return await LimitsPage(http, reads, OpeningTexts.ReasonMissing);
        }
        var fault = await http.Act(
            form, new SetWalletLimits(http.Opened().Wallet, most, most is 0 ? 0 : null));
        return fault is null || fault == Text.Of(Rejection.NothingToChange)
            ? http.Opened().Back("limits")
            : await LimitsPage(http, reads, fault);
    }

    [GeneratedRegex("^[0-9a-f]{32}[.][0-9a-f]{64}$", RegexOptions.None, 100)]
    private static partial Regex Hash();
}
