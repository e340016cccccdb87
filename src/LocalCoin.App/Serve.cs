// localcoin serve: the doors. Everything that is registered is registered here. The settings are checked before
// anything is opened, and when the node stops, what the ledger has taken in is answered first.

using System.IO.Compression;
using LocalCoin.App.Access;
using LocalCoin.App.Accounts;
using LocalCoin.App.Counter;
using LocalCoin.App.Desk;
using LocalCoin.App.Health;
using LocalCoin.App.Issuance;
using LocalCoin.App.Pages;
using LocalCoin.App.Payments;
using LocalCoin.App.Places;
using LocalCoin.App.Programmes;
using LocalCoin.App.Register;
using LocalCoin.App.Statistics;
using LocalCoin.Store;
using LocalCoin.Store.Directory;
using LocalCoin.Store.Health;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Routing;

namespace LocalCoin.App;

public static class Serve
{
    private const int BodyMax = 64 * 1024;
    private const int ConnectionsMax = 10_000;
    private static readonly TimeSpan StopWaitMax = TimeSpan.FromSeconds(20);

    /// <exception cref="SettingException">The configuration is not usable; the message names the key.</exception>
    public static async Task Run(string[] args)
    {
        await using var app = Build(args, SystemClock.Instance);
        await app.RunAsync();
    }

    /// <param name="skewMax">How far the clock may be from the database's; more than the limit only where a clock is
    /// put forward on purpose.</param>
    public static WebApplication Build(string[] args, IClock clock, Duration? skewMax = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        var settings = Settings.Read(builder.Configuration);
        if (skewMax is { } most) settings = settings with { Writer = settings.Writer with { ClockSkewMax = most } };
        Log(builder.Logging);
        Listen(builder);
        builder.Services.AddSingleton(settings).AddSingleton(clock).AddSingleton(settings.Limits);
        AddLedger(builder.Services, settings);
        AddHealth(builder.Services, settings);
        AddAccess(builder.Services, Keys.Load(builder.Configuration, settings.Community), settings);
        Compress(builder.Services);
        builder.Services.AddOpenApi("v1", OpenApiShapes.Add);
        builder.Services.ConfigureHttpJsonOptions(options => DoorJson.MakeStrict(options.SerializerOptions));
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        if (Telemetry.Start(builder.Configuration, settings.Community) is { } telemetry) builder.Services.AddSingleton(
            _ => telemetry);
        var app = builder.Build();
        app.Services.GetService<Telemetry>();
        if (settings.KnownProxies.Count > 0) app.UseForwardedHeaders(Forwarded(settings));
        app.UseMiddleware<SafeAnswers>();
        app.UseResponseCompression();
        app.UseMiddleware<Watchman>();
        app.UseMiddleware<FaultGuard>();
        Assets.Serve(app);
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<KeptSecrets>();
        app.UseRateLimiter();
        app.UseMiddleware<Doorkeeper>();
        Map(app);
        return app;
    }

    private static void Map(WebApplication app)
    {
        var api = app.MapGroup("/api/v1");
        SignInDoors.Map(api);
        PhoneDoors.Map(api);
        DeviceDoors.Map(api);
        StaffDoors.Map(api);
        ClerkDoors.Map(api);
        WalletDoors.Map(api);
        ClosingDoors.Map(api);
        StatementDoors.Map(api);
        MemberDoors.Map(api);
        CardDoors.Map(api);
        MerchantDoors.Map(api);
        SpotDoors.Map(api);
        FundDoors.Map(api);
        BooksDoors.Map(api);
        TermDoors.Map(api);
        GrantDoors.Map(api);
        RunDoors.Map(api);
        LineDoors.Map(api);
        TopUpDoors.Map(api);
        RequestDoors.Map(api);
        PaymentDoors.Map(api);
        ChargeDoors.Map(api);
        RefundDoors.Map(api);
        MerchantListDoors.Map(api);
        HealthDoors.Map(app);
        OutsideDoors.Map(app);
        var pages = app.MapPages();
        AccessPages.Map(pages);
        PhonePages.Map(pages);
        SettingsPages.Map(pages);
        ClerkPages.Map(pages);
        RegisterPages.Map(pages);
        RegisterRequests.Map(pages);
        RegisterBalance.Map(pages);
        KioskPages.Map(pages);
        ShopWishPages.Map(pages);
        RegisterOwner.Map(pages);
        RegisterTopUps.Map(pages);
        ShopDayPages.Map(pages);
        ShopRefunds.Map(pages);
        OfflineSheet.Map(pages);
        CardPages.Map(pages);
        CardPrinting.Map(pages);
        OwnHistory.Map(pages);
        PayPages.Map(pages);
        PayRequests.Map(pages);
        ShowPages.Map(pages);
        ScanPages.Map(pages);
        PlacePages.Map(pages);
        ShopPlacePages.Map(pages);
        CallPages.Map(pages);
        StandSheetPages.Map(pages);
        CounterPages.Map(pages);
        DeskPages.Map(pages);
        MapHealth(app, api, pages);
        DesignPage.Map(pages);
        OfflinePage.Map(pages);
        app.MapOpenApi("/openapi/{documentName}.json").For(Roles.Anonymous);
    }

