using LocalCoin.Store;
using Npgsql;

namespace LocalCoin.App;

/// <param name="OutsideSignIn">Where staff's browsers go to sign in; absent where we do that ourselves.</param>
/// <param name="PaymentMax">Coins for one payment; of a card alone, without PIN, less.</param>
public sealed record SchemeShown(
    string Community, long WalletBalanceMax, long PaymentMax, long CardPaymentMax, long CardDayMax,
    long CardUnattendedPaymentMax, long CardUnattendedDayMax, string? OutsideSignIn);

public sealed record HealthShown(string Status, string? Reason);

internal static class HealthDoors
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => Outcome.Show(new HealthShown("live", null))).Gives<HealthShown>()
            .For(Roles.Anonymous);
        app.MapGet("/health/ready", Ready).Gives<HealthShown>().Produces<HealthShown>(503).For(Roles.Anonymous);
        app.MapGet("/api/v1/scheme", Scheme).Gives<SchemeShown>().For(Roles.Anonymous);
    }

    private static IResult Scheme(Settings settings) => Outcome.Show(new SchemeShown(
        settings.Community, settings.Limits.WalletBalanceMax, settings.Limits.PaymentMax,
        settings.Limits.CardPaymentMax,
        settings.Limits.CardDayMax, settings.Limits.CardUnattendedPaymentMax, settings.Limits.CardUnattendedDayMax,
        settings.Outside is null ? null : Access.OutsideDoors.Door));

    /// <summary>Ready: the schema is up to date, the ledger can be written, and revoked tokens are known.</summary>
    private static async Task<IResult> Ready(
        HttpContext http, NpgsqlDataSource source, LedgerWriter ledger, RevokedTokens revoked,
        CancellationToken cancellation)
    {
        var reason = await Hindrance(source, ledger, revoked, cancellation);
        if (reason is null) return Outcome.Show(new HealthShown("ready", null));
        http.Response.StatusCode = 503;
        return Results.Json(new HealthShown("not ready", reason), DoorJson.Answers, statusCode: 503);
    }

    private static async Task<string?> Hindrance(
        NpgsqlDataSource source, LedgerWriter ledger, RevokedTokens revoked, CancellationToken cancellation)
    {
        try
        {
            var missing = await Migrations.Missing(source, cancellation);
            if (missing.Count > 0) return "the schema is not up to date: localcoin migrate";
        }
        catch (Exception away) when (away is NpgsqlException or TimeoutException)
        {
            return "the database does not answer";
        }
        return ledger.Hindrance ?? (revoked.IsCurrent() ? null : "the list of revoked tokens is stale");
    }
}
