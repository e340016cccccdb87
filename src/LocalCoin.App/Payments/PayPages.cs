// Paying with one's own phone, at the place whose poster was scanned: how much, is that right, paid. The payment's id
// is drawn before the payer agrees and stays the same whatever is touched twice, so it is paid at most once, and an
// answer that never came can be asked for.

using System.Globalization;
using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;
using LocalCoin.Store.Payments;
using NodaTime.Text;
using Npgsql;

namespace LocalCoin.App.Payments;

/// <param name="SellsOnlyVegetables">Then nobody needs to say what was for vegetables.</param>
/// <param name="Door">Where it begins: at the poster, or at what the shop asked for.</param>
public sealed record PayPlace(PlaceEntry Place, bool SellsOnlyVegetables, string Door);

/// <summary>What the payer was shown, and agrees to.</summary>
/// <param name="Shown">When.</param>
public sealed record Agreed(PaymentId Payment, long Amount, long? Vegetables, Instant Shown)
{
    public string Code => PaymentCode.Of(Payment);
}

internal static class PayPages
{
    public const string Start = "/pay";
    private static readonly Duration RepeatWindow = Duration.FromMinutes(3);

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Start, (HttpContext http, Limits _) => AskWhere(http, null)).For(Roles.Resident);
        pages.MapPost(Start, GoThere).For(Roles.Resident);
        pages.MapGet(Start + "/{number}", AskAmount).For(Roles.Resident);
        pages.MapPost(Start + "/{number}", Confirm).For(Roles.Resident);
        pages.MapPost(Start + "/{number}/pay", Pay).For(Roles.Resident);
        pages.MapPost(Start + "/{number}/stop", Stop).For(Roles.Resident);
        pages.MapGet(Start + "/made/{payment}", ShowMade).For(Roles.Resident);
    }

    internal static async Task<PayPlace?> Find(HttpContext http, string number)
    {
        var services = http.RequestServices;
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var whole)
            && await services.GetRequiredService<CommunityDirectory>().Places.FindByNumber(
                whole, http.RequestAborted) is { } place
            ? new PayPlace(place, (await services.GetRequiredService<LedgerReads>().Fold<Spot>(
                StreamId.Of(place.Spot.Spot), http.RequestAborted))?.VegetablesOnly ?? false,
                $"{Start}/{place.Number}")
            : null;
    }

    private static PageAnswer AskWhere(HttpContext http, string? number) => PageAnswer.Of<PayWhere>(
        (nameof(PayWhere.Number), number)).Unless(number is null ? null : PayTexts.NumberUnknown);

    private static async Task<IResult> GoThere(HttpContext http, PageForm form) =>
        await Find(http, form["number"] ?? "") is { } place
            ? PageDoors.GoTo(place.Door)
            : AskWhere(http, form["number"] ?? "");

    private static async Task<IResult> AskAmount(HttpContext http, string number) =>
        await Find(http, number) is { } place
            ? PageAnswer.Of<PayAmount>((nameof(PayAmount.At), place))
            : Problem.NotFound("NotFound");

    private static async Task<IResult> Confirm(HttpContext http, string number, PageForm form, Limits limits)
    {
        if (await Find(http, number) is not { } place) return Problem.NotFound("NotFound");
        var vegetables = form.Has("all-vegetables") ? form.Whole("amount") : form.Whole("vegetables");
        var fault = form.Whole("amount") is not { } amount ? PayTexts.AmountMissing
            : amount > limits.PaymentMax ? PayTexts.AmountTooLarge.With(limits.PaymentMax)
            : vegetables > amount ? PayTexts.VegetablesTooMany
            : null;
        if (fault is not null)
        {
            return PageAnswer.Of<PayAmount>(
                (nameof(PayAmount.At), place), (nameof(PayAmount.Fault), fault),
                (nameof(PayAmount.Amount), form["amount"]), (nameof(PayAmount.Vegetables), form["vegetables"]))
                .Unless(fault);
        }
        var agreed = new Agreed(
            new PaymentId(Guid.CreateVersion7().ToString()), form.Whole("amount")!.Value, vegetables, Now(http));
        return PageAnswer.Of<PayConfirm>(
            (nameof(PayConfirm.At), place), (nameof(PayConfirm.Agreed), agreed),
            (nameof(PayConfirm.Before), await PaidBefore(http, place, agreed)));
    }

    private static async Task<IResult> Pay(HttpContext http, string number, PageForm form, LedgerWriter ledger)
    {
        if (await Find(http, number) is not { } place) return Problem.NotFound("NotFound");
        var (agreed, whatIsThere) = (Read(form), form.Has("what-is-there"));
        var id = Reading.CommandId(agreed.Payment.Value, "payment");
        var answer = await ledger.Send(Sent.Live(
            id, new PayMerchant(
                agreed.Payment, http.Caller().Wallet!.Value, place.Place.Spot.Merchant, place.Place.Spot.Spot,
                new Amount(agreed.Amount), agreed.Vegetables, whatIsThere, agreed.Shown), http.Caller().Sender()),
            http.RequestAborted);
        return Told(place, agreed, answer, whatIsThere);
    }

    /// <summary>What the payer reads of the ledger's answer.</summary>
    internal static IResult Told(PayPlace place, Agreed agreed, Answer answer, bool whatIsThere) => answer switch
    {
        Answer.Accepted or Answer.Repeated => Made(agreed.Payment),
        // Agreed to twice, and once only for what was there: it is paid.
        Answer.Conflict or Answer.Rejected { Reason: Rejection.PaymentAlreadyMade } => Made(agreed.Payment),
        Answer.Rejected { Reason: Rejection.BalanceShort or Rejection.NotForThisMerchant } => whatIsThere
            ? NotMade(place, PayTexts.NothingThere)
            : PageAnswer.Of<PayShort>((nameof(PayShort.At), place), (nameof(PayShort.Agreed), agreed)),
        Answer.Rejected { Reason: var reason } => NotMade(place, Text.Of(reason)),
        _ => Unknown(place, agreed),
    };

    private static async Task<IResult> Stop(HttpContext http, string number, PageForm form) =>
        await Find(http, number) is { } place
            ? await Stopped(http, form, place, Read(form), $"/p/{place.Place.Number}")
            : Problem.NotFound("NotFound");

    /// <summary>The payer does not want it any more. Where it may have been sent already, what is there is shown, and
    /// what is not there is given up for good, so that a late copy of it pays nothing.</summary>
    /// <param name="away">Where one goes who has sent nothing.</param>
    internal static async Task<IResult> Stopped(
        HttpContext http, PageForm form, PayPlace place, Agreed agreed, string away)
    {
        if (await Mine(http, agreed.Payment) is not null) return Made(agreed.Payment);
        if (!form.Has("sent")) return PageDoors.GoTo(away);
        var answer = await http.RequestServices.GetRequiredService<LedgerWriter>().Send(
            Sent.Live(Guid.CreateVersion7(), new AbandonPayment(agreed.Payment), http.Caller().Sender()),
            http.RequestAborted);
        return answer switch
        {
            Answer.Rejected { Reason: Rejection.PaymentAlreadyMade } => Made(agreed.Payment),
            Answer.Accepted or Answer.Repeated or Answer.Rejected => NotMade(place, PayTexts.NotMadeDetail),
            _ => Unknown(place, agreed),
        };
    }

    private static async Task<IResult> ShowMade(
        HttpContext http, string payment, CommunityDirectory directory) =>
        await Mine(http, Reading.Id<PaymentId>(payment, "payment")) is { } made
            && await directory.Places.Find(made.Spot, http.RequestAborted) is { } place
            ? PageAnswer.Of<PayMade>((nameof(PayMade.Place), place), (nameof(PayMade.Made), made))
            : Problem.NotFound("NotFound");

    internal static async Task<PaymentMade?> Mine(HttpContext http, PaymentId payment) =>
        (await http.RequestServices.GetRequiredService<LedgerReads>().Fold<Payment>(
            StreamId.Of(payment), http.RequestAborted))?.Made is { } made && made.Wallet == http.Caller().Wallet
            ? made
            : null;

    internal static Agreed Read(PageForm form) => new(
        Reading.Id<PaymentId>(form["payment"] ?? "", "payment"),
        form.Whole("amount") ?? throw new MalformedException("amount", "a whole number of yen is expected"),
        form.Whole("vegetables"),
        InstantPattern.ExtendedIso.Parse(form["shown"] ?? "").TryGetValue(default, out var shown)
            ? shown
            : throw new MalformedException("shown", "a time of ISO 8601 is expected"));

    private static Task<Instant?> PaidBefore(HttpContext http, PayPlace place, Agreed agreed)
    {
        var services = http.RequestServices;
        return RecentPayments.LastOf(
            services.GetRequiredService<NpgsqlDataSource>(), services.GetRequiredService<LedgerReads>(),
            http.Caller().Wallet!.Value, place.Place.Spot.Merchant, agreed.Amount, agreed.Shown - RepeatWindow,
            agreed.Payment, http.RequestAborted);
    }

    internal static IResult Made(PaymentId payment) => PageDoors.GoTo($"{Start}/made/{payment.Value}");

    internal static PageAnswer NotMade(PayPlace place, Text why) =>
        PageAnswer.Of<PayNotMade>((nameof(PayNotMade.At), place), (nameof(PayNotMade.Why), why));

    private static PageAnswer Unknown(PayPlace place, Agreed agreed) =>
        PageAnswer.Of<PayUnknown>((nameof(PayUnknown.At), place), (nameof(PayUnknown.Agreed), agreed));

    internal static Instant Now(HttpContext http) =>
        http.RequestServices.GetRequiredService<IClock>().GetCurrentInstant();
}
