// Between the scan and the customer's touch the sale travels through the register's page. Sealed, so that neither the
// page nor the shop's browser holds the card's token or anything that is the same for one payer twice; and bound to
// the register that scanned it. The server keeps nothing, so any node can go on with it.

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LocalCoin.Ledger;
using Microsoft.AspNetCore.WebUtilities;

namespace LocalCoin.App.Register;

/// <param name="Charge">The command's id: sending the same sale again pays it once.</param>
/// <param name="Payment">The payment that will have been made.</param>
/// <param name="Token">Of the card; null for a phone's code.</param>
/// <param name="Code">Of the phone.</param>
/// <param name="Pin">As it was entered, for the next step of the same sale.</param>
public sealed record Sale(
    Guid Charge, string Payment, string Spot, long Amount, long? Vegetables, string? Token, string? Code,
    long UntilSeconds, string? Pin = null)
{
    public bool IsLate(Instant now) => now > Instant.FromUnixTimeSeconds(UntilSeconds);
    public PaymentId PaymentId => new(Payment);
}

public sealed class SaleTickets(Keys keys)
{
    private readonly byte[] key = HKDF.DeriveKey(
        HashAlgorithmName.SHA256, keys.Secret, 32, info: Encoding.ASCII.GetBytes("localcoin sale ticket"));

    public string Seal<T>(T sale, DeviceId device) => WebEncoders.Base64UrlEncode(
        Sealing.Seal(key, JsonSerializer.SerializeToUtf8Bytes(sale), BoundTo<T>(device)));

    /// <returns>Null where it is not a ticket of ours for this register.</returns>
    public T? Open<T>(string? ticket, DeviceId device) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(
                Sealing.Open(key, WebEncoders.Base64UrlDecode(ticket ?? ""), BoundTo<T>(device)));
        }
        catch (Exception foreign) when (foreign is FormatException or CryptographicException)
        {
            return null;
        }
    }

    // A ticket for a payment opens no top-up, and none opens at another register.
    private static byte[] BoundTo<T>(DeviceId device) => Encoding.UTF8.GetBytes($"{typeof(T).Name}:{device.Value}");
}
