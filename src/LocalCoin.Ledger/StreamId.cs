using System.Globalization;

namespace LocalCoin.Ledger;

/// <summary>
/// One business process, named by who began it: <c>payment-…</c>. The part before the first hyphen is its type.
/// </summary>
public readonly record struct StreamId(string Value)
{
    public const string FundType = "fund";
    public const string ProgrammeType = "programme";
    public const string PremiumType = "premium";
    public const string TillType = "till";

    public static readonly StreamId Books = new("books-closing");

    public static StreamId Of(FundId fund) => new("fund-" + fund.Value);
    public static StreamId Of(ProgrammeId programme) => new("programme-" + programme.Value);
    public static StreamId Of(PremiumId premium) => new("premium-" + premium.Value);
    public static StreamId Of(WalletId wallet) => new("wallet-" + wallet.Value);
    public static StreamId Of(CardId card) => new("card-" + card.Value);
    public static StreamId Of(MerchantId merchant) => new("merchant-" + merchant.Value);
    public static StreamId Of(SpotId spot) => new("spot-" + spot.Value);
    public static StreamId Of(DeviceId device) => new("device-" + device.Value);
    public static StreamId Of(TillId till) => new(TillType + "-" + till.Value);
    public static StreamId Of(GrantId grant) => new("grant-" + grant.Value);
    public static StreamId Of(RunId run) => new("run-" + run.Value);
    public static StreamId Of(TopUpId topUp) => new("topup-" + topUp.Value);
    public static StreamId Of(PaymentId payment) => new("payment-" + payment.Value);

    public static StreamId OfLine(RunId run, int line) =>
        new(string.Create(CultureInfo.InvariantCulture, $"line-{run.Value}-{line}"));

    public static StreamId OfExpiry(WalletId wallet, NodaTime.LocalDate day) =>
        new($"expiry-{wallet.Value}-{NodaTime.Text.LocalDatePattern.Iso.Format(day)}");

    public string Type() => Value[..Value.IndexOf('-', StringComparison.Ordinal)];

    /// <summary>Funds, programmes and premium rules are few and read by nearly every decision: always loaded.</summary>
    public bool IsTerms() => Type() is FundType or ProgrammeType or PremiumType;

    public override string ToString() => Value;
}
