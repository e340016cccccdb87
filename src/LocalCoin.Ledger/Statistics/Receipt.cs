// A basket as a shop's till knows it: what was in it, and by which payment it was paid, where that was one of ours. One
// that was not counts for the spot alone. With a payment it says what a person buys, so it is never the shop's to read
// again, nor anybody's without protection.

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace LocalCoin.Ledger.Statistics;

/// <param name="Item">Null where the till names a kind of food and nothing more.</param>
/// <param name="Yen">Paid for all of the line, what was taken off being off.</param>
/// <param name="Grams">Of all of the line; null where nobody knows.</param>
public sealed record ReceiptLine(ItemCode? Item, FoodGroup Group, int Quantity, long Yen, long? Grams);

/// <summary>Where a payment was made, and what was paid there: coins, and cash beside them.</summary>
public sealed record PaidAt(SpotId Spot, long Yen);

/// <param name="Id">Drawn by whoever sends it: sending it again changes nothing.</param>
public sealed record Receipt(
    Guid Id, SpotId Spot, Instant At, PaymentId? Payment, IReadOnlyList<ReceiptLine> Lines)
{
    public const int LinesMax = 200;
    public const int QuantityMax = 9_999;
    public const long YenMax = 1_000_000;
    public const long GramsMax = 1_000_000;

    public long Yen() => Lines.Sum(line => line.Yen);

    /// <summary>Why it cannot be of the payment it names; null where it can, or names none.</summary>
    public ReceiptFault? Fault(PaidAt? paid) => Payment is null ? null
        : paid is null ? ReceiptFault.ReceiptUnpaid
        : paid.Spot != Spot ? ReceiptFault.ReceiptElsewhere
        : Yen() > paid.Yen ? ReceiptFault.ReceiptTooLarge
        : null;

    /// <summary>Lower-case hex SHA-256 of all that it says.</summary>
    public string Fingerprint()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture,
            $"{Spot}\n{At.ToUnixTimeTicks()}\n{Payment}");
        foreach (var line in Lines)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"\n{line.Item} {line.Group} {line.Quantity} {line.Yen} {line.Grams}");
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}

/// <summary>In order of precedence.</summary>
public enum ReceiptFault
{
    /// <summary>There is no such payment, or it was not made.</summary>
    ReceiptUnpaid,

    /// <summary>The payment was made at another spot.</summary>
    ReceiptElsewhere,

    /// <summary>It comes to more than was paid in coins and cash.</summary>
    ReceiptTooLarge,

    /// <summary>The payment has another receipt already.</summary>
    ReceiptThereAlready,
}

/// <summary>What somebody bought of one group of food, or nobody that we know.</summary>
/// <param name="Payment">Null where it was not paid by us: it counts for the spot alone.</param>
/// <param name="Grams">As far as anybody knows.</param>
public sealed record FoodBought(
    LocalDate Day, SpotId Spot, PaymentId? Payment, FoodGroup Group, long Yen, long Grams);
