// A file of who is given how much. Whatever is wrong with it is told at once, row by row; what is right can go on.

using LocalCoin.Ledger;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Desk.Money;

internal sealed record GiftFile(IReadOnlyList<RunLine> Lines, IReadOnlyList<RefusedRow> Refused)
{
    private const int ShownMax = 40;

    private static readonly Column Number = new("number", false, "会員番号", "番号");
    private static readonly Column Wallet = new("wallet", false, "お財布", "財布");
    private static readonly Column Coins = new("amount", true, "金額", "円", "coins");

    /// <exception cref="UnreadableFileException">It is no such file at all.</exception>
    public static async Task<GiftFile> Read(byte[] bytes, CommunityDirectory directory, CancellationToken cancellation)
    {
        var table = CsvTable.Parse(CsvText.Decode(bytes).Text, [Number, Wallet, Coins]);
        var rows = table.Rows.Select(row => new Row(
            row.Line, Plain(row, Number), Plain(row, Wallet)?.ToLowerInvariant(), Plain(row, Coins))).ToArray();
        var byNumber = await directory.RunDrafts.ByNumber(
            [.. rows.Where(row => row.Wallet is null).Select(row => row.Number).OfType<string>().Distinct()],
            cancellation);
        var named = rows.Select(row => (row, wallet: WalletOf(row, byNumber))).ToArray();
        var open = await directory.RunDrafts.Open(
            [.. named.Select(one => one.wallet).OfType<WalletId>().Distinct()], cancellation);
        var (lines, seen) = (new List<RunLine>(), new HashSet<WalletId>());
        var broken = table.Bad.Select(bad => bad.Line).ToHashSet();
        var refused = broken.Select(line => new RefusedRow(line, "cells", null)).ToList();
        foreach (var (row, wallet) in named.Where(one => !broken.Contains(one.row.Line)))
        {
            var coins = CoinsIn(row.Coins);
            var (reason, value) = Hindrance(row, wallet, coins, open, seen);
            if (reason is null) lines.Add(new RunLine(lines.Count + 1, wallet!.Value, new Amount(coins!.Value)));
            else refused.Add(new RefusedRow(row.Line, reason, Shown(value)));
        }
        return new GiftFile(lines, [.. refused.OrderBy(one => one.Line)]);
    }

    private static WalletId? WalletOf(Row row, IReadOnlyDictionary<string, WalletId> byNumber)
    {
        if (row.Wallet is not null) return Slugs.TryParse<WalletId>(row.Wallet, out var typed) ? typed : null;
        return row.Number is { } number && byNumber.TryGetValue(number, out var found) ? found : null;
    }

    private static (string? Reason, string? Value) Hindrance(
        Row row, WalletId? wallet, long? coins, IReadOnlySet<WalletId> open, HashSet<WalletId> seen) =>
        (row.Wallet ?? row.Number) is null ? ("who", null)
        : wallet is null && row.Wallet is null ? ("number", row.Number)
        : wallet is not { } known || !open.Contains(known) ? ("wallet", row.Wallet ?? row.Number)
        : coins is null ? ("amount", row.Coins)
        : !seen.Add(known) ? ("twice", row.Wallet ?? row.Number)
        : (null, null);

    private static string? Plain(CsvRow row, Column column)
    {
        try
        {
            return Values.Plain(row.Cell(column)) is { Length: > 0 } text ? text : null;
        }
        catch (BadValueException)
        {
            return "?";
        }
    }

    private static long? CoinsIn(string? text)
    {
        try
        {
            return text is not null && Values.Whole(text) is > 0 and <= Amount.CoinsMax and var coins ? coins : null;
        }
        catch (BadValueException)
        {
            return null;
        }
    }

    private static string? Shown(string? value) => value is { Length: > ShownMax } ? value[..ShownMax] + "…" : value;

    private sealed record Row(int Line, string? Number, string? Wallet, string? Coins);
}
