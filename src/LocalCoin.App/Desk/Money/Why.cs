// "Why is it this much": the purses of a balance as of any moment, and every event that made it, from the journal. Of a
// resident it is a look at their life: it is written down, and they read it.

using System.Globalization;
using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Accounts;
using LocalCoin.Store.Directory;
using NodaTime.Text;
using Npgsql;

namespace LocalCoin.App.Desk.Money;

/// <summary>One event of the list.</summary>
/// <param name="After">What there was after it.</param>
public sealed record WhyLine(long Seq, Instant At, Text What, long Change, long After);

/// <param name="Name">Whose it is.</param>
/// <param name="AsOf">Null for now.</param>
/// <param name="Coins">With the sign a treasurer expects, like every amount here.</param>
/// <param name="Older">Where the list goes on; null at its end.</param>
public sealed record WhyShown(
    AccountScope Scope, Text Name, Instant? AsOf, long Coins, IReadOnlyList<(AccountAddress Account, Text Name,
    long Coins)> Purses, IReadOnlyList<WhyLine> Lines, AccountHistory History, string? Older);

internal static class Why
{
    public const string Door = "/desk/why";
    private const int LinesMax = 50;
    private const string MinuteForm = "uuuu-MM-dd'T'HH:mm";

    internal static void Map(IEndpointRouteBuilder pages) => pages.MapGet(Door, Show).For(Roles.Desk);

    /// <summary>Where the question about this account is answered.</summary>
    public static string Of(AccountScope scope, Instant? asOf = null) => Door + QueryString.Create(
        asOf is { } at
            ? [new("account", scope.Value), new("at", InstantPattern.ExtendedIso.Format(at))]
            : [new KeyValuePair<string, string?>("account", scope.Value)]);

    public static string Of(AccountAddress account) => Of(AccountScope.Of(account));

    private static async Task<IResult> Show(
        HttpContext http, LedgerReads reads, NpgsqlDataSource source, string? account = null, string? at = null,
        string? before = null)
    {
        if (string.IsNullOrWhiteSpace(account)) return await Ask(http, reads, null, null, null);
        if (await Find(reads, account, http.RequestAborted) is not { } scope)
        {
            return await Ask(http, reads, account, WhyTexts.AccountWrong, null);
        }
        if (!TryMoment(at, out var asOf)) return await Ask(http, reads, account, null, WhyTexts.WhenWrong);
        if (scope.Wallet is { } wallet)
        {
            if (http.Caller().Hindrance(wallet) is { } no) return no;
            await http.RequestServices.GetRequiredService<CommunityDirectory>().AccessLog.Write(
                http.Caller().Actor, http.Caller().Device, AccessLog.Look + AccessLog.Why, wallet.Value,
                http.RequestAborted);
        }
        var cursor = before is null ? null : Cursor(before);
        var history = await AccountEntries.Read(source, scope, asOf, cursor, LinesMax + 1, http.RequestAborted);
        return PageAnswer.Of<WhyPage>((nameof(WhyPage.Shown), await Told(http, reads, scope, asOf, history)));
    }

    private static async Task<IResult> Ask(
        HttpContext http, LedgerReads reads, string? typed, Text? accountFault, Text? whenFault)
    {
        var all = await reads.OfScheme(http.RequestAborted);
        var names = await AccountNames.Of(http, []);
        return PageAnswer.Of<WhyStart>(
            (nameof(WhyStart.Accounts), all.Select(one => (one.Account, names[one.Account],
                one.Coins * AccountNames.SignOf(one.Account.Kind))).ToArray()),
            (nameof(WhyStart.Typed), typed), (nameof(WhyStart.AccountFault), accountFault),
            (nameof(WhyStart.WhenFault), whenFault)).Unless(accountFault ?? whenFault);
    }

    /// <summary>An address as it is written, or the id of a wallet, a shop or a fund.</summary>
    private static async Task<AccountScope?> Find(LedgerReads reads, string typed, CancellationToken cancellation)
    {
        var text = typed.Trim();
        if (text.Contains(':', StringComparison.Ordinal) || !text.Contains('-', StringComparison.Ordinal))
        {
            if (Parsed(text) is { } address) return address;
        }
        foreach (var kind in new[] { "wallet", "merchant", "fund", "run" })
        {
            if (Parsed($"{kind}:{text}") is { } scope
                && await reads.Has(new StreamId($"{kind}-{text}"), cancellation)) return scope;
        }
        return null;
    }

