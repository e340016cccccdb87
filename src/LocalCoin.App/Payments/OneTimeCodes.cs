using LocalCoin.Ledger;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Payments;

/// <param name="Code">For the QR.</param>
/// <param name="Digits">The same, to be read out.</param>
/// <param name="Payment">Whose outcome the phone asks for.</param>
public sealed record CodeShown(string Code, string Digits, PaymentId Payment, Instant Until)
{
    public static CodeShown Of(CodeEntry code, TypedSecrets secrets)
    {
        var (token, digits) = code.Drawn(secrets);
        return new(token, digits, code.Payment, code.ValidUntil);
    }
}

/// <summary>What a resident shows to a register: drawn for one payment, for a few minutes.</summary>
internal static class OneTimeCodes
{
    private const int DrawsMax = 5;

    internal static async Task<CodeShown> Draw(HttpContext http)
    {
        var services = http.RequestServices;
        var secrets = services.GetRequiredService<TypedSecrets>();
        var until = services.GetRequiredService<IClock>().GetCurrentInstant()
            + services.GetRequiredService<Limits>().RequestLifetime;
        for (var draw = 0; draw < DrawsMax; draw++)
        {
            var code = new CodeEntry(
                new PaymentId(Guid.CreateVersion7().ToString()), http.Caller().Wallet!.Value, until);
            if (await services.GetRequiredService<CommunityDirectory>().Codes.Draw(code, secrets, http.RequestAborted))
            {
                return CodeShown.Of(code, secrets);
            }
        }
        throw new NotExecutedException("no digits are free");
    }
}
