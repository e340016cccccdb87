namespace LocalCoin.App;

/// <summary>An OpenID Connect provider that signs staff in instead of us. Who may do what stays with us.</summary>
/// <param name="Authority">Where its discovery document is found, without a slash at the end.</param>
public sealed record OutsideProvider(string Authority, string ClientId, string ClientSecret)
{
    public const string Section = "LocalCoin:OpenIdConnect";

    private static readonly string[] Keys = [nameof(Authority), nameof(ClientId), nameof(ClientSecret)];

    /// <returns>Null where none is configured.</returns>
    /// <exception cref="SettingException">One of the three is missing, wrong or unknown.</exception>
    public static OutsideProvider? Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var given = section.GetChildren().ToArray();
        if (given.Length == 0) return null;
        if (given.FirstOrDefault(one => !Keys.Contains(one.Key)) is { } unknown)
        {
            throw new SettingException(unknown.Path, $"there is no such setting; these are: {string.Join(", ", Keys)}");
        }
        string Needed(string key) => section[key] is { Length: > 0 } value
            ? value
            : throw new SettingException($"{Section}:{key}", "this setting is needed where another of its kind is set");
        return new(Checked(Needed(nameof(Authority))), Needed(nameof(ClientId)), Needed(nameof(ClientSecret)));
    }

    // Tokens and our secret go there: over the network only sealed.
    private static string Checked(string authority) =>
        Uri.TryCreate(authority, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            ? authority.TrimEnd('/')
            : throw new SettingException(
                $"{Section}:{nameof(Authority)}", "a URL such as https://sign-in.example.jp is expected");
}
