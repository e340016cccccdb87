// What the owner does at the register: give back, take cash for coins, see the day's totals. And the owner's own page
// where the code for it is set.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Register;

internal static class RegisterOwner
{
    public const string Door = RegisterPages.Start + "/owner";
    public const string Totals = RegisterPages.Start + "/totals";
    public const string Refunds = RegisterPages.Start + "/refunds";
    public const string Code = "/shop/code";
    private const int CodeLengthMin = 4;
    public const int CodeLengthMax = 12;

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Door, (HttpContext http, CancellationToken _) => OwnerUnlock.Behind(http, Door, async () =>
            PageAnswer.Of<OwnerMenu>((nameof(OwnerMenu.Till), await Till.Of(http, null))))).For(Roles.Register);
        pages.MapPost(Door, (HttpContext http, PageForm form) => OwnerUnlock.Try(http, form)).For(Roles.Register);
        pages.MapPost(Door + "/close", (HttpContext http, PageForm _) => OwnerUnlock.Close(http)).For(Roles.Register);
        pages.MapGet(Totals, (HttpContext http, CancellationToken _) => OwnerUnlock.Behind(http, Totals, async () =>
            PageAnswer.Of<OwnerTotals>(
                (nameof(OwnerTotals.Till), await Till.Of(http, null)),
                (nameof(OwnerTotals.Of), await ShopDayPages.Read(http, null))))).For(Roles.Register);
        pages.MapGet(Refunds, (HttpContext http, CancellationToken _) => OwnerUnlock.Behind(http, Refunds, async () =>
            PageAnswer.Of<OwnerRefunds>(
                (nameof(OwnerRefunds.Till), await Till.Of(http, null)),
                (nameof(OwnerRefunds.Of), await ShopDayPages.Read(http, null))))).For(Roles.Register);
        pages.MapGet(Refunds + "/{payment}", (HttpContext http, string payment, LedgerReads reads) =>
            OwnerUnlock.Behind(http, $"{Refunds}/{payment}", () => ShopRefunds.Show(
                http, payment, reads, RefundPlace.AtRegister))).For(Roles.Register);
        pages.MapPost(Refunds + "/{payment}", Refund).For(Roles.Register);
        pages.MapGet(Code, (HttpContext http, CommunityDirectory directory) => ShowCode(http, directory, null))
            .For(Roles.Owner);
        pages.MapPost(Code, SetCode).For(Roles.Owner);
    }

    private static Task<IResult> Refund(
        HttpContext http, PageForm form, string payment, LedgerReads reads, LedgerWriter ledger) =>
        OwnerUnlock.Behind(http, $"{Refunds}/{payment}", () => ShopRefunds.Refund(
            http, form, payment, reads, ledger, RefundPlace.AtRegister));

    private static async Task<IResult> ShowCode(HttpContext http, CommunityDirectory directory, Text? fault)
    {
        var code = await directory.OwnerCodes.Find(http.Caller().Merchant!.Value, http.RequestAborted);
        return PageAnswer.Of<ShopCode>(
            (nameof(ShopCode.Fault), fault), (nameof(ShopCode.IsSet), code is not null),
            (nameof(ShopCode.IsBlocked), code is { IsBlocked: true })).Unless(fault);
    }

    private static async Task<IResult> SetCode(
        HttpContext http, PageForm form, CommunityDirectory directory, TypedSecrets secrets)
    {
        var code = form["code"] ?? "";
        if (code.Length is < CodeLengthMin or > CodeLengthMax || !code.All(char.IsAsciiDigit))
        {
            return await ShowCode(http, directory, OwnerTexts.CodeDigits);
        }
        if (CardActs.IsGuessed(code, null)) return await ShowCode(http, directory, OwnerTexts.CodeWeak);
        if (form["again"] != code) return await ShowCode(http, directory, OwnerTexts.CodesDiffer);
        var merchant = http.Caller().Merchant!.Value;
        await directory.OwnerCodes.Put(
            merchant, secrets.HashOwnerCode(merchant, code), http.Caller().Actor, http.RequestAborted);
        return PageDoors.GoTo(Code);
    }
}
