// The shop shows a QR and the customer's own phone pays it. The register's page looks at the ledger itself until it is
// paid, taken back or over; and over it is only once the ledger has said that no late payment can come any more.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.App.Register;

internal static class RegisterRequests
{
    public const string Door = RegisterPages.Start + "/request";

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapPost(Door, Ask).For(Roles.Register);
        pages.MapGet(Door + "/{payment}", Show).For(Roles.Register);
        pages.MapPost(Door + "/{payment}/stop", Stop).For(Roles.Register);
    }

    private static async Task<IResult> Ask(HttpContext http, PageForm form, Limits limits, LedgerWriter ledger)
    {
        var till = await Till.Of(http, form["spot"]);
        if (RegisterPages.Fault(form, limits) is { } fault) return RegisterPages.Amended(till, form, fault, limits);
        var id = Reading.CommandId(form["request"] ?? "", "request");
        var answer = await ledger.Send(
            Sent.Live(id, new RequestPayment(
                new PaymentId(id.ToString()), till.Merchant.Merchant, till.Spot.Spot,
                new Amount(form.Whole("amount")!.Value), RegisterPages.Vegetables(form)), http.Caller().Sender()),
            http.RequestAborted);
        return answer switch
        {
            // In a conflict the first amount stands, and is shown.
            Answer.Accepted or Answer.Repeated or Answer.Conflict => PageDoors.GoTo($"{Door}/{id}"),
            Answer.Rejected { Reason: var reason } => RegisterPayment.Rejected(till, reason),
            _ => Outcome.Of(http, answer, StatusCodes.Status201Created, Done.Of),
        };
    }

    private static async Task<IResult> Show(HttpContext http, string payment, LedgerReads reads, IClock clock)
    {
        if (await Find(http, payment, reads) is not { Request: { } asked } found) return Problem.NotFound("NotFound");
        if (found.Made is not null) return PageDoors.GoTo($"{RegisterPages.Start}/paid/{asked.Payment.Value}");
        var till = await Till.Of(http, asked.Spot.Value);
        return found.IsAbandoned
            ? RegisterPayment.Late(till)
            : PageAnswer.Of<SaleRequest>(
                (nameof(SaleRequest.Till), till), (nameof(SaleRequest.Asked), asked),
                (nameof(SaleRequest.IsOver), clock.GetCurrentInstant() > asked.Until));
    }

    /// <summary>やめる, or the time is over: either way the ledger has the last word.</summary>
    private static async Task<IResult> Stop(
        HttpContext http, PageForm form, string payment, LedgerReads reads, LedgerWriter ledger)
    {
        if (await Find(http, payment, reads) is not { Request: { } asked }) return Problem.NotFound("NotFound");
        var till = await Till.Of(http, asked.Spot.Value);
        var answer = await ledger.Send(
            Sent.Live(Guid.CreateVersion7(), new AbandonPayment(asked.Payment), http.Caller().Sender()),
            http.RequestAborted);
        return answer switch
        {
            Answer.Rejected { Reason: Rejection.PaymentAlreadyMade } =>
                PageDoors.GoTo($"{RegisterPages.Start}/paid/{asked.Payment.Value}"),
            Answer.Accepted or Answer.Rejected => form.Has("over")
                ? RegisterPayment.Late(till)
                : PageDoors.GoTo(RegisterPayment.StartOf(till)),
            // Not known: the page goes on looking.
            _ => PageDoors.GoTo($"{Door}/{asked.Payment.Value}"),
        };
    }

    /// <summary>Of this shop only.</summary>
    private static async Task<Payment?> Find(HttpContext http, string payment, LedgerReads reads) =>
        await reads.Fold<Payment>(StreamId.Of(Reading.Id<PaymentId>(payment, "payment")), http.RequestAborted)
            is { } found && !found.IsOfOther(http.Caller().Merchant!.Value)
            ? found
            : null;
}
