// Opaque names of things. Nothing here says who a person is: the directory knows that, the ledger never does.
// Every id is a slug, so that it can stand inside an account's address, a stream's name and a URL unescaped.

using System.Buffers;

namespace LocalCoin.Ledger;

/// <summary>A value that is stored, sent and printed as one short text.</summary>
public interface IText<TSelf> where TSelf : struct, IText<TSelf>
{
    string Value { get; }

    /// <exception cref="FormatException">The text is not of this form; the message says which form that is.</exception>
    static abstract TSelf Parse(string text);
}

internal static class Slug
{
    internal const int LengthMax = 64;
    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_");

    internal static string Checked(string? text, string noun) =>
        text is { Length: > 0 and <= LengthMax } && text[0] is not '-' && !text.AsSpan().ContainsAnyExcept(Allowed)
            ? text
            : throw new FormatException(
                $"a {noun} id has 1 to {LengthMax} characters of a-z, 0-9, '-' and '_', and does not begin with '-'");
}

/// <summary>All purses of one resident.</summary>
public readonly record struct WalletId(string Value) : IText<WalletId>
{
    public static WalletId Parse(string text) => new(Slug.Checked(text, "wallet"));
    public override string ToString() => Value;
}

/// <summary>A source of coins with terms of its own.</summary>
public readonly record struct FundId(string Value) : IText<FundId>
{
    public static FundId Parse(string text) => new(Slug.Checked(text, "fund"));
    public override string ToString() => Value;
}

/// <summary>Who is paid.</summary>
public readonly record struct MerchantId(string Value) : IText<MerchantId>
{
    public static MerchantId Parse(string text) => new(Slug.Checked(text, "merchant"));
    public override string ToString() => Value;
}

/// <summary>A kind of merchant that a fund may be restricted to, such as <c>small-shop</c>.</summary>
public readonly record struct MerchantClass(string Value) : IText<MerchantClass>
{
    public static MerchantClass Parse(string text) => new(Slug.Checked(text, "merchant class"));
    public override string ToString() => Value;
}

/// <summary>A place of sale of a merchant.</summary>
public readonly record struct SpotId(string Value) : IText<SpotId>
{
    public static SpotId Parse(string text) => new(Slug.Checked(text, "spot"));
    public override string ToString() => Value;
}

/// <summary>A register or kiosk paired with a merchant's spots.</summary>
public readonly record struct DeviceId(string Value) : IText<DeviceId>
{
    public static DeviceId Parse(string text) => new(Slug.Checked(text, "device"));
    public override string ToString() => Value;
}

/// <summary>A printed card; its token is the directory's secret, this id is not.</summary>
public readonly record struct CardId(string Value) : IText<CardId>
{
    public static CardId Parse(string text) => new(Slug.Checked(text, "card"));
    public override string ToString() => Value;
}

public readonly record struct PaymentId(string Value) : IText<PaymentId>
{
    public static PaymentId Parse(string text) => new(Slug.Checked(text, "payment"));
    public override string ToString() => Value;
}

public readonly record struct GrantId(string Value) : IText<GrantId>
{
    public static GrantId Parse(string text) => new(Slug.Checked(text, "grant"));
    public override string ToString() => Value;
}

/// <summary>A grant to many, proposed and approved as one.</summary>
public readonly record struct RunId(string Value) : IText<RunId>
{
    public static RunId Parse(string text) => new(Slug.Checked(text, "run"));
    public override string ToString() => Value;
}

public readonly record struct TopUpId(string Value) : IText<TopUpId>
{
    public static TopUpId Parse(string text) => new(Slug.Checked(text, "top-up"));
    public override string ToString() => Value;
}

/// <summary>A health programme that rewards buying vegetables.</summary>
public readonly record struct ProgrammeId(string Value) : IText<ProgrammeId>
{
    public static ProgrammeId Parse(string text) => new(Slug.Checked(text, "programme"));
    public override string ToString() => Value;
}

/// <summary>A rule by which a top-up brings more than was paid.</summary>
public readonly record struct PremiumId(string Value) : IText<PremiumId>
{
    public static PremiumId Parse(string text) => new(Slug.Checked(text, "premium"));
    public override string ToString() => Value;
}

/// <summary>
/// A drawer of cash: a merchant's (named as the merchant) or a counter's (named <c>counter-…</c>).
/// No merchant may have a name that begins so.
/// </summary>
public readonly record struct TillId(string Value) : IText<TillId>
{
    private const string CounterPrefix = "counter-";

    public static TillId Parse(string text) => new(Slug.Checked(text, "till"));
    public static TillId Of(MerchantId merchant) => new(merchant.Value);
    public bool IsCounter() => Value.StartsWith(CounterPrefix, StringComparison.Ordinal);
    public override string ToString() => Value;
}

/// <summary>Who sent a command: a person, a device or a job. An opaque id, as everything here.</summary>
public readonly record struct ActorId(string Value) : IText<ActorId>
{
    public static ActorId Parse(string text) => new(Slug.Checked(text, "actor"));
    public override string ToString() => Value;
}
