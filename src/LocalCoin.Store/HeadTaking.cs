// Taking the head, with a cache that is true under it. What other nodes wrote is caught up with before the lock is
// taken, so that nobody waits for our reading; only after losing that race three times it is done under the lock.

namespace LocalCoin.Store;

internal sealed class HeadTaking(IEventStore store, LedgerCache cache, WriterOptions options)
{
    private const int CatchUpRoundsMax = 3;

    // Whether other nodes wrote of late: then the cache catches up without being told by the head that it must.
    internal bool OthersWrite { get; private set; }

    /// <summary>Holds the head; what is missing is loaded under it.</summary>
    internal async Task<HeldHead> Take(Missing missing)
    {
        if (OthersWrite && cache.Head is not null) await CatchUp();
        for (var round = 1; ; round++)
        {
            var held = await store.TakeHead(missing, cache.State);
            if (cache.IsAt(held.Head))
            {
                cache.Believe();
                return held;
            }
            if (cache.Head is null)
            {
                await store.LoadTerms(cache.State);
                cache.Begin(held.Head);
                return held;
            }
            // What was just loaded belongs to a later head than the cache: it is loaded again after catching up.
            var behind = held.Head.Seq - cache.Head.Seq;
            if (behind <= 0 || behind > options.CatchUpMax)
            {
                cache.Drop();
                await store.Load(missing, cache.State);
                await store.LoadTerms(cache.State);
                cache.Begin(held.Head);
                return held;
            }
            OthersWrite = true;
            cache.Forget(missing);
            var isLast = round == CatchUpRoundsMax;
            if (!isLast) await store.Release();
            await CatchUp();
            if (isLast)
            {
                if (!cache.IsAt(held.Head)) cache.Drop();
                await store.Load(missing, cache.State);
                if (cache.Head is null)
                {
                    await store.LoadTerms(cache.State);
                    cache.Begin(held.Head);
                }
                return held;
            }
        }
    }

    private async Task CatchUp()
    {
        var known = cache.Head!;
        // One event more than is new: it must be the one we know, or this is another ledger than before.
        var events = await store.ReadAfter(Math.Max(0, known.Seq - 1), options.CatchUpMax + 1);
        if (known.Seq > 0 && (events.Count == 0 || events[0].Event.Seq != known.Seq || events[0].Hash != known.Hash))
        {
            cache.Drop();
            return;
        }
        var news = known.Seq > 0 ? events.Skip(1).ToArray() : [.. events];
        if (news.Length > 0) cache.Apply(news);
        else OthersWrite = false;
    }
}
