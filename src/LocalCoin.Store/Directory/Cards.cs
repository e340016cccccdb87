// Printed cards. The token in a card's QR is a secret like a key; the numbers of its letter, that stop it and that wake
// it, are two others.
// The PIN approves one payment. Attempts are counted before the PIN is looked at, so that cutting the power or asking
// from many places at once gains nobody a free try.

using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store.Directory;

/// <param name="LastFour">Of the card's printed number, for people to tell cards apart.</param>
public sealed record CardEntry(CardId Card, WalletId? Wallet, string LastFour, bool HasPin, bool IsPinBlocked);

/// <summary>A card as it goes to the printer: until it is somebody's, the only time its secrets are seen.</summary>
public sealed record PrintedCard(CardId Card, string Token, string StopNumber, string LastFour, string WakeCode);

public enum PrintState { Fresh, Repeated, UsedOtherwise, InUse }

/// <param name="Cards">None where the id was used for another number of cards, or one of them is somebody's now: then
/// they have arrived, and nobody may read the secrets again.</param>
public sealed record Printing(PrintState State, IReadOnlyList<PrintedCard> Cards);

/// <summary>What is known before a PIN is looked at.</summary>
/// <param name="PinHash">Null when the card has none, or when five wrong ones have blocked it.</param>
public sealed record PinAttempt(string? PinHash, bool IsBlocked);

public sealed class Cards(NpgsqlDataSource source)
{
    public const int PinFailuresMax = 5;
    private const int StopDigits = 12;

    /// <summary>Of the code that wakes a card, with its check digit.</summary>
    public const int WakeDigits = 12;

    private const string AddSql = """
        insert into directory_cards (card, token_hash, stop_number_hash, last_four, wake_code_hash, batch)
        select card.*, $6::uuid
        from unnest($1::varchar[], $2::bytea[], $3::bytea[], $4::varchar[], $5::bytea[]) as card
        on conflict (card) do nothing
        """;

    private static readonly string Columns =
        $"card, wallet, last_four, pin_hash is not null, pin_failures >= {PinFailuresMax}";

    /// <summary>Enters cards for the printer, drawn from who asks and under which id: whoever got no answer asks again
    /// and gets the same ones, as long as none of them is anybody's.</summary>
    public async Task<Printing> Print(
        int count, ActorId by, Guid id, TypedSecrets secrets, CancellationToken cancellation)
    {
        var cards = Enumerable.Range(0, count).Select(i => Drawn(secrets, $"{by.Value}:{id}:{i}")).ToArray();
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var enter = new NpgsqlCommand("""
            insert into directory_card_batches (batch, cards, printed_by) values ($1, $2, $3) on conflict do nothing
            """, connection).With([id, count, by.Value]);
        var isFresh = await enter.ExecuteNonQueryAsync(cancellation) == 1;
        await using var add = new NpgsqlCommand(AddSql, connection).With([.. Values(cards, secrets), id]);
        await add.ExecuteNonQueryAsync(cancellation);
        await using var counting = new NpgsqlCommand("""
            select batch.cards, batch.printed_by, count(card.wallet)
            from directory_card_batches as batch
            join directory_cards as card using (batch)
            where batch.batch = $1
            group by batch.batch
            """, connection).With([id]);
        await using var reader = await counting.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        var (there, asked, bound) = (reader.GetInt32(0), reader.GetString(1), reader.GetInt64(2));
        await reader.CloseAsync();
        if ((there, asked) != (count, by.Value)) return new Printing(PrintState.UsedOtherwise, []);
        if (bound > 0) return new Printing(PrintState.InUse, []);
        await transaction.CommitAsync(cancellation);
        return new Printing(isFresh ? PrintState.Fresh : PrintState.Repeated, cards);
    }

    private static PrintedCard Drawn(TypedSecrets secrets, string from) => new(
        new CardId(new Guid(secrets.Drawn("card", from).AsSpan(0, 16)).ToString()),
        secrets.DrawnToken("card-token", from), secrets.DrawnDigits("card-stop", from, StopDigits),
        secrets.DrawnDigits("card-number", from, 4),
        CheckDigit.Append(secrets.DrawnDigits("card-wake", from, WakeDigits - 1)));

    /// <summary>Cards whose secrets were drawn elsewhere, as in a demonstration. Those that are there already
    /// stay.</summary>
    public Task Add(
        IReadOnlyList<PrintedCard> cards, TypedSecrets secrets, CancellationToken cancellation) =>
        source.Run(AddSql, [.. Values(cards, secrets), null], cancellation);

    private static object[] Values(IReadOnlyList<PrintedCard> cards, TypedSecrets secrets) =>
    [
        cards.Select(card => card.Card.Value).ToArray(), cards.Select(card => Token.Hash(card.Token)).ToArray(),
        cards.Select(card => secrets.Hash("stop", card.StopNumber)).ToArray(),
        cards.Select(card => card.LastFour).ToArray(),
        cards.Select(card => secrets.Hash("wake", card.WakeCode)).ToArray(),
    ];

