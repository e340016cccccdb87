// A place coins can be. The address says its terms: a purse names its fund and its last day, so coins with
// different terms never mix, a refund finds the very purse that paid, and a sum over addresses answers the law.

using NodaTime;
using NodaTime.Text;

namespace LocalCoin.Ledger;

public enum AccountKind
{
    Issuer, Bank, Cash, Due, Fund, Wallet, Merchant, Hold, Run, Unclaimed, Clearing, Breakage, Fees, Tax,
}

/// <summary>
/// <c>issuer</c>, <c>bank</c>, <c>cash:till</c>, <c>due:merchant</c>, <c>fund:fund</c>, <c>merchant:merchant</c>,
/// <c>run:run</c>, <c>clearing:settlement</c>, <c>breakage</c>, <c>fees</c>, <c>tax</c>, and with fund and last day
/// (<c>2027-03-31</c> or <c>none</c>) <c>wallet:</c>, <c>hold:</c> and <c>unclaimed:owner/fund/expiry</c>.
/// </summary>
public sealed class AccountAddress : IEquatable<AccountAddress>, IComparable<AccountAddress>
{
    public static readonly AccountAddress Issuer = new(AccountKind.Issuer, null, null, null, "issuer");
    public static readonly AccountAddress Bank = new(AccountKind.Bank, null, null, null, "bank");
    public static readonly AccountAddress Breakage = new(AccountKind.Breakage, null, null, null, "breakage");
    public static readonly AccountAddress Fees = new(AccountKind.Fees, null, null, null, "fees");
    public static readonly AccountAddress Tax = new(AccountKind.Tax, null, null, null, "tax");

    private const string NoExpiry = "none";

    private AccountAddress(AccountKind kind, string? owner, FundId? fund, LocalDate? expiry, string value)
    {
        Kind = kind;
        Owner = owner;
        Fund = fund;
        Expiry = expiry;
        Value = value;
    }

    public AccountKind Kind { get; }

    /// <summary>
    /// Whose account: a wallet, merchant, fund, till, run or settlement; null where there is only one.
    /// </summary>
    public string? Owner { get; }

    /// <summary>Of purses, holds and unclaimed coins: the fund they came from.</summary>
    public FundId? Fund { get; }

    /// <summary>Of purses, holds and unclaimed coins: the last day in Asia/Tokyo; null means never.</summary>
    public LocalDate? Expiry { get; }

    /// <summary>Whether its last day has passed; the coins can be spent on that day still.</summary>
    public bool IsExpired(LocalDate today) => Expiry is { } last && last < today;

    public string Value { get; }

    public static AccountAddress Of(FundId fund) => Single(AccountKind.Fund, "fund", fund.Value);
    public static AccountAddress Of(MerchantId merchant) => Single(AccountKind.Merchant, "merchant", merchant.Value);
    public static AccountAddress Of(RunId run) => Single(AccountKind.Run, "run", run.Value);
    public static AccountAddress Of(TillId till) => Single(AccountKind.Cash, "cash", till.Value);
    public static AccountAddress Due(MerchantId merchant) => Single(AccountKind.Due, "due", merchant.Value);

    public static AccountAddress Purse(WalletId wallet, FundId fund, LocalDate? expiry) =>
        Termed(AccountKind.Wallet, "wallet", wallet.Value, fund, expiry);

    public static AccountAddress Unclaimed(WalletId wallet, FundId fund, LocalDate? expiry) =>
        Termed(AccountKind.Unclaimed, "unclaimed", wallet.Value, fund, expiry);

    /// <summary>Only the scheme's own side (what it holds or is owed in yen) may be negative.</summary>
    public bool MayBeNegative() =>
        Kind is AccountKind.Issuer or AccountKind.Bank or AccountKind.Cash or AccountKind.Due;

    /// <summary>Yen that are there or are owed: never less than none.</summary>
    public bool MayNotBePositive() => Kind is AccountKind.Bank or AccountKind.Cash or AccountKind.Due;

    /// <exception cref="FormatException">The text is not an address.</exception>
    public static AccountAddress Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return text switch
            {
                "issuer" => Issuer, "bank" => Bank, "breakage" => Breakage, "fees" => Fees, "tax" => Tax,
                _ => throw Malformed(text),
            };
        }
        var rest = text[(colon + 1)..];
        return text[..colon] switch
        {
            "fund" => Of(FundId.Parse(rest)),
            "merchant" => Of(MerchantId.Parse(rest)),
            "run" => Of(RunId.Parse(rest)),
            "cash" => Of(TillId.Parse(rest)),
            "due" => Due(MerchantId.Parse(rest)),
            "clearing" => Single(AccountKind.Clearing, "clearing", Slug.Checked(rest, "settlement")),
            "wallet" => ParseTermed(AccountKind.Wallet, "wallet", rest),
            "hold" => ParseTermed(AccountKind.Hold, "hold", rest),
            "unclaimed" => ParseTermed(AccountKind.Unclaimed, "unclaimed", rest),
            _ => throw Malformed(text),
        };
    }

    public bool Equals(AccountAddress? other) => ReferenceEquals(this, other) || other?.Value == Value;
    public override bool Equals(object? obj) => Equals(obj as AccountAddress);
    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);
    public int CompareTo(AccountAddress? other) => string.CompareOrdinal(Value, other?.Value);
    public override string ToString() => Value;

    public static bool operator ==(AccountAddress? left, AccountAddress? right) => Equals(left, right);
    public static bool operator !=(AccountAddress? left, AccountAddress? right) => !Equals(left, right);
    public static bool operator <(AccountAddress left, AccountAddress right) => left.CompareTo(right) < 0;
    public static bool operator >(AccountAddress left, AccountAddress right) => left.CompareTo(right) > 0;
    public static bool operator <=(AccountAddress left, AccountAddress right) => left.CompareTo(right) <= 0;
    public static bool operator >=(AccountAddress left, AccountAddress right) => left.CompareTo(right) >= 0;

    private static AccountAddress Single(AccountKind kind, string prefix, string owner) =>
        new(kind, owner, null, null, string.Concat(prefix, ":", owner));

    private static AccountAddress Termed(
        AccountKind kind, string prefix, string owner, FundId fund, LocalDate? expiry) =>
        new(kind, owner, fund, expiry,
            $"{prefix}:{owner}/{fund.Value}/{(expiry is { } day ? LocalDatePattern.Iso.Format(day) : NoExpiry)}");

    private static AccountAddress ParseTermed(AccountKind kind, string prefix, string rest)
    {
        var parts = rest.Split('/');
        if (parts.Length != 3) throw Malformed(rest);
        LocalDate? expiry = parts[2] == NoExpiry ? null : LocalDatePattern.Iso.Parse(parts[2]).GetValueOrThrow();
        return Termed(kind, prefix, Slug.Checked(parts[0], prefix), FundId.Parse(parts[1]), expiry);
    }

    private static FormatException Malformed(string text) => new($"'{text}' is not the address of an account");
}
