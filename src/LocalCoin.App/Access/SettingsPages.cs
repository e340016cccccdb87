// What residents set for themselves, on their own phone: how it looks and sounds, which phones are theirs, and how
// little their card may pay. Coins move by none of it, and nothing here makes anything less safe: limits go down only.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Access;

/// <param name="Now">What holds now.</param>
/// <param name="Lower">What it may be lowered to.</param>
public sealed record LimitChoice(string Field, long Now, IReadOnlyList<long> Lower)
{
    public static LimitChoice Of(string field, long? own, long scheme, params long[] steps) =>
        new(field, own ?? scheme, [.. steps.Where(step => step < (own ?? scheme))]);

    /// <summary>The choice in the form; null where it is none of these.</summary>
    public long? In(PageForm form) =>
        long.TryParse(form[Field], out var most) && (most == Now || Lower.Contains(most)) ? most : null;
}

internal static class SettingsPages
{
    public const string Door = "/settings";
    public const string Phones = Door + "/phones";
    public const string Limit = Door + "/limit";
    private const string Done = "?done=true";

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Door, () => PageAnswer.Of<OwnSettings>()).For(Roles.Resident);
        pages.MapPost(Door, (HttpContext http, PageForm form) => Keep(http, form)).For(Roles.Resident);
        pages.MapGet(Phones, ShowPhones).For(Roles.Resident);
        pages.MapPost(Phones + "/{phone}", Unbind).For(Roles.Resident);
        pages.MapGet(Limit, (HttpContext http, bool done = false) => LimitPage(http, null, done)).For(Roles.Resident);
        pages.MapPost(Limit, SetLimit).For(Roles.Resident);
    }

    private static IResult Keep(HttpContext http, PageForm form)
    {
        OwnLook.Of(http).With(form["size"], form["volume"]).Keep(http);
        if (form["language"] is ("ja" or "en") and var language) Visit.KeepLanguage(http, language);
        return PageDoors.GoTo(Door);
    }

    private static async Task<IResult> ShowPhones(HttpContext http, CommunityDirectory directory, bool done = false)
    {
        var bound = (await directory.Phones.Of(http.Caller().Wallet!.Value, http.RequestAborted))
            .Where(phone => phone is { BoundAt: not null, UnboundAt: null }).ToArray();
        return PageAnswer.Of<OwnPhones>((nameof(OwnPhones.Phones), bound), (nameof(OwnPhones.IsUnbound), done));
    }

    /// <summary>Takes effect at once, on whichever node that phone is talking to.</summary>
    private static async Task<IResult> Unbind(HttpContext http, string phone, PageForm _)
    {
        if (!await PhoneActs.Unbind(http, http.Caller().Wallet!.Value, phone)) return Problem.NotFound("NotFound");
        if (phone != http.Caller().Session) return PageDoors.GoTo(Phones + Done);
        KeptSecrets.Forget(http);
        SignInDoors.ForgetCookie(http);
        return PageDoors.GoTo(PhonePages.Door);
    }

    private static async Task<IResult> LimitPage(HttpContext http, Text? fault, bool done) =>
        PageAnswer.Of<OwnLimit>(
            (nameof(OwnLimit.Choices), await Choices(http)), (nameof(OwnLimit.Fault), fault),
            (nameof(OwnLimit.IsSet), done)).Unless(fault);

    private static async Task<LimitChoice[]> Choices(HttpContext http)
    {
        var services = http.RequestServices;
        var limits = services.GetRequiredService<Limits>();
        var wallet = await services.GetRequiredService<LedgerReads>().Fold<Wallet>(
            StreamId.Of(http.Caller().Wallet!.Value), http.RequestAborted);
        return
        [
            LimitChoice.Of("once", wallet!.CardPaymentMax, limits.CardPaymentMax, 1_000, 500, 0),
            LimitChoice.Of("day", wallet.CardDayMax, limits.CardDayMax, 3_000, 1_000, 0),
        ];
    }

    private static async Task<IResult> SetLimit(HttpContext http, PageForm form, LedgerWriter ledger)
    {
        var choices = await Choices(http);
        if (choices[0].In(form) is not { } once || choices[1].In(form) is not { } day)
        {
            return await LimitPage(http, SettingsTexts.OnlyLower, false);
        }
        var answer = await ledger.Send(Sent.Live(
            Reading.CommandId(form["key"] ?? "", "key"),
            new LowerWalletLimits(http.Caller().Wallet!.Value, once, day), http.Caller().Sender()),
            http.RequestAborted);
        return answer switch
        {
            Answer.Accepted or Answer.Repeated or Answer.Rejected { Reason: Rejection.NothingToChange } =>
                PageDoors.GoTo(Limit + Done),
            Answer.Rejected { Reason: var reason } => await LimitPage(http, Text.Of(reason), false),
            _ => Problem.Away("Unavailable"),
        };
    }
}
