// A printed card is a key to a wallet and holds nothing: value stays in the wallet when a card is stopped or replaced.
// A mailed card sleeps until somebody who saw its owner wakes it.

using NodaTime;

namespace LocalCoin.Ledger;

public enum StopReason { Lost, Stolen, Damaged, StopNumber, Replaced, WalletClosed }

/// <param name="Asleep">Mailed, and of no use until woken.</param>
/// <param name="Replaces">The stopped card of the same wallet in whose place this one comes.</param>
public sealed record BindCard(CardId Card, WalletId Wallet, bool Asleep, CardId? Replaces) : Command
{
    public override StreamId Stream() => StreamId.Of(Card);

    public override Needs Needs(Instant at, LedgerState known)
    {
        var needs = new Needs().Stream(StreamId.Of(Wallet));
        return Replaces is { } old ? needs.Stream(StreamId.Of(old)) : needs;
    }

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (ledger.Fold<Wallet>(StreamId.Of(Wallet)) is not { } wallet) return Rejection.WalletUnknown;
        if (wallet.IsClosed) return Rejection.WalletClosed;
        if (Replaces is { } old && ledger.Fold<Card>(StreamId.Of(old)) is null) return Rejection.CardUnknown;
        if (ledger.Stream(Stream()) is not null) return Rejection.CardAlreadyBound;
        if (Replaces is { } before)
        {
            var card = ledger.Fold<Card>(StreamId.Of(before))!;
            if (!card.IsStopped) return Rejection.CardNotStopped;
            if (card.Wallet != Wallet) return Rejection.CardOfOtherWallet;
        }
        return new CardBound(at, Card, Wallet, Asleep, Replaces);
    }
}

public sealed record WakeCard(CardId Card) : Command
{
    public override StreamId Stream() => StreamId.Of(Card);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (ledger.Fold<Card>(Stream()) is not { } card) return Rejection.CardUnknown;
        if (!card.IsAsleep) return Rejection.CardNotAsleep;
        if (card.IsStopped) return Rejection.CardStopped;
        return new CardWoken(at, Card, card.Wallet);
    }
}

/// <param name="ReportedAt">When the loss was reported, where that was before
/// now: later payments are not the resident's.</param>
public sealed record StopCard(CardId Card, StopReason Reason, Instant? ReportedAt) : Command
{
    public override StreamId Stream() => StreamId.Of(Card);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (ReportedAt > at) return Rejection.TimeInFuture;
        if (ledger.Fold<Card>(Stream()) is not { } card) return Rejection.CardUnknown;
        if (card.IsStopped) return Rejection.CardStopped;
        return new CardStopped(at, Card, card.Wallet, Reason, ReportedAt ?? at);
    }
}

/// <summary>A stopped card turned up again. The caller has seen its owner.</summary>
public sealed record RestartCard(CardId Card) : Command
{
    public override StreamId Stream() => StreamId.Of(Card);
    public override Needs Needs(Instant at, LedgerState known) => CardNeeds.WithWallet(Stream(), known);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (ledger.Fold<Card>(Stream()) is not { } card) return Rejection.CardUnknown;
        if (ledger.Fold<Wallet>(StreamId.Of(card.Wallet))!.IsClosed) return Rejection.WalletClosed;
        if (!card.IsStopped) return Rejection.CardNotStopped;
        return new CardRestarted(at, Card, card.Wallet);
    }
}

public sealed record CardBound(Instant At, CardId Card, WalletId Wallet, bool Asleep, CardId? Replaces)
    : LedgerEvent(At, [], []);

public sealed record CardWoken(Instant At, CardId Card, WalletId Wallet) : LedgerEvent(At, [], []);

public sealed record CardStopped(Instant At, CardId Card, WalletId Wallet, StopReason Reason, Instant ReportedAt)
    : LedgerEvent(At, [], []);

public sealed record CardRestarted(Instant At, CardId Card, WalletId Wallet) : LedgerEvent(At, [], []);

public sealed record Card(CardId Id, WalletId Wallet, bool IsAsleep, bool IsStopped) : IFold<Card>
{
    public static Card? Evolve(Card? state, Recorded recorded) => (state, recorded.Event) switch
    {
        (null, CardBound e) => new Card(e.Card, e.Wallet, e.Asleep, false),
        ({ } card, CardWoken) => card with { IsAsleep = false },
        ({ } card, CardStopped) => card with { IsStopped = true },
        ({ } card, CardRestarted) => card with { IsStopped = false, IsAsleep = false },
        _ => throw new InvalidOperationException($"{recorded.Event.GetType().Name} cannot follow in {recorded.Stream}"),
    };
}

internal static class CardNeeds
{
    internal static Needs WithWallet(StreamId stream, LedgerState known)
    {
        var needs = new Needs().Stream(stream);
        return known.Knows(stream) && known.Fold<Card>(stream) is { } card
            ? needs.Stream(StreamId.Of(card.Wallet))
            : needs;
    }
}
