using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store.Directory;

/// <summary>Cards that were made together.</summary>
/// <param name="Batch">Under which they were asked for; null for cards from before batches were noted.</param>
public sealed record CardBatch(Guid? Batch, ActorId? By, Instant? At, CardCount Count);

/// <param name="Stock">Nobody's yet.</param>
/// <param name="Sent">Somebody's, and still asleep.</param>
public sealed record CardCount(int All, int Stock, int Sent, int InUse, int Stopped);

/// <summary>A card of a batch, without whose it is.</summary>
public sealed record BatchCard(CardId Card, string LastFour, bool IsStock, bool IsAsleep, bool IsStopped);

public sealed class CardBatches(NpgsqlDataSource source)
{
    /// <summary>What the ledger knows of a card that is somebody's, from its few events.</summary>
    private const string State = """
        left join lateral (
          select coalesce((array_agg(type order by version desc) filter (
              where type in ('card_stopped', 'card_restarted')))[1] = 'card_stopped', false) as is_stopped,
            coalesce(bool_or(type = 'card_bound' and (data->>'asleep')::boolean), false)
              and not coalesce(bool_or(type = 'card_woken'), false) as is_asleep
          from mt_events
          where stream_id = 'card-' || card.card and card.wallet is not null
        ) as state on true
        """;

    private const string Counts = """
        count(card.card)::int, (count(card.card) filter (where card.wallet is null))::int,
          (count(card.card) filter (where card.wallet is not null and is_asleep and not is_stopped))::int,
          (count(card.card) filter (where card.wallet is not null and not is_asleep and not is_stopped))::int,
          (count(card.card) filter (where card.wallet is not null and is_stopped))::int
        """;

    /// <summary>The newest first.</summary>
    /// <param name="after">The last of the page before; null for the first page.</param>
    public Task<List<CardBatch>> Newest(Guid? after, int most, CancellationToken cancellation) => source.All($"""
        with page as (
          select batch, printed_by, printed_at
          from directory_card_batches
          where $1::uuid is null or (printed_at, batch) < (
            select last.printed_at, last.batch from directory_card_batches as last where last.batch = $1)
          order by printed_at desc, batch desc
          limit $2
        )
        select page.batch, page.printed_by, page.printed_at, {Counts}
        from page
        left join directory_cards as card on card.batch = page.batch
        {State}
        group by page.batch, page.printed_by, page.printed_at
        order by page.printed_at desc, page.batch desc
        """, [after, most], Read, cancellation);

    public Task<CardBatch?> Find(Guid batch, CancellationToken cancellation) => source.One($"""
        select page.batch, page.printed_by, page.printed_at, {Counts}
        from directory_card_batches as page
        left join directory_cards as card on card.batch = page.batch
        {State}
        where page.batch = $1
        group by page.batch
        """, [batch], Read, cancellation);

    /// <summary>How many are nobody's, whenever they were made; and how many of those from before batches were noted.
    /// </summary>
    public async Task<(int All, int Before)> Stock(CancellationToken cancellation) => (await source.All("""
        select count(*)::int, (count(*) filter (where batch is null))::int
        from directory_cards
        where wallet is null
        """, [], row => (row.GetInt32(0), row.GetInt32(1)), cancellation))[0];

    public Task<List<BatchCard>> Cards(Guid batch, CancellationToken cancellation) => source.All($"""
        select card.card, card.last_four, card.wallet is null, is_asleep, is_stopped
        from directory_cards as card
        {State}
        where card.batch = $1
        order by card.last_four, card.card
        """, [batch], row => new BatchCard(
            new CardId(row.GetString(0)), row.GetString(1), row.GetBoolean(2), row.GetBoolean(3), row.GetBoolean(4)),
            cancellation);

    private static CardBatch Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), new ActorId(row.GetString(1)), row.Time(2),
        new CardCount(row.GetInt32(3), row.GetInt32(4), row.GetInt32(5), row.GetInt32(6), row.GetInt32(7)));
}
