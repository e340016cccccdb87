using System.Security.Claims;
using LocalCoin.Ledger;

namespace LocalCoin.App;

/// <summary>Who is at the door, as their token says.</summary>
/// <param name="Session">What is revoked to sign them out: a phone, a device, or one sign-in.</param>
/// <param name="Wallet">A resident's wallet, which is theirs to use. Of staff: their own, which they may not
/// serve.</param>
/// <param name="Merchant">Whose owner, clerk or device this is.</param>
public sealed record Caller(
    ActorId Actor, Roles Roles, string Session, WalletId? Wallet, MerchantId? Merchant, DeviceId? Device)
{
    /// <summary>Who stands at the register, where somebody picked their name on it.</summary>
    public ActorId? Clerk { get; init; }

    /// <summary>When the token ends that was shown; another one drawn from it lives no longer.</summary>
    public Instant? Ends { get; init; }

    public bool Is(Roles any) => (Roles & any) is not Roles.None;

    /// <summary>Under whose name a command goes into the ledger.</summary>
    public Sender Sender() => new(Actor, Device, Clerk);

    /// <summary>Why this caller may not have anything to do with that wallet; null where they may.</summary>
    public Problem? Hindrance(WalletId wallet) =>
        Is(Roles.Resident) ? (Wallet == wallet ? null : Problem.Forbidden("NotYourWallet"))
        : Wallet == wallet ? Problem.Forbidden("OwnWallet")
        : null;

    /// <summary>The same for a merchant: those who belong to one have to do with that one alone.</summary>
    public Problem? Hindrance(MerchantId merchant) =>
        Is(Roles.Shop | Roles.Kiosk) && Merchant != merchant ? Problem.Forbidden("OtherMerchant") : null;
}

/// <summary>The caller as the framework carries it.</summary>
public sealed class CallerIdentity(Caller caller) : ClaimsIdentity("token")
{
    public Caller Caller => caller;
}

public static class CallerOfRequest
{
    /// <summary>Behind a door that asks for a role, there is always somebody.</summary>
    public static Caller Caller(this HttpContext http) => http.FindCaller()
        ?? throw new InvalidOperationException("a door that asks for nobody's role asked who is there");

    public static Caller? FindCaller(this HttpContext http) => (http.User.Identity as CallerIdentity)?.Caller;
}
