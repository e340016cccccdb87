// Cash for coins at a shop's register, behind the owner's code. The customer sees what comes of the cash before it
// changes hands; and what was typed wrong is taken back the same day, on the page that shows it.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.App.Register;

/// <summary>What travels sealed between scan and touch.</summary>
/// <param name="TopUp">The command's id: sent again it is the same top-up.</param>
/// <param name="Bonus">That the premium promises.</param>
public sealed record CashSale(
    Guid TopUp, long Amount, string Fund, string? Premium, long Bonus, string? Card, string? Code, long UntilSeconds)
{
    public bool IsLate(Instant now) => now > Instant.FromUnixTimeSeconds(UntilSeconds);
}

internal static class RegisterTopUps
{
    public const string Door = RegisterPages.Start + "/top-up";
    public const string Made = RegisterPages.Start + "/top-ups";

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Door, (HttpContext http, CancellationToken _) =>
            OwnerUnlock.Behind(http, Door, () => Form(http, null, null))).For(Roles.Register);
        pages.MapPost(Door + "/confirm", (HttpContext http, PageForm form) =>
            OwnerUnlock.Behind(http, Door, () => Confirm(http, form))).For(Roles.Register);
        pages.MapPost(Door, (HttpContext http, PageForm form) =>
            OwnerUnlock.Behind(http, Door, () => Make(http, form))).For(Roles.Register);
        pages.MapPost(Door + "/stop", (HttpContext http, PageForm form) =>
            OwnerUnlock.Behind(http, Door, () => Stop(http, form))).For(Roles.Register);
        pages.MapGet(Made + "/{topup}", (HttpContext http, string topup) =>
            OwnerUnlock.Behind(http, $"{Made}/{topup}", () => Show(http, topup, null))).For(Roles.Register);
        pages.MapPost(Made + "/{topup}/void", (HttpContext http, PageForm form, string topup) =>
            OwnerUnlock.Behind(http, $"{Made}/{topup}", () => Void(http, form, topup))).For(Roles.Register);
    }

    private static async Task<IResult> Form(HttpContext http, Text? fault, string? typed) =>
        PageAnswer.Of<TopUpAmount>(
            (nameof(TopUpAmount.Till), await Till.Of(http, null)),
            (nameof(TopUpAmount.Funds), await PaidFunds(http)), (nameof(TopUpAmount.Rules), await RulesOfToday(http)),
            (nameof(TopUpAmount.Fault), fault), (nameof(TopUpAmount.Amount), typed)).Unless(fault);

    private static async Task<IResult> Confirm(HttpContext http, PageForm form)
    {
        if (form.Whole("amount") is not { } amount)
        {
            return await Form(http, RegisterTexts.AmountMissing, form["amount"]);
        }
        if (form["held"] is not { } scanned) return PageDoors.GoTo(Door);
        var fund = (await PaidFunds(http)).FirstOrDefault(one => one.Value == form["fund"]);
        if (fund.Value is null) return PageDoors.GoTo(Door);
        var till = await Till.Of(http, null);
        var held = await RegisterPages.Held(http, scanned);
        var (payer, no) = await Payers(http).Find(http.Caller(), held, http.RequestAborted);
        if (payer is null) return RegisterPayment.Refused(till, no!);
        var rule = (await RulesOfToday(http)).MaxBy(one => BonusOf(one, amount));
        var bonus = rule is null ? 0 : BonusOf(rule, amount);
        var services = http.RequestServices;
        var sale = new CashSale(
            Guid.CreateVersion7(), amount, fund.Value, bonus > 0 ? rule!.Premium.Value : null, bonus, held.Card,
            held.Code ?? held.Digits, (Now(http) + services.GetRequiredService<Limits>().ConfirmationLifetime)
                .ToUnixTimeSeconds());
        return PageAnswer.Of<TopUpConfirm>(
            (nameof(TopUpConfirm.Till), till), (nameof(TopUpConfirm.Sale), sale),
            (nameof(TopUpConfirm.Ticket), services.GetRequiredService<SaleTickets>().Seal(sale, till.Device)));
    }

    private static async Task<IResult> Make(HttpContext http, PageForm form)
    {
        var till = await Till.Of(http, null);
        var ticket = form["ticket"];
        if (http.RequestServices.GetRequiredService<SaleTickets>().Open<CashSale>(ticket, till.Device)
            is not { } sale)
        {
            return PageDoors.GoTo(Door);
        }
        var id = new TopUpId(sale.TopUp.ToString());
        var held = HeldOut.Again(sale.Card, sale.Code, null);
        MakeTopUp Command(WalletId wallet) => new(
            id, wallet, TillId.Of(till.Merchant.Merchant), new FundId(sale.Fund), new Amount(sale.Amount),
            sale.Premium is { } premium ? new PremiumId(premium) : null);
        if (await Payers(http).Before(
            http.Caller(), sale.TopUp, held, payer => Command(payer.Wallet), http.RequestAborted) is not null)
        {
            return PageDoors.GoTo($"{Made}/{id.Value}");
        }
        if (sale.IsLate(Now(http))) return Refused(till, TopUpTexts.Late);
        var (payer, no) = await Payers(http).Find(http.Caller(), held, http.RequestAborted);
        if (payer is null) return RegisterPayment.Refused(till, no!);
        if (payer.CodeUntil < Now(http)) return Refused(till, TopUpTexts.Late);
        if (http.Caller().Hindrance(payer.Wallet) is not null) return RegisterPayment.Unusable(till);
        var answer = await http.RequestServices.GetRequiredService<LedgerWriter>().Send(
            Sent.Live(sale.TopUp, Command(payer.Wallet), http.Caller().Sender()), http.RequestAborted);
        return answer switch
        {
            Answer.Accepted or Answer.Repeated => PageDoors.GoTo($"{Made}/{id.Value}"),
            Answer.Rejected { Reason: var reason } when ShopOutcome.OfTopUp(reason) is not null =>
                Refused(till, TopUpTexts.NotPossible),
            Answer.Rejected { Reason: var reason } => RegisterPayment.Rejected(till, reason),
            _ => Unknown(till, sale, ticket),
        };
    }

    /// <summary>Where it may have been sent, the cash goes back only once that is settled: it was made, and can be
    /// taken back; or its time is over, and a late copy makes nothing.</summary>
    private static async Task<IResult> Stop(HttpContext http, PageForm form)
    {
        var till = await Till.Of(http, null);
        var ticket = form["ticket"];
        if (http.RequestServices.GetRequiredService<SaleTickets>().Open<CashSale>(ticket, till.Device)
            is not { } sale)
        {
            return PageDoors.GoTo(Door);
        }
        var id = sale.TopUp.ToString();
        return await Find(http, id) is not null ? PageDoors.GoTo($"{Made}/{id}")
            : !form.Has("sent") ? PageDoors.GoTo(Door)
            : sale.IsLate(Now(http)) ? Refused(till, TopUpTexts.Late)
            : Unknown(till, sale, ticket);
    }

    private static PageAnswer Unknown(Till till, CashSale sale, string? ticket) => PageAnswer.Of<TopUpConfirm>(
        (nameof(TopUpConfirm.Till), till), (nameof(TopUpConfirm.Sale), sale), (nameof(TopUpConfirm.Ticket), ticket),
        (nameof(TopUpConfirm.IsUnknown), true));

    private static async Task<IResult> Show(HttpContext http, string topup, Text? fault)
    {
        if (await Find(http, topup) is not { } found) return Problem.NotFound("NotFound");
        return PageAnswer.Of<TopUpDone>(
            (nameof(TopUpDone.Till), await Till.Of(http, null)), (nameof(TopUpDone.Made), found.Made),
            (nameof(TopUpDone.Voided), found.Voided), (nameof(TopUpDone.Fault), fault));
    }

    private static async Task<IResult> Void(HttpContext http, PageForm form, string topup)
    {
        if (await Find(http, topup) is not { } found) return Problem.NotFound("NotFound");
        if (http.Caller().Wallet == found.Made.Wallet) return Problem.Forbidden("OwnWallet");
        var answer = await http.RequestServices.GetRequiredService<LedgerWriter>().Send(
            Sent.Live(
                Reading.CommandId(form["key"] ?? "", "key"), new VoidTopUp(found.Made.TopUp, found.Made.Till),
                http.Caller().Sender()), http.RequestAborted);
        return answer switch
        {
            Answer.Accepted or Answer.Repeated or Answer.Rejected { Reason: Rejection.TopUpAlreadyVoided } =>
                PageDoors.GoTo($"{Made}/{topup}"),
            // Of the customer's side one word: what is left of it, or whether the wallet is frozen, stays theirs.
            Answer.Rejected { Reason: (Rejection.CashFloatShort or Rejection.VoidTooLate) and var reason } =>
                await Show(http, topup, Text.Of(reason)),
            Answer.Rejected => await Show(http, topup, TopUpTexts.VoidNotPossible),
            _ => await Show(http, topup, TopUpTexts.NotSure),
        };
    }

    /// <summary>Of this shop's own till only.</summary>
    private static async Task<(TopUpMade Made, TopUpVoided? Voided)?> Find(HttpContext http, string topup)
    {
        var events = (await http.RequestServices.GetRequiredService<LedgerReads>()
            .Stream(StreamId.Of(Reading.Id<TopUpId>(topup, "topup")), http.RequestAborted))?.Events
            .Select(one => one.Event).ToArray();
        return events?.OfType<TopUpMade>().FirstOrDefault() is { } made
            && made.Till == TillId.Of(http.Caller().Merchant!.Value)
            ? (made, events.OfType<TopUpVoided>().FirstOrDefault())
            : null;
    }

    private static async Task<FundId[]> PaidFunds(HttpContext http) =>
        [.. (await Terms(http, StreamId.FundType)).Select(history => history.As<Fund>()!)
            .Where(fund => fund.Family is FundFamily.Paid).Select(fund => fund.Id)];

    private static async Task<PremiumSet[]> RulesOfToday(HttpContext http) =>
        [.. (await Terms(http, StreamId.PremiumType))
            .Select(history => history.As<Premium>()!.RuleOf(Tokyo.Day(Now(http)))).OfType<PremiumSet>()];

    private static Task<IReadOnlyList<History>> Terms(HttpContext http, string type) =>
        http.RequestServices.GetRequiredService<LedgerReads>().Few(type, http.RequestAborted);

    private static long BonusOf(PremiumSet rule, long amount) => amount / rule.Unit.Coins * rule.Bonus.Coins;

    private static PayerLookup Payers(HttpContext http) => http.RequestServices.GetRequiredService<PayerLookup>();

    private static PageAnswer Refused(Till till, Text detail) =>
        RegisterPayment.Told(till, TopUpTexts.NotDone, detail);

    private static Instant Now(HttpContext http) =>
        http.RequestServices.GetRequiredService<IClock>().GetCurrentInstant();
}
