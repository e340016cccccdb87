// A resident's phones: bound by a code on the screen or in a letter, unbound by a touch, at once.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Counter;

internal static class CounterPhones
{
    internal static void Map(IEndpointRouteBuilder opened)
    {
        opened.MapGet("/phones", List).For(Roles.Counter);
        opened.MapPost("/phones", Invite).For(Roles.Counter);
        opened.MapPost("/phones/{phone}/unbind", Unbind).For(Roles.Counter);
    }

    private static async Task<IResult> List(HttpContext http, CommunityDirectory directory) =>
        PageAnswer.Of<CounterPhonesPage>(
            (nameof(CounterPhonesPage.Opened), http.Opened()),
            (nameof(CounterPhonesPage.Member),
                await directory.Members.Find(http.Opened().Wallet, http.RequestAborted)),
            (nameof(CounterPhonesPage.Phones), (await directory.Phones.Of(http.Opened().Wallet, http.RequestAborted))
                .Where(phone => phone is { BoundAt: not null, UnboundAt: null }).ToArray()));

    private static async Task<IResult> Invite(HttpContext http, PageForm form, LedgerReads reads)
    {
        var wallet = http.Opened().Wallet;
        if (await reads.Fold<Wallet>(StreamId.Of(wallet), http.RequestAborted) is not { IsClosed: false })
        {
            return Problem.NotFound("NotFound");
        }
        var byLetter = form.Has("letter");
        var (_, code, until) = await PhoneActs.Invite(http, wallet, byLetter);
        return PageAnswer.Of<CounterPhoneCode>(
            (nameof(CounterPhoneCode.Opened), http.Opened()), (nameof(CounterPhoneCode.Code), code),
            (nameof(CounterPhoneCode.Until), until), (nameof(CounterPhoneCode.IsLetter), byLetter));
    }

    private static async Task<IResult> Unbind(HttpContext http, string phone, PageForm _) =>
        await PhoneActs.Unbind(http, http.Opened().Wallet, phone)
            ? http.Opened().Back("unbound")
            : Problem.NotFound("NotFound");
}
