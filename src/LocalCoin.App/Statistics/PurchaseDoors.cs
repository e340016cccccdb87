// What was in a basket, from the till of a shop that has one. The shop sends it and never reads it again.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;
using LocalCoin.Store;
using LocalCoin.Store.Statistics;
using Npgsql;

namespace LocalCoin.App.Statistics;

/// <param name="Payment">By which it was paid; null where it was not by us: it counts for the spot alone.</param>
public sealed record PurchaseBody(
    SpotId Spot, Instant At, IReadOnlyList<PurchaseLineBody> Lines, PaymentId? Payment = null);

/// <param name="Item">JAN or PLU; <paramref name="Category"/> is needed where the catalogue does not know it.</param>
/// <param name="Yen">Paid for all of the line, what was taken off being off.</param>
/// <param name="Grams">Of all of the line, where it was weighed.</param>
public sealed record PurchaseLineBody(
    long Yen, ItemCode? Item = null, FoodGroup? Category = null, int Quantity = 1, long? Grams = null);

public sealed record PurchaseShown(Guid Id, int Lines, long Yen);

internal static class PurchaseDoors
{
    private static readonly Duration AheadMax = Duration.FromMinutes(5);

    internal static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/purchases", Take).Makes<PurchaseShown>().For(Roles.Owner | Roles.Register);

    private static async Task<IResult> Take(
        HttpContext http, PurchaseBody body, NpgsqlDataSource source, HealthDatabase health, LedgerReads reads,
        IClock clock)
    {
        var (id, caller, cancellation) = (Reading.Key(http), http.Caller(), http.RequestAborted);
        if (body.At > clock.GetCurrentInstant() + AheadMax) throw new MalformedException("at", "is in the future");
        Check(body.Lines);
        if (await reads.Fold<Spot>(StreamId.Of(body.Spot), cancellation) is not { } spot)
        {
            throw new MalformedException("spot", "there is no such spot");
        }
        if (caller.Hindrance(spot.Merchant) is { } foreign) return foreign;
        if (caller.Device is { } device
            && await reads.Fold<Device>(StreamId.Of(device), cancellation) is { } register
            && !register.Spots.Contains(body.Spot))
        {
            return Problem.Refused(nameof(Rejection.DeviceNotForSpot));
        }
        var known = await new Catalogue(source).Find(
            spot.Merchant, body.Lines.Select(line => line.Item).OfType<ItemCode>(), cancellation);
        var receipt = new Receipt(
            id, body.Spot, body.At, body.Payment, [.. body.Lines.Select((line, i) => LineOf(line, i, known))]);
        if (receipt.Fault(await PaidAt(reads, body.Payment, cancellation)) is { } fault)
        {
            return Problem.Refused(fault.ToString());
        }
        var answer = (await new Receipts(health).Add([receipt], caller.Actor, cancellation))[id];
        if (answer is ReceiptAnswer.Conflict) return Problem.Conflict();
        if (answer is ReceiptAnswer.ThereAlready)
        {
            return Problem.Refused(nameof(ReceiptFault.ReceiptThereAlready));
        }
        var shown = new PurchaseShown(id, receipt.Lines.Count, receipt.Yen());
        if (answer is ReceiptAnswer.Added) return Outcome.Made(shown);
        http.Response.Headers[Outcome.RepeatHeader] = "true";
        return Outcome.Show(shown);
    }

    private static void Check(IReadOnlyList<PurchaseLineBody?> lines)
    {
        if (lines.Count is 0 or > Receipt.LinesMax)
        {
            throw new MalformedException("lines", $"a basket has 1 to {Receipt.LinesMax} lines");
        }
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i] is not { } line) throw new MalformedException($"lines[{i}]", "null is no line");
            Check($"lines[{i}].quantity", line.Quantity, 1, Receipt.QuantityMax, "");
            Check($"lines[{i}].yen", line.Yen, 0, Receipt.YenMax, ": what was taken off is off already");
            Check($"lines[{i}].grams", line.Grams ?? 0, 0, Receipt.GramsMax, "");
        }
    }

    private static void Check(string field, long value, long least, long most, string hint)
    {
        if (value < least || value > most)
        {
            throw new MalformedException(field, $"{least} to {most} are expected here{hint}");
        }
    }

    private static ReceiptLine LineOf(
        PurchaseLineBody line, int i, IReadOnlyDictionary<ItemCode, CatalogueItem> known)
    {
        var item = line.Item is { } code ? known.GetValueOrDefault(code) : null;
        return ReceiptLines.Of(line.Item, line.Category, line.Quantity, line.Yen, line.Grams, item)
            ?? throw new MalformedException($"lines[{i}].category", ReceiptLines.GroupNeeded);
    }

    private static async Task<PaidAt?> PaidAt(
        LedgerReads reads, PaymentId? payment, CancellationToken cancellation) =>
        payment is { } named && await reads.Fold<Payment>(StreamId.Of(named), cancellation) is { Made: { } made }
            ? new PaidAt(made.Spot, made.Amount.Coins + made.Cash)
            : null;
}
