// Asks a shop in a resident's name to give coins back, as they could at the kiosk. The shop answers, or after three
// days the operator: the counter itself gives nothing back.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Accounts;
using LocalCoin.Store.Directory;
using Npgsql;

namespace LocalCoin.App.Counter;

/// <param name="Left">Coins that were not given back yet.</param>
/// <param name="IsAsked">The shop was asked for them before, whatever it answered.</param>
public sealed record Refundable(PaymentMade Made, MerchantEntry? Shop, long Left, bool IsAsked);

internal static class CounterRefunds
{
    private const int ShownMax = 20;

    internal static void Map(IEndpointRouteBuilder opened)
    {
        opened.MapGet("/refunds", Ask).For(Roles.Counter);
        opened.MapPost("/refunds", Take).For(Roles.Counter);
    }

    private static async Task<IResult> Ask(HttpContext http, CommunityDirectory directory) =>
        await Page(http, directory, null);

    private static async Task<PageAnswer> Page(HttpContext http, CommunityDirectory directory, Text? fault) =>
        PageAnswer.Of<CounterRefund>(
            (nameof(CounterRefund.Opened), http.Opened()), (nameof(CounterRefund.Payments), await Payments(http)),
            (nameof(CounterRefund.Member), await directory.Members.Find(http.Opened().Wallet, http.RequestAborted)),
            (nameof(CounterRefund.Fault), fault)).Unless(fault);

    private static async Task<IResult> Take(HttpContext http, PageForm form, CommunityDirectory directory)
    {
        var key = form.Id(CounterActs.Key);
        // Pressed again after a lost answer.
        if (await directory.RefundWishes.Open(key, http.RequestAborted) is not null)
        {
            return http.Opened().Back("asked");
        }
        var found = (await Payments(http)).FirstOrDefault(one => one.Made.Payment.Value == form["payment"]);
        if (found is null || found.IsAsked) return await Page(http, directory, CounterRefundTexts.PaymentMissing);
        var right = form["right"] is null ? 0 : form.Whole("right") ?? -1;
        if (right < 0 || right >= found.Left) return await Page(http, directory, CounterRefundTexts.RightMalformed);
        var wish = new RefundWish(
            key, found.Made.Payment, found.Made.Merchant, found.Made.Spot, found.Left - right,
            http.Now());
        return await directory.RefundWishes.Add(wish, http.RequestAborted)
            ? http.Opened().Back("asked")
            : await Page(http, directory, CounterRefundTexts.PaymentMissing);
    }

    /// <summary>The last ones, the newest first.</summary>
    private static async Task<Refundable[]> Payments(HttpContext http)
    {
        var services = http.RequestServices;
        var (reads, directory) =
            (services.GetRequiredService<LedgerReads>(), services.GetRequiredService<CommunityDirectory>());
        var lines = await WalletStatement.Page(
            services.GetRequiredService<NpgsqlDataSource>(), http.Opened().Wallet, null, null, WalletStatement.PageMax,
            http.RequestAborted);
        var found = new List<Refundable>();
        foreach (var stream in lines.Where(line => line.Type == "payment_made" && line.Change < 0)
            .Select(line => line.Stream).Distinct().Take(ShownMax))
        {
            if (await reads.Fold<Payment>(stream, http.RequestAborted) is not { Made: { } made } payment
                || payment.Refunded >= made.Amount.Coins)
            {
                continue;
            }
            found.Add(new Refundable(
                made, await directory.Merchants.Find(made.Merchant, http.RequestAborted),
                made.Amount.Coins - payment.Refunded,
                await directory.RefundWishes.IsAsked(made.Payment, http.RequestAborted)));
        }
        return [.. found];
    }
}