    public Task<CardEntry?> Find(CardId card, CancellationToken cancellation) => source.One(
        $"select {Columns} from directory_cards where card = $1", [card.Value], Read, cancellation);

    public Task<CardEntry?> FindByToken(string token, CancellationToken cancellation) => source.One(
        $"select {Columns} from directory_cards where token_hash = $1", [Token.Hash(token)], Read, cancellation);

    public Task<CardEntry?> FindByStopNumber(string number, TypedSecrets secrets, CancellationToken cancellation) =>
        source.One(
        $"select {Columns} from directory_cards where stop_number_hash = $1", [secrets.Hash("stop", number)], Read,
        cancellation);

    /// <param name="lastFour">As they stand on the card: of two that came together, the one in hand is meant.</param>
    public Task<CardEntry?> FindByWakeCode(
        string code, string lastFour, TypedSecrets secrets, CancellationToken cancellation) => source.One(
        $"select {Columns} from directory_cards where wake_code_hash = $1 and last_four = $2",
        [secrets.Hash("wake", code), lastFour], Read, cancellation);

    public Task<List<CardEntry>> Of(WalletId wallet, CancellationToken cancellation) => source.All(
        $"select {Columns} from directory_cards where wallet = $1 order by card", [wallet.Value], Read, cancellation);

    /// <summary>By the digits that people read from it; several cards have the same.</summary>
    public Task<List<CardEntry>> OfDigits(string lastFour, int most, CancellationToken cancellation) => source.All(
        $"select {Columns} from directory_cards where last_four = $1 order by card limit $2", [lastFour, most], Read,
        cancellation);

    /// <summary>Notes whose card it is. The ledger decides that; this row comes first and can be repeated.</summary>
    /// <returns>Refused where the card is not in stock, and not this wallet's.</returns>
    public Task<Noted> Bind(CardId card, WalletId wallet, Sent? sent, CancellationToken cancellation) =>
        Unfinished.Change(source, """
            update directory_cards as bound
            set wallet = $2, bound_at = coalesce(bound.bound_at, now())
            from (select card, wallet from directory_cards where card = $1 for update) as before
            where bound.card = before.card and (before.wallet is null or before.wallet = $2)
            returning before.wallet is null
            """, [card.Value, wallet.Value], sent, cancellation);

    /// <summary>Takes a note back that the ledger refused.</summary>
    /// <param name="owner">Whose the card is by the ledger; null for the stock.</param>
    public Task Correct(CardId card, WalletId noted, WalletId? owner, CancellationToken cancellation) => source.Run("""
        update directory_cards
        set wallet = $3::varchar, bound_at = case when $3::varchar is null then null else bound_at end
        where card = $1 and wallet = $2
        """, [card.Value, noted.Value, owner?.Value], cancellation);

    /// <summary>Sets or (null) removes the PIN, and unblocks it.</summary>
    public async Task<bool> SetPin(CardId card, string? pinHash, CancellationToken cancellation) => await source.Run(
        "update directory_cards set pin_hash = $2, pin_failures = 0 where card = $1", [card.Value, pinHash],
        cancellation) == 1;

    /// <summary>The same by the resident, who unblocks nothing: a blocked PIN stays as it is.</summary>
    public async Task<bool> ChangePin(CardId card, string? pinHash, CancellationToken cancellation) => await source.Run(
        $"""
        update directory_cards
        set pin_hash = $2, pin_failures = 0
        where card = $1 and pin_failures < {PinFailuresMax}
        """, [card.Value, pinHash], cancellation) == 1;

    /// <summary>Counts the attempt, and only then says what the PIN must match. Where there is none, nothing is
    /// guessed and nothing counted: a shop could else block what the resident has not chosen yet.</summary>
    public async Task<PinAttempt> BeginPin(CardId card, CancellationToken cancellation) => await source.One($"""
        update directory_cards
        set pin_failures = pin_failures + (pin_hash is not null)::integer
        where card = $1 and pin_failures < {PinFailuresMax}
        returning pin_hash
        """, [card.Value], row => new PinAttempt(row.Text(0), false), cancellation) ?? new PinAttempt(null, true);

    /// <summary>The PIN was right: earlier failures are forgotten.</summary>
    public Task EndPin(CardId card, CancellationToken cancellation) => source.Run(
        "update directory_cards set pin_failures = 0 where card = $1", [card.Value], cancellation);

    private static CardEntry Read(NpgsqlDataReader row) => new(
        new CardId(row.GetString(0)), row.Wallet(1), row.GetString(2), row.GetBoolean(3), row.GetBoolean(4));
}