    /// <summary>Without a role of its own for what is measured, nothing of it is served.</summary>
    private static void MapHealth(WebApplication app, IEndpointRouteBuilder api, IEndpointRouteBuilder pages)
    {
        CataloguePages.Map(pages);
        ProgrammePages.Map(pages);
        StatisticsDoors.Map(api);
        StatisticsPages.Map(pages);
        if (app.Services.GetService<HealthDatabase>() is null) return;
        PurchaseDoors.Map(api);
        HealthPages.Map(pages);
    }

    private static void AddLedger(IServiceCollection services, Settings settings)
    {
        services.AddSingleton(_ => CommunityDatabase.Open(settings.Connection, settings.Community));
        services.AddSingleton<IEventStore>(_ => new PostgresEventStore(settings.Connection, settings.Community));
        services.AddSingleton(settings.Writer);
        services.AddSingleton<LedgerWriter>();
        services.AddSingleton<LedgerReads>();
        services.AddSingleton<CommunityDirectory>();
        services.AddSingleton<PayerLookup>();
        services.AddSingleton<SpotCalendar>();
        services.AddSingleton<Store.Statistics.Snapshots>();
        services.AddSingleton<Programmes.LastQuarter>();
        services.AddSingleton<Finisher>();
        services.AddHostedService(provider => provider.GetRequiredService<Finisher>());
        services.AddSingleton<RunExecutor>();
        services.AddHostedService(provider => provider.GetRequiredService<RunExecutor>());
        services.AddSingleton<ProjectionRunners>();
        if (settings.RunProjections) services.AddHostedService<ProjectionHosting>();
    }

    private static void AddHealth(IServiceCollection services, Settings settings)
    {
        services.AddHostedService<HealthCheck>();
        if (settings.HealthConnection is not { } connection) return;
        services.AddSingleton(_ => HealthDatabase.Open(connection, settings.Community));
        services.AddSingleton(settings.Statistics);
        services.AddSingleton<HealthRecords>();
        services.AddSingleton<Joining>();
        services.AddHostedService(provider => provider.GetRequiredService<Joining>());
        if (settings.RunProjections) services.AddHostedService<Statistics.SnapshotRunner>();
    }

    private static void AddAccess(IServiceCollection services, Keys keys, Settings settings)
    {
        services.AddSingleton(_ => keys);
        services.AddSingleton(new TypedSecrets(keys.Secret));
        services.AddSingleton(new Origins(settings.PublicUrl, settings.CodeIdentifier));
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<Assets>();
        services.AddSingleton<SaleTickets>();
        services.AddSingleton<ListNews>();
        services.AddSingleton<VerifiedTokens>();
        services.AddSingleton<RevokedTokens>();
        services.AddHostedService(provider => provider.GetRequiredService<RevokedTokens>());
        services.AddHostedService<KeyCheck>();
        services.AddSingleton<PasswordHasher<Credential>>();
        var authentication = services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        if (settings.Outside is { } outside)
        {
            OutsideDoors.Add(authentication, outside, settings.PublicUrl, keys.Secret);
        }
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<AccessTokens, VerifiedTokens>((options, tokens, verified) =>
            {
                options.TokenValidationParameters = tokens.Rules();
                options.TokenHandlers.Clear();
                options.TokenHandlers.Add(verified);
                options.MapInboundClaims = false;
                options.SaveToken = false;
                options.Events = new JwtBearerEvents { OnMessageReceived = TakeCookie };
            });
        RequestLimits.Add(services, settings);
    }

    private static Task TakeCookie(MessageReceivedContext context)
    {
        var request = context.Request;
        if (!request.Headers.ContainsKey("Authorization") && request.Cookies.TryGetValue(Origins.Cookie, out var token))
        {
            context.Token = token;
        }
        return Task.CompletedTask;
    }

    /// <summary>From which address a request comes is what a proxy says, where it is one that we know: anybody could
    /// write the header.</summary>
    private static ForwardedHeadersOptions Forwarded(Settings settings)
    {
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in settings.KnownProxies) options.KnownIPNetworks.Add(network);
        return options;
    }

    // Pages and what they are made of. The API's answers are small, and payments shall not wait for it. A page's form
    // mark is masked, so lengths tell nothing of it.
    private static void Compress(IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes =
                ["text/html", "text/css", "text/javascript", "image/svg+xml", "application/manifest+json"];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
    }

    private static void Listen(WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyMax;
            kestrel.Limits.MaxConcurrentConnections = ConnectionsMax;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopWaitMax);
    }

    // Never a path's query, a header or a body: tokens and names are in those.
    private static void Log(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddJsonConsole(json =>
        {
            json.UseUtcTimestamp = true;
            json.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
        });
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        logging.AddFilter("Npgsql", LogLevel.Warning);
    }
}
