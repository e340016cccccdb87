using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;
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

    /// <summary>Of the role that reads and writes what is measured; null where nothing of health is served.</summary>
    public string? HealthConnection { get; init; }

    public WriterOptions Writer { get; init; } = new();

    /// <summary>What this community counts beside fresh, cut and frozen vegetables.</summary>
    public VegetablesAlso VegetablesAlso { get; init; } = new(false, false);

    /// <summary>How many live there, and how many people a figure must be about.</summary>
    public StatTerms Statistics { get; init; } = StatTerms.Usual;

    /// <summary>Who signs staff in instead of us; null for ourselves.</summary>
    public OutsideProvider? Outside { get; init; }

    public const string ConnectionKey = "ConnectionStrings:LocalCoin";
    public const string HealthConnectionKey = "ConnectionStrings:LocalCoinHealth";
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
    public const string VegetablesKey = "LocalCoin:VegetablesAlso";
    public const string DeskPhoneKey = "LocalCoin:DeskPhone";
    public const string StatisticsKey = "LocalCoin:Statistics";
    private const int TriesUsual = 30;
    private const int FewMax = 1_000;
    private const int ResidentsMax = 10_000_000;

    /// <exception cref="SettingException"/>
    public static Settings Read(IConfiguration configuration) => new(
        CheckedConnection(ConnectionKey, Needed(configuration, ConnectionKey)),
        CheckedCommunity(Needed(configuration, CommunityKey)),
        PublicUrlOf(configuration[PublicUrlKey]),
        LimitsOf(configuration.GetSection(LimitsKey)),
        configuration[TriesKey] is { } tries ? WholeNumber(TriesKey, tries, 1, 1_000_000) : TriesUsual,
        configuration[ProjectionsKey] is not { } flag || (bool.TryParse(flag, out var run)
            ? run
            : throw new SettingException(ProjectionsKey, "true or false is expected")))
    {
        Outside = OutsideProvider.Read(configuration),
        HealthConnection = HealthConnectionOf(configuration),
        Writer = WriterOf(configuration.GetSection(WriterKey)),
        KnownProxies = ProxiesOf(configuration[ProxiesKey]),
        RequestsPerMinute = WholeNumber(RequestsKey, configuration[RequestsKey] ?? "1200", 1, 1_000_000),
        RequestsAtOnce = WholeNumber(AtOnceKey, configuration[AtOnceKey] ?? "64", 1, 1_000_000),
        CodeIdentifier = CodeIdentifierOf(configuration[CodeIdentifierKey]),
        VegetablesAlso = VegetablesOf(configuration[VegetablesKey] ?? ""),
        DeskPhone = PhoneOf(configuration[DeskPhoneKey]),
        Statistics = StatisticsOf(
            configuration.GetSection(StatisticsKey), configuration[VegetablesKey] ?? ""),
    };

    private static VegetablesAlso VegetablesOf(string words)
    {
        var named = words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return named.All(word => word is "juice" or "pickles")
            ? new VegetablesAlso(named.Contains("juice"), named.Contains("pickles"))
            : throw new SettingException(VegetablesKey, "juice, pickles, both with a comma, or nothing is expected");
    }

    private static string Needed(IConfiguration configuration, string key) =>
        configuration[key] is { Length: > 0 } value ? value
            : throw new SettingException(key, "this setting is missing");

    /// <summary>Under a role of its own, or what is measured would lie open to every query of the app.</summary>
    private static string? HealthConnectionOf(IConfiguration configuration)
    {
        if (configuration[HealthConnectionKey] is not { Length: > 0 } text) return null;
        var health = new Npgsql.NpgsqlConnectionStringBuilder(CheckedConnection(HealthConnectionKey, text));
        var app = new Npgsql.NpgsqlConnectionStringBuilder(configuration[ConnectionKey]);
        return health.Username is { Length: > 0 } role && role != app.Username ? health.ConnectionString
            : throw new SettingException(HealthConnectionKey, "a role of its own is expected, not the app's");
    }

    private static string CheckedConnection(string key, string text)
    {
        try
        {
            return new Npgsql.NpgsqlConnectionStringBuilder(text).ConnectionString;
        }
        catch (ArgumentException malformed)
        {
            throw new SettingException(key, malformed.Message);
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

    /// <summary>A community may ask for more people behind a figure, never for fewer.</summary>
    private static StatTerms StatisticsOf(IConfigurationSection section, string vegetables)
    {
        var (staff, publication, residents) =
            (Thresholds.StaffMin, Thresholds.PublicationMin, (int)Facts.EligibleUsual);
        var by = new Dictionary<string, long>();
        foreach (var setting in section.GetChildren())
        {
            switch (setting.Key)
            {
                case "FewForStaff":
                    staff = WholeNumber(setting.Path, setting.Value, Thresholds.StaffMin, FewMax);
                    break;
                case "FewForPublication":
                    publication = WholeNumber(setting.Path, setting.Value, Thresholds.PublicationMin, FewMax);
                    break;
                case "Residents": residents = WholeNumber(setting.Path, setting.Value, FewMax, ResidentsMax); break;
                case "ResidentsBy":
                    foreach (var group in setting.GetChildren())
                    {
                        by[StatTerms.CodeOf(group.Key) ?? throw new SettingException(
                            group.Path, "an age band, a sex or a neighbourhood is expected, as in From70")] =
                            WholeNumber(group.Path, group.Value, 0, ResidentsMax);
                    }
                    break;
                default: throw new SettingException(setting.Path, "statistics have no such setting");
            }
        }
        return publication >= staff
            ? new StatTerms(new Thresholds(staff, publication), residents)
            {
                ResidentsBy = by, Also = VegetablesOf(vegetables),
            }
            : throw new SettingException(
                $"{StatisticsKey}:FewForPublication", $"at least as many as for staff are expected: {staff}");
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
