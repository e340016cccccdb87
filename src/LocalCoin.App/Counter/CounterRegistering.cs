// A new resident at the counter: the person goes to the directory, the wallet to the ledger, the card in hand to them.
// One person has one wallet: whoever looks like somebody registered is shown first. Of what they showed to prove who
// they are only the kind is written down, never its number.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Counter;

internal static class CounterRegistering
{
    public const string Register = CounterPages.Start + "/register";
    public const string Cards = CounterPages.Start + "/cards";

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Cards + "/{card}", ShowStock).For(Roles.Counter);
        pages.MapGet(Register, Ask).For(Roles.Counter);
        pages.MapPost(Register, Take).For(Roles.Counter);
    }

    private static async Task<IResult> ShowStock(HttpContext http, string card, CommunityDirectory directory) =>
        await directory.Cards.Find(Reading.Id<CardId>(card, "card"), http.RequestAborted) is { Wallet: null } stock
            ? PageAnswer.Of<CounterStockCard>((nameof(CounterStockCard.Card), stock))
            : CounterPages.Again(CounterTexts.CardUnknown);

    private static async Task<IResult> Ask(HttpContext http, CommunityDirectory directory, string? card = null)
    {
        var stock = card is null
            ? null
            : await directory.Cards.Find(Reading.Id<CardId>(card, "card"), http.RequestAborted);
        return Form(new NewResident { Card = stock?.Card.Value, LastFour = stock?.LastFour });
    }

    private static PageAnswer Form(NewResident typed) => PageAnswer.Of<CounterRegister>(
        (nameof(CounterRegister.Typed), typed)).Unless(typed.Faults.Values.FirstOrDefault());

    private static async Task<IResult> Take(HttpContext http, PageForm form, CommunityDirectory directory)
    {
        var typed = NewResident.Of(form);
        if (typed.Faults.Count > 0) return Form(typed);
        var member = typed.Member();
        var (caller, cancellation) = (http.Caller(), http.RequestAborted);
        if (!form.Has("other"))
        {
            var alike = (await directory.Members.Alike(
                member.Kana, member.Address, member.Phone, FoundMax, cancellation))
                .Where(one => one.Wallet != member.Wallet && caller.Hindrance(one.Wallet) is null)
                .ToArray();
            if (alike.Length > 0)
            {
                await directory.AccessLog.Write(
                    caller.Actor, caller.Device, "found", alike.Select(one => one.Wallet), cancellation);
                return PageAnswer.Of<CounterAlike>(
                    (nameof(CounterAlike.Typed), typed), (nameof(CounterAlike.Members), alike));
            }
        }
        return await Enter(http, typed, member);
    }

    private const int FoundMax = 10;

    /// <summary>Each step under an id that the form drew: pressed again after a lost answer, nothing is done
    /// twice. Somebody else typed over a form that was sent before gets no part of the first one's wallet.</summary>
    private static async Task<IResult> Enter(HttpContext http, NewResident typed, MemberEntry member)
    {
        var services = http.RequestServices;
        var (directory, caller) = (services.GetRequiredService<CommunityDirectory>(), http.Caller());
        var opening = await services.GetRequiredService<LedgerWriter>().Send(
            Sent.Live(Guid.Parse(member.Wallet.Value), new OpenWallet(member.Wallet), caller.Sender()),
            http.RequestAborted);
        if (opening.Fault() is { } unopened) return Form(typed.With("name", unopened));
        if (await directory.Members.Enter(member, http.RequestAborted) is not { } there)
        {
            return Problem.Refused("MemberErased");
        }
        if (there != member) return Form(typed.Anew(CounterRegisterTexts.EnteredBefore(there.Name)));
        if (opening is Answer.Accepted)
        {
            await directory.AccessLog.Write(
                caller.Actor, caller.Device, $"register: {typed.Seen}", member.Wallet.Value, http.RequestAborted);
        }
        if (typed.Card is { } card)
        {
            var answer = await CardActs.Bind(http, typed.Binding, new BindCard(
                Reading.Id<CardId>(card, "card"), member.Wallet, false, null));
            // They are registered; another card is a matter of their own page.
            if (answer is null || answer.Fault() is not null)
            {
                return await Opening.Open(
                    http, CounterPages.Residents, member.Wallet, CounterTexts.Registered, "/cards/new");
            }
        }
        return await Opening.Open(
            http, CounterPages.Residents, member.Wallet, CounterTexts.Registered, "?done=registered");
    }
}
