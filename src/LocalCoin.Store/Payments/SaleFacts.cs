// What a payment and its taking back say about a sale, read from the stored JSON without building the event: of a
// million payments this is what takes the time when sales are counted again.

using System.Text.Json;

namespace LocalCoin.Store.Payments;

/// <param name="Vegetables">Of a payment those bought; of struck vegetables those that were none.</param>
/// <param name="Returned">By a refund or an undo; <paramref name="ReturnedVegetables"/> of it for vegetables.</param>
internal readonly record struct SaleFacts(
    Instant At, string Merchant, string Spot, long Amount, long Cash, long Vegetables, long Earned,
    long Returned, long ReturnedVegetables, long TakenBack)
{
    /// <exception cref="InvalidDataException">It lacks what every one of them has.</exception>
    internal static SaleFacts Read(StoredEvent stored)
    {
        var reader = new Utf8JsonReader(stored.Data);
        Instant? at = null;
        string? merchant = null, spot = null;
        long amount = 0, cash = 0, vegetables = 0, earned = 0, returned = 0, returnedVegetables = 0, takenBack = 0;
        reader.Read();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (Is(ref reader, "at"u8)) at = Instant.FromDateTimeUtc(reader.GetDateTimeOffset().UtcDateTime);
            else if (Is(ref reader, "merchant"u8)) merchant = reader.GetString();
            else if (Is(ref reader, "spot"u8)) spot = reader.GetString();
            else if (Is(ref reader, "amount"u8)) amount = reader.GetInt64();
            else if (Is(ref reader, "cash"u8)) cash = reader.GetInt64();
            else if (Is(ref reader, "vegetables"u8)) vegetables = reader.GetInt64();
            else if (Is(ref reader, "earned"u8)) earned = SumOfEarned(ref reader);
            else if (Is(ref reader, "reversal"u8)) (returned, returnedVegetables, takenBack) = ReadReversal(ref reader);
            else reader.Skip();
        }
        return at is { } when && merchant is not null && spot is not null
            ? new SaleFacts(
                when, merchant, spot, amount, cash, vegetables, earned, returned, returnedVegetables, takenBack)
            : throw new InvalidDataException($"event {stored.Seq} ({stored.Type}) does not say when and where");
    }

    private static (long Coins, long Vegetables, long TakenBack) ReadReversal(ref Utf8JsonReader reader)
    {
        long coins = 0, vegetables = 0, takenBack = 0;
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (Is(ref reader, "coins"u8)) coins = reader.GetInt64();
            else if (Is(ref reader, "vegetables"u8)) vegetables = reader.GetInt64();
            else if (Is(ref reader, "takenBack"u8)) takenBack = Sum(ref reader);
            else reader.Skip();
        }
        return (coins, vegetables, takenBack);
    }

    private static long SumOfEarned(ref Utf8JsonReader reader)
    {
        var sum = 0L;
        while (reader.Read() && reader.TokenType is JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
            {
                if (Is(ref reader, "coins"u8)) sum += reader.GetInt64();
                else reader.Skip();
            }
        }
        return sum;
    }

    private static long Sum(ref Utf8JsonReader reader)
    {
        var sum = 0L;
        while (reader.Read() && reader.TokenType is JsonTokenType.Number) sum += reader.GetInt64();
        return sum;
    }

    /// <summary>If the property is called so, moves on to its value.</summary>
    private static bool Is(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) =>
        reader.TokenType is JsonTokenType.PropertyName && reader.ValueTextEquals(name) && reader.Read();
}
