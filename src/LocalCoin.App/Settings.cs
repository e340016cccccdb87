using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.App;

/// <summary>A setting is missing or wrong. The message names its key as one writes it in the environment.</summary>
public sealed class SettingException(string key, string message)
    : Exception($"{key.Replace(":", "__", StringComparison.Ordinal)}: {message}");

/// <summary>What a node is told by its configuration, checked once, at the start.</summary>
public sealed record Settings(
    string Connection, string Community, Uri? PublicUrl, Limits Limits, int SecretTriesPerMinute, bool RunProjections)
{
    /// <summary>Whose word counts on where a request comes from; empty where clients come by themselves.</summary>
    public IReadOnlyList<System.Net.IPNetwork> KnownProxies { get; init; } = [];

    /// <summary>Of one person or device that has signed in.</summary>
    public int RequestsPerMinute { get; init; }

    public int RequestsAtOnce { get; init; }

    /// <summary>The counter's telephone number, as it is printed; null where nobody answers one.</summary>
    public string? DeskPhone { get; init; }

    /// <summary>The community's own name in EMVCo's codes; null for its site's host backwards. What is printed keeps
    /// its name when the site moves.</summary>
    public string? CodeIdentifier { get; init; }

    public WriterOptions Writer { get; init; } = new();

    /// <summary>Who signs staff in instead of us; null for ourselves.</summary>
    public OutsideProvider? Outside { get; init; }

    public const string ConnectionKey = "ConnectionStrings:LocalCoin";
    public const string CommunityKey = "LocalCoin:Community";
    public const string PublicUrlKey = "LocalCoin:PublicUrl";
    public const string LimitsKey = "LocalCoin:Limits";
    public const string WriterKey = "LocalCoin:Writer";
    public const string TriesKey = "LocalCoin:SecretTriesPerMinute";
    public const string ProjectionsKey = "LocalCoin:RunProjections";
    public const string ProxiesKey = "LocalCoin:KnownProxies";
    public const string RequestsKey = "LocalCoin:RequestsPerMinute";
    public const string AtOnceKey = "LocalCoin:RequestsAtOnce";
    public const string CodeIdentifierKey = "LocalCoin:CodeIdentifier";
    public const string DeskPhoneKey = "LocalCoin:DeskPhone";
    private const int TriesUsual = 30;

    /// <exception cref="SettingException"/>
    public static Settings Read(IConfiguration configuration) => new(
        CheckedConnection(Needed(configuration, ConnectionKey)),
        CheckedCommunity(Needed(configuration, CommunityKey)),
        PublicUrlOf(configuration[PublicUrlKey]),
        LimitsOf(configuration.GetSection(LimitsKey)),
        configuration[TriesKey] is { } tries ? WholeNumber(TriesKey, tries, 1, 1_000_000) : TriesUsual,
        configuration[ProjectionsKey] is not { } flag || (bool.TryParse(flag, out var run)
            ? run
            : throw new SettingException(ProjectionsKey, "true or false is expected")))
    {
        Outside = OutsideProvider.Read(configuration),
        Writer = WriterOf(configuration.GetSection(WriterKey)),
        KnownProxies = ProxiesOf(configuration[ProxiesKey]),
        RequestsPerMinute = WholeNumber(RequestsKey, configuration[RequestsKey] ?? "1200", 1, 1_000_000),
        RequestsAtOnce = WholeNumber(AtOnceKey, configuration[AtOnceKey] ?? "64", 1, 1_000_000),
        CodeIdentifier = CodeIdentifierOf(configuration[CodeIdentifierKey]),
        DeskPhone = PhoneOf(configuration[DeskPhoneKey]),
    };

    private static string Needed(IConfiguration configuration, string key) =>
        configuration[key] is { Length: > 0 } value ? value
            : throw new SettingException(key, "this setting is missing");

    private static string CheckedConnection(string text)
    {
        try
        {
            return new Npgsql.NpgsqlConnectionStringBuilder(text).ConnectionString;
        }
        catch (ArgumentException malformed)
        {
            throw new SettingException(ConnectionKey, malformed.Message);
        }
    }

    private static string CheckedCommunity(string name)
    {
        try
        {
            return CommunityDatabase.CheckedName(name);
        }
        catch (FormatException malformed)
        {
            throw new SettingException(CommunityKey, malformed.Message);
        }
    }

    private static Uri? PublicUrlOf(string? text) =>
        string.IsNullOrEmpty(text) ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url
        : throw new SettingException(PublicUrlKey, "a URL such as https://coin.example.jp is expected");

    private static string? CodeIdentifierOf(string? text) =>
        string.IsNullOrEmpty(text) ? null
        : text.Length <= 32 && text.Contains('.', StringComparison.Ordinal)
            && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '.')
            ? text
        : throw new SettingException(
            CodeIdentifierKey, "a domain name backwards is expected, as in jp.lg.city.coin, of at most 32 letters");

    /// <summary>The community's own name in codes, for a job that needs no server; null where nothing says.</summary>
    public static string? ReadCodeIdentifier(IConfiguration configuration) =>
        CodeIdentifierOf(configuration[CodeIdentifierKey])
        ?? (PublicUrlOf(configuration[PublicUrlKey]) is { } site ? Codes.ShopCode.IdentifierOf(site) : null);

    private static string? PhoneOf(string? text) =>
        string.IsNullOrEmpty(text) ? null
        : text.Length <= 20 && text.All(letter => char.IsAsciiDigit(letter) || letter is '-' or '+') ? text
        : throw new SettingException(DeskPhoneKey, "digits and hyphens are expected, as in 0721-00-0000");

    private static System.Net.IPNetwork[] ProxiesOf(string? text) =>
        [.. (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(
            one => System.Net.IPAddress.TryParse(one, out var address)
                ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8)
                : System.Net.IPNetwork.TryParse(one, out var network) ? network
                : throw new SettingException(
                    ProxiesKey, "addresses or networks such as 10.0.0.5, 10.1.0.0/16 are expected"))];

    private static Limits LimitsOf(IConfigurationSection section)
    {
        var limits = new Limits();
        foreach (var setting in section.GetChildren())
        {
            limits = setting.Key switch
            {
                nameof(Limits.WalletBalanceMax) => limits with { WalletBalanceMax = Coins(setting) },
                nameof(Limits.PaymentMax) => limits with { PaymentMax = Coins(setting) },
                nameof(Limits.CardPaymentMax) => limits with { CardPaymentMax = Coins(setting) },
                nameof(Limits.CardDayMax) => limits with { CardDayMax = Coins(setting) },
                nameof(Limits.CardUnattendedPaymentMax) => limits with { CardUnattendedPaymentMax = Coins(setting) },
                nameof(Limits.CardUnattendedDayMax) => limits with { CardUnattendedDayMax = Coins(setting) },
                nameof(Limits.MerchantCashMax) => limits with { MerchantCashMax = Coins(setting) },
                nameof(Limits.CounterCashMax) => limits with { CounterCashMax = Coins(setting) },
                nameof(Limits.DueMax) => limits with { DueMax = Coins(setting) },
                "RequestLifetimeSeconds" => limits with { RequestLifetime = Seconds(setting) },
                "ConfirmationLifetimeSeconds" => limits with { ConfirmationLifetime = Seconds(setting) },
                "UndoWindowSeconds" => limits with { UndoWindow = Seconds(setting) },
                _ => throw new SettingException(setting.Path, "there is no such limit"),
            };
        }
        return limits;
    }

    private static WriterOptions WriterOf(IConfigurationSection section)
    {
        var options = new WriterOptions();
        foreach (var setting in section.GetChildren())
        {
            options = setting.Key switch
            {
                nameof(WriterOptions.QueueMax) => options with
                {
                    QueueMax = WholeNumber(setting.Path, setting.Value, 1, 1_000_000),
                },
                nameof(WriterOptions.BatchMax) => options with
                {
                    BatchMax = WholeNumber(setting.Path, setting.Value, 1, 10_000),
                },
                "QueueWaitMaxSeconds" => options with
                {
                    QueueWaitMax = TimeSpan.FromSeconds(WholeNumber(setting.Path, setting.Value, 1, 60)),
                },
                _ => throw new SettingException(setting.Path, "the writer has no such limit"),
            };
        }
        return options;
    }

    private static int Coins(IConfigurationSection setting) =>
        WholeNumber(setting.Path, setting.Value, 0, 1_000_000_000);

    private static Duration Seconds(IConfigurationSection setting) =>
        Duration.FromSeconds(WholeNumber(setting.Path, setting.Value, 1, 86_400));

    private static int WholeNumber(string key, string? text, int least, int most) =>
        int.TryParse(text, out var number) && number >= least && number <= most
            ? number
            : throw new SettingException(key, $"a whole number from {least} to {most} is expected");
}
