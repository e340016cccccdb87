// The QR on a shop's screen: the amount is the shop's, the touch the payer's. It can be paid once, by whoever is first.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Payments;

internal static class PayRequests
{
    private const string Door = "/q/{payment}";

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Door, Ask).For(Roles.Anonymous);
        pages.MapPost(Door + "/pay", Pay).For(Roles.Resident);
        pages.MapPost(Door + "/stop", Stop).For(Roles.Resident);
    }

    private static async Task<IResult> Ask(HttpContext http, string payment)
    {
        if (await Find(http, payment) is not { } found) return Problem.NotFound("NotFound");
        // Any camera reads it; only a phone that is bound can pay.
        if (http.FindCaller()?.Is(Roles.Resident) is not true) return PageAnswer.Of<PayUnbound>();
        var (place, request, asked) = found;
        if (request.Made is not null)
        {
            return await PayPages.Mine(http, asked.Payment) is null
                ? PayPages.NotMade(place, PayTexts.RequestOver)
                : PayPages.Made(asked.Payment);
        }
        return request.IsAbandoned || PayPages.Now(http) > request.Request!.Until
            ? PayPages.NotMade(place, PayTexts.RequestOver)
            : PageAnswer.Of<PayConfirm>((nameof(PayConfirm.At), place), (nameof(PayConfirm.Agreed), asked));
    }

    private static async Task<IResult> Pay(HttpContext http, string payment, PageForm form, LedgerWriter ledger)
    {
        if (await Find(http, payment) is not { } found) return Problem.NotFound("NotFound");
        var (place, _, asked) = found;
        var whatIsThere = form.Has("what-is-there");
        var answer = await ledger.Send(Sent.Live(
            Guid.CreateVersion7(), new PayRequest(asked.Payment, http.Caller().Wallet!.Value, whatIsThere),
            http.Caller().Sender()), http.RequestAborted);
        return answer is Answer.Rejected { Reason: Rejection.PaymentAlreadyMade }
            && await PayPages.Mine(http, asked.Payment) is null
            ? PayPages.NotMade(place, PayTexts.RequestOver)
            : PayPages.Told(place, asked, answer, whatIsThere);
    }

    private static async Task<IResult> Stop(HttpContext http, string payment, PageForm form) =>
        await Find(http, payment) is { } found
            ? await PayPages.Stopped(http, form, found.Place, found.Asked, "/")
            : Problem.NotFound("NotFound");

    internal static async Task<(PayPlace Place, Payment Payment, Agreed Asked)?> Find(HttpContext http, string payment)
    {
        var services = http.RequestServices;
        var id = Reading.Id<PaymentId>(payment, "payment");
        if (await services.GetRequiredService<LedgerReads>().Fold<Payment>(StreamId.Of(id), http.RequestAborted)
            is not { Request: { } request } found
            || await services.GetRequiredService<CommunityDirectory>().Places.Find(request.Spot, http.RequestAborted)
            is not { } place)
        {
            return null;
        }
        return (new PayPlace(place, false, $"/q/{id.Value}"), found,
            new Agreed(id, request.Amount.Coins, request.Vegetables, PayPages.Now(http)));
    }
}