    private static AccountScope? Parsed(string text)
    {
        try
        {
            return AccountScope.Parse(text);
        }
        catch (Exception malformed) when (malformed is FormatException or UnparsableValueException)
        {
            return null;
        }
    }

    private static bool TryMoment(string? text, out Instant? moment)
    {
        moment = null;
        if (string.IsNullOrWhiteSpace(text)) return true;
        if (InstantPattern.ExtendedIso.Parse(text) is { Success: true, Value: var exact })
        {
            moment = exact;
        }
        else if (LocalDateTimePattern.CreateWithInvariantCulture(MinuteForm).Parse(text)
            is { Success: true, Value: var local })
        {
            moment = local.InZoneLeniently(Tokyo.Zone).ToInstant();
        }
        return moment is { } known && known > Instant.FromUtc(1900, 1, 1, 0, 0)
            && known < Instant.FromUtc(3000, 1, 1, 0, 0);
    }

    private static async Task<WhyShown> Told(
        HttpContext http, LedgerReads reads, AccountScope scope, Instant? asOf, AccountHistory history)
    {
        var shown = history.Entries.Take(LinesMax).ToArray();
        var events = (await reads.Events([.. shown.Select(entry => entry.Seq)], http.RequestAborted))
            .ToDictionary(one => one.Seq);
        var names = await AccountNames.Of(http, Shops(events.Values.Select(one => one.Event), scope));
        var sign = scope.Account is { } account ? AccountNames.SignOf(account.Kind) : 1;
        var after = history.After;
        var lines = new List<WhyLine>();
        foreach (var entry in shown)
        {
            lines.Add(new WhyLine(
                entry.Seq, entry.At, names.Sentences.Of(events[entry.Seq].Event), entry.Change * sign, after * sign));
            after -= entry.Change;
        }
        var older = history.Entries.Count > LinesMax ? $"{Of(scope, asOf)}&before={Cursor(shown[^1])}" : null;
        return new WhyShown(
            scope, await NameOf(http, scope, names), asOf, history.Total() * sign,
            [.. history.Accounts.Select(line => (line.Account, names[line.Account], line.Coins * sign))], lines,
            history, older);
    }

    private static IEnumerable<MerchantId> Shops(IEnumerable<LedgerEvent> events, AccountScope scope) =>
        events.SelectMany(one => one.Postings).SelectMany(posting => new[] { posting.From, posting.To })
            .Append(scope.Account).OfType<AccountAddress>().SelectMany(MerchantsOf);

    internal static IEnumerable<MerchantId> MerchantsOf(AccountAddress account) => account.Kind switch
    {
        AccountKind.Merchant or AccountKind.Due or AccountKind.Cash => [new MerchantId(account.Owner!)],
        _ => [],
    };

    private static async Task<Text> NameOf(HttpContext http, AccountScope scope, AccountNames names)
    {
        if (scope.Wallet is not { } wallet) return names[scope.Account!];
        var member = await http.RequestServices.GetRequiredService<CommunityDirectory>().Members.Find(
            wallet, http.RequestAborted);
        var person = member?.Name is { } name
            ? new Text("{0} さんの お財布《さいふ》", "The wallet of {0}").With(name)
            : new Text("お財布《さいふ》 {0}", "The wallet {0}").With(wallet.Value);
        return scope.Account is { } purse ? new Text("{0}: {1}", "{0}: {1}").With(person, names[purse]) : person;
    }

    private static string Cursor(AccountEntry entry) =>
        string.Create(CultureInfo.InvariantCulture, $"{LedgerChain.Microseconds(entry.At)}.{entry.Seq}");

    private static AccountEntry Cursor(string text) => text.Split('.') is [var at, var seq]
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds)
        && microseconds < 100_000_000_000_000_000
        && long.TryParse(seq, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new AccountEntry(Instant.FromUnixTimeTicks(microseconds * 10), number, 0)
            : throw new MalformedException("before", "not a cursor of this list");
}
