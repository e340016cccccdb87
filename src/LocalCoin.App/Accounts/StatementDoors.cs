using System.Globalization;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Accounts;
using LocalCoin.Store.Directory;
using Npgsql;

namespace LocalCoin.App.Accounts;

/// <param name="Place">The event's sequence and a line of it; also a cursor.</param>
/// <param name="Process">What it belongs to: a payment, a grant, a top-up.</param>
/// <param name="Balance">The wallet's coins after this line.</param>
public sealed record StatementRow(
    string Place, Instant At, string Type, string Process, MerchantId? Merchant, SpotId? Spot, FundId Fund,
    LocalDate? Expiry,
    long Change, long Balance)
{
    public static StatementRow Of(StatementLine line) => new(
        $"{line.Place.Seq}.{line.Place.Line}", line.At, line.Type, line.Stream.Value, line.Merchant, line.Spot,
        line.Fund,
        line.Expiry, line.Change, line.Balance);
}

public sealed record JournalRow(
    string Place, Instant At, LocalDate Day, string Type, string Process, AccountAddress From, AccountAddress To,
    long Amount)
{
    public static JournalRow Of(JournalEntry entry) => new(
        $"{entry.Place.Seq}.{entry.Place.Line}", entry.At, entry.Day, entry.Type, entry.Stream.Value, entry.From,
        entry.To,
        entry.Amount);
}

/// <param name="ThroughSeq">The last event that is counted.</param>
/// <param name="Head">The ledger's last event: where it is further on, the journal has not caught up yet.</param>
/// <param name="Lines">Their coins sum to zero.</param>
public sealed record TrialBalanceShown(long ThroughSeq, long Head, IReadOnlyList<TrialBalanceLine> Lines);

internal static class StatementDoors
{
    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/wallets/{wallet}/statement", Statement).Gives<Page<StatementRow>>()
            .For(Roles.Resident | Roles.Auditor);
        api.MapGet("/journal", Entries).Gives<Page<JournalRow>>().For(Roles.Auditor);
        api.MapGet("/trial-balance", TrialBalance).Gives<TrialBalanceShown>().For(Roles.Auditor | Roles.Operator);
    }

    private static async Task<IResult> Statement(
        HttpContext http, string wallet, NpgsqlDataSource source, CommunityDirectory directory,
        CancellationToken cancellation, string? cursor = null, int? limit = null)
    {
        var id = Reading.Id<WalletId>(wallet, "wallet");
        if (http.Caller().Hindrance(id) is { } no) return no;
        var size = Math.Min(Reading.PageSize(limit), WalletStatement.PageMax - 1);
        StatementCursor? before = Place(cursor) is { } place ? new StatementCursor(place.Seq, place.Line) : null;
        var caller = http.Caller();
        if (!caller.Is(Roles.Resident))
        {
            await directory.AccessLog.Write(caller.Actor, caller.Device, "statement", id.Value, cancellation);
        }
        var rows = await WalletStatement.Page(source, id, before, null, size + 1, cancellation);
        return Outcome.Show(Page<StatementRow>.Of([.. rows.Select(StatementRow.Of)], size, row => row.Place));
    }

    private static async Task<IResult> Entries(
        NpgsqlDataSource source, CancellationToken cancellation, string? cursor = null, int? limit = null)
    {
        var size = Math.Min(Reading.PageSize(limit), Journal.PageMax - 1);
        JournalCursor? after = Place(cursor) is { } place ? new JournalCursor(place.Seq, place.Line) : null;
        var rows = await Journal.Page(source, after, size + 1, cancellation);
        return Outcome.Show(Page<JournalRow>.Of([.. rows.Select(JournalRow.Of)], size, row => row.Place));
    }

    private static async Task<IResult> TrialBalance(
        NpgsqlDataSource source, CancellationToken cancellation, string? day = null)
    {
        var through = Reading.Day(day, "day");
        // The place is read first and the lines up to it: what the journal adds meanwhile is not counted.
        var state = (await ProjectionRunners.Read(source, cancellation)).Single(one => one.Name == "journal");
        return Outcome.Show(new TrialBalanceShown(
            state.LastSeq, state.Head, await Journal.TrialBalance(source, through, state.LastSeq, cancellation)));
    }

    /// <summary>A cursor is an event's sequence and a line of it: <c>4711.2</c>.</summary>
    private static (long Seq, int Line)? Place(string? cursor)
    {
        if (cursor is null) return null;
        var dot = cursor.IndexOf('.', StringComparison.Ordinal);
        return dot > 0
            && long.TryParse(cursor.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var seq)
            && int.TryParse(cursor.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var line)
            ? (seq, line)
            : throw new MalformedException("cursor", "not a cursor of this list");
    }
}
