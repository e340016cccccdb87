// Taking back: a refund, whole or in parts; the payer's undo; the striking of vegetables that were none. Coins return
// to the very purses that paid, last used first, so their last day returns by itself. What the vegetables earned is
// taken back in exactly their share: shares are taken of growing totals, so that the parts add up to the whole.

namespace LocalCoin.Ledger;

/// <summary>Coins that returned to a purse, named as the payment's posting names it.</summary>
public sealed record ReturnedCoins(AccountAddress Purse, Amount Amount);

/// <summary>What was taken back of a payment by one event.</summary>
/// <param name="Vegetables">Of the coins, what was for vegetables.</param>
/// <param name="Returned">By the purse that had paid; the wallet being
/// closed, they went to its unclaimed coins.</param>
/// <param name="TakenBack">Earned coins taken back, in the order of <see cref="PaymentMade.Earned"/>.</param>
/// <param name="Owed">Of these, what was already spent and will be netted from what the fund gives next. What had
/// ended unspent is neither moved nor owed: it is back in its fund already.</param>
public sealed record Reversal(
    long Coins, long Vegetables, IReadOnlyList<ReturnedCoins> Returned, IReadOnlyList<long> TakenBack, long Owed);

internal static class Reversing
{
    internal static Needs Needs(StreamId stream, LedgerState known)
    {
        var needs = new Needs().Stream(stream);
        if (!known.Knows(stream) || known.Fold<Payment>(stream)?.Made is not { } made) return needs;
        needs.Stream(StreamId.Of(made.Wallet)).Stream(StreamId.Of(made.Merchant)).PursesOf(made.Wallet)
            .Account(AccountAddress.Of(made.Merchant)).Account(AccountAddress.Due(made.Merchant));
        foreach (var posting in Paying(made))
        {
            needs.Account(AccountAddress.Unclaimed(made.Wallet, posting.From.Fund!.Value, posting.From.Expiry));
        }
        foreach (var earned in made.Earned)
        {
            needs.Account(AccountAddress.Of(earned.Fund)).Tally(TallyKey.Owed(made.Wallet, earned.Fund))
                .Account(AccountAddress.Unclaimed(made.Wallet, earned.Fund, earned.Expiry))
                .Tally(TallyKey.Unspent(PurseOf(made, earned)));
        }
        foreach (var count in made.Counts) needs.Tally(count.Tally);
        return needs;
    }

    /// <summary>What the merchant does not have any more is advanced, up to a limit.</summary>
    internal static Decision? DueHindrance(LedgerState ledger, MerchantId merchant, long coins)
    {
        var advance = coins - ledger.Balance(AccountAddress.Of(merchant));
        var room = Math.Max(0, ledger.Limits.DueMax + ledger.Balance(AccountAddress.Due(merchant)));
        return advance > room ? Rejection.DueTooLarge.With(room) : null;
    }

    /// <param name="coins">Coins given back, at most what is left; 0 where only the earned coins are taken
    /// back, all of them.</param>
    /// <param name="vegetables">Of these, what was for vegetables.</param>
    internal static Reversal Of(
        LedgerState ledger, Payment payment, long coins, long vegetables,
        List<Posting> postings, List<Count> counts)
    {
        var made = payment.Made!;
        var returned = Return(ledger, payment, coins, postings);
        var taken = new long[made.Earned.Count];
        var owed = 0L;
        for (var i = 0; i < taken.Length; i++)
        {
            var earned = made.Earned[i];
            var goal = coins == 0
                ? earned.Coins
                : Share.RoundedDown(earned.Coins, payment.VegetablesRefunded + vegetables, made.Vegetables);
            taken[i] = Math.Max(0, goal - payment.TakenBack[i]);
            if (taken[i] > 0) owed += TakeBack(ledger, made, earned, taken[i], postings, counts);
        }
        // Only what was paid by card alone was counted as spent, and nothing of that is ever struck.
        counts.AddRange(made.Counts
            .Where(count => count.Tally.IsSpent())
            .Select(count => count with { Change = -coins }));
        return new Reversal(coins, vegetables, returned, taken, owed);
    }

    private static List<ReturnedCoins> Return(LedgerState ledger, Payment payment, long coins, List<Posting> postings)
    {
        var made = payment.Made!;
        var merchant = AccountAddress.Of(made.Merchant);
        var atMerchant = ledger.Balance(merchant);
        var returned = new List<ReturnedCoins>();
        foreach (var paid in Paying(made).Reverse())
        {
            var back = Math.Min(coins, paid.Amount.Coins - payment.Returned.GetValueOrDefault(paid.From));
            if (back <= 0) continue;
            coins -= back;
            returned.Add(new(paid.From, new Amount(back)));
            var to = ReturnsTo(ledger, made.Wallet, paid.From);
            var own = Math.Min(back, atMerchant);
            atMerchant -= own;
            if (own > 0) postings.Add(new(merchant, to, new Amount(own)));
            if (back > own) postings.Add(new(AccountAddress.Due(made.Merchant), to, new Amount(back - own)));
        }
        return returned;
    }

    /// <returns>What was spent and is owed.</returns>
    private static long TakeBack(
        LedgerState ledger, PaymentMade made, Earned earned, long coins, List<Posting> postings, List<Count> counts)
    {
        var purse = PurseOf(made, earned);
        var place = ReturnsTo(ledger, made.Wallet, purse);
        var owed = Claim.Of(ledger, made.Wallet, purse, place, coins, postings, counts);
        counts.AddRange(made.Counts
            .Where(count => count.Tally.IsEarned(made.Wallet, earned.Programme))
            .Select(count => count with { Change = -coins }));
        return owed;
    }

    /// <summary>The purse itself; its wallet being closed, where its coins wait for their owner.</summary>
    private static AccountAddress ReturnsTo(LedgerState ledger, WalletId wallet, AccountAddress purse) =>
        ledger.Fold<Wallet>(StreamId.Of(wallet))!.IsClosed
            ? AccountAddress.Unclaimed(wallet, purse.Fund!.Value, purse.Expiry)
            : purse;

    private static AccountAddress PurseOf(PaymentMade made, Earned earned) =>
        AccountAddress.Purse(made.Wallet, earned.Fund, earned.Expiry);

    /// <summary>The payment's own postings, without those of what it earned.</summary>
    private static IEnumerable<Posting> Paying(PaymentMade made) =>
        made.Postings.Where(posting => posting.To.Kind is AccountKind.Merchant);
}
