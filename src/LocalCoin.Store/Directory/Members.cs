using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store.Directory;

/// <summary>A resident as a person. Nothing of it is in the ledger.</summary>
/// <param name="BirthBand">Such as <c>1950s</c>; the day itself is never kept.</param>
public sealed record MemberEntry(
    WalletId Wallet, string? Name, string? Kana, string? Phone, string? Address, string? Neighbourhood,
    string? BirthBand,
    string? Notes);

public sealed class Members(NpgsqlDataSource source)
{
    private const string Columns = "wallet, name, kana, phone, address, neighbourhood, birth_band, notes";

    /// <returns>False when the member was erased: a name does not come back by a late change.</returns>
    public async Task<bool> Put(MemberEntry member, CancellationToken cancellation) => await source.Run("""
        insert into directory_members as old (wallet, name, kana, phone, address, neighbourhood, birth_band, notes)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (wallet) do update
        set (name, kana, phone, address, neighbourhood, birth_band, notes, changed_at)
          = row (excluded.name, excluded.kana, excluded.phone, excluded.address, excluded.neighbourhood,
                 excluded.birth_band, excluded.notes, now())
        where old.erased_at is null
        """,
        Values(member), cancellation) == 1;

    /// <summary>Enters somebody new; whoever stands there already stays as they are.</summary>
    /// <returns>Who stands there now; null where they were erased.</returns>
    public async Task<MemberEntry?> Enter(MemberEntry member, CancellationToken cancellation)
    {
        await source.Run($"""
            insert into directory_members ({Columns})
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict do nothing
            """, Values(member), cancellation);
        return await Find(member.Wallet, cancellation);
    }

    public Task<MemberEntry?> Find(WalletId wallet, CancellationToken cancellation) => source.One(
        $"select {Columns} from directory_members where wallet = $1 and erased_at is null", [wallet.Value], Read,
        cancellation);

    /// <summary>By the number that the scheme gave them.</summary>
    public Task<MemberEntry?> OfNumber(string number, CancellationToken cancellation) => source.One(
        $"select {Columns} from directory_members where number = $1 and erased_at is null", [number], Read,
        cancellation);

    /// <summary>By the beginning of the kana or of the name, or by the whole phone number, number or wallet, in order
    /// of kana. Each alternative has its index.</summary>
    public Task<List<MemberEntry>> Search(string text, int most, CancellationToken cancellation) => source.All($"""
        select {Columns}
        from directory_members
        where erased_at is null
          and (starts_with(replace(kana, ' ', ''), $4) or starts_with(translate(name, ' 　', ''), $1) or phone = $5
            or number = $5 or wallet = $5
            or ($3 <> '' and regexp_replace(phone, '[^0-9]', '', 'g') = $3))
        order by kana, wallet
        limit $2
        """, [Close(text), most, Digits(text), Kana.Sought(text), text], Read, cancellation);

    public Task<List<MemberEntry>> Of(IReadOnlyList<WalletId> wallets, CancellationToken cancellation) => source.All(
        $"""
        select {Columns} from directory_members
        where erased_at is null and wallet = any($1)
        order by kana, wallet
        """, [wallets.Select(wallet => wallet.Value).ToArray()], Read, cancellation);

    /// <summary>Everybody, in order of kana.</summary>
    /// <param name="after">The last of the page before; null for the first page.</param>
    public Task<List<MemberEntry>> After(WalletId? after, int most, CancellationToken cancellation) => source.All($"""
        select {Columns}
        from directory_members
        where erased_at is null and ($1::varchar is null or (coalesce(kana, ''), wallet) > (
          select coalesce(last.kana, ''), last.wallet from directory_members as last where last.wallet = $1))
        order by coalesce(kana, ''), wallet
        limit $2
        """, [after?.Value, most], Read, cancellation);

    /// <summary>Who may be the same person: the same kana, and the same address or phone. Blanks and hyphens do not
    /// matter.</summary>
    public Task<List<MemberEntry>> Alike(
        string? kana, string? address, string? phone, int most, CancellationToken cancellation) => source.All($"""
        select {Columns}
        from directory_members
        where erased_at is null and replace(kana, ' ', '') = $1
          and (regexp_replace(address, '\s', '', 'g') = $2
            or ($3 <> '' and regexp_replace(phone, '[^0-9]', '', 'g') = $3))
        order by kana, wallet
        limit $4
        """, [Kana.Sought(kana), Close(address ?? ""), Digits(phone ?? ""), most], Read, cancellation);

    /// <summary>Forgets the person. Their coins, and every figure they were part of, stay as they are.</summary>
    public async Task Erase(WalletId wallet, CancellationToken cancellation)
    {
        string[] statements =
        [
            """
            insert into directory_members (wallet, erased_at) values ($1, now())
            on conflict (wallet) do update
            set (number, name, kana, phone, address, neighbourhood, birth_band, notes, changed_at, erased_at)
              = row (null, null, null, null, null, null, null, null, now(),
                     coalesce(directory_members.erased_at, now()))
            """,
            "delete from directory_notes where subject = 'wallet-' || $1",
            "delete from directory_phones where wallet = $1",
            "delete from directory_codes where wallet = $1",
            "delete from directory_call_wishes where wallet = $1",
            "delete from directory_calls where wallet = $1",
            "update directory_cards set pin_hash = null where wallet = $1",
            "update directory_credentials set wallet = null where wallet = $1",
            "update directory_clerks set wallet = null where wallet = $1",
        ];
        await using var batch = source.CreateBatch();
        foreach (var statement in statements)
        {
            batch.BatchCommands.Add(
                new NpgsqlBatchCommand(statement) { Parameters = { new() { Value = wallet.Value } } });
        }
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    private static string Close(string text) => string.Concat(text.Where(one => !char.IsWhiteSpace(one)));

    /// <summary>As a phone is dialled; nothing for a text with letters in it.</summary>
    private static string Digits(string text) =>
        text.All(one => char.IsAsciiDigit(one) || one is '-' or '+' or ' ' or '(' or ')')
            ? string.Concat(text.Where(char.IsAsciiDigit))
            : "";

    private static object?[] Values(MemberEntry member) =>
    [
        member.Wallet.Value, member.Name, Kana.Of(member.Kana), member.Phone, member.Address, member.Neighbourhood,
        member.BirthBand, member.Notes,
    ];

    private static MemberEntry Read(NpgsqlDataReader row) => new(
        new WalletId(row.GetString(0)), row.Text(1), row.Text(2), row.Text(3), row.Text(4), row.Text(5), row.Text(6),
        row.Text(7));
}
