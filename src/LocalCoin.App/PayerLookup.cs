// What a payer holds out: a card, alone or with its PIN, or the one-time code of their phone. A shop that asks learns
// whether it can be used and nothing more. Attempts are counted, by card and by device, before a PIN is looked at.

using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App;

/// <param name="Card">The token in the card's QR.</param>
/// <param name="Code">The token in the QR on the payer's phone.</param>
/// <param name="Digits">The digits beside it, for a register that cannot scan.</param>
public sealed record HeldOut(string? Card = null, string? Pin = null, string? Code = null, string? Digits = null)
{
    /// <summary>What was held out before, as it travelled through a page.</summary>
    /// <param name="code">Of a phone: its token, or its digits.</param>
    public static HeldOut Again(string? card, string? code, string? pin) =>
        card is not null ? new HeldOut(card, pin)
        : AreDigits(code) ? new HeldOut(Digits: code)
        : new HeldOut(Code: code);

    public static bool AreDigits(string? text) =>
        text is { Length: CodeEntry.DigitsLength } && CheckDigit.IsRight(text);

    /// <summary>Digits that were typed or heard wrong: no code has them, and no token is so short.</summary>
    public static bool AreMistyped(string text) =>
        text.Length <= 2 * CodeEntry.DigitsLength && text.All(char.IsAsciiDigit) && !AreDigits(text);

    /// <summary>Of the address in a card's or a code's QR, as a scanner types it, the last part. Digits are typed in
    /// groups, as they are read out.</summary>
    public static string TokenIn(string scanned)
    {
        var last = scanned.Split('?', '#')[0].Split('/')[^1].Trim();
        var joined = last.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return joined.All(char.IsAsciiDigit) ? joined : last;
    }
}

/// <param name="Payment">Of a one-time code: the payment that it allows.</param>
public sealed record HeldPayer(WalletId Wallet, CardId? Card, Proof Proof, PaymentId? Payment, Instant? CodeUntil);

public sealed class PayerLookup(CommunityDirectory directory, TypedSecrets secrets, LedgerReads reads)
{
    private const int PinLengthMax = 12;

    /// <summary>What this very command came to when it was sent before. It is asked before a PIN or digits are counted
    /// or a code has ended: a shop that got no answer would otherwise be refused, and charge a second time.</summary>
    /// <returns>Null where it was not sent, or not so.</returns>
    public async Task<Answer?> Before(
        Caller caller, Guid id, HeldOut held, Func<HeldPayer, Command> command, CancellationToken cancellation)
    {
        Check(held);
        var named = held.Card is { } token
            ? await directory.Cards.FindByToken(token, cancellation) is { Wallet: { } wallet } card
                ? new HeldPayer(wallet, card.Card, held.Pin is null ? Proof.CardAlone : Proof.Pin, null, null)
                : null
            : OfCode(held.Code is { } code
                ? await directory.Codes.Find(code, cancellation)
                : await directory.Codes.FindByDigits(held.Digits!, secrets, cancellation)).Item1;
        return named is null
            ? null
            : await reads.Before(Sent.Live(id, command(named), caller.Sender()), cancellation);
    }

    /// <returns>The payer, or why there is none.</returns>
    public async Task<(HeldPayer? Payer, Problem? No)> Find(Caller caller, HeldOut held, CancellationToken cancellation)
    {
        Check(held);
        if (held.Card is { } token) return await OfCard(caller, token, held.Pin, cancellation);
        return held.Code is { } code
            ? OfCode(await directory.Codes.Find(code, cancellation))
            : await OfDigits(caller, held.Digits!, cancellation);
    }

    /// <summary>Whether a PIN would help: the card has one, and it is not blocked.</summary>
    public async Task<bool> CanUsePin(CardId? card, CancellationToken cancellation) => card is { } id
        && await directory.Cards.Find(id, cancellation) is { HasPin: true, IsPinBlocked: false };

    private static void Check(HeldOut held)
    {
        var given = (held.Card is null ? 0 : 1) + (held.Code is null ? 0 : 1) + (held.Digits is null ? 0 : 1);
        if (given != 1) throw new MalformedException("payer", "exactly one of card, code and digits is expected");
        if (held.Pin is not null && held.Card is null)
        {
            throw new MalformedException("payer.pin", "a PIN belongs to a card");
        }
    }

    private static (HeldPayer?, Problem?) OfCode(CodeEntry? code) => code is null
        ? (null, Problem.Refused("CodeUnknown"))
        : (new HeldPayer(code.Wallet, null, Proof.OwnPhone, code.Payment, code.ValidUntil), null);

    private async Task<(HeldPayer?, Problem?)> OfDigits(Caller caller, string digits, CancellationToken cancellation)
    {
        // Few digits can be tried one after another: only on a device, whose tries are counted.
        if (caller.Device is not { } device) return (null, Problem.Forbidden("NotForYou"));
        if (!CheckDigit.IsRight(digits)) return (null, Problem.Refused("CodeUnknown"));
        if (!await directory.Devices.BeginPin(device, cancellation)) return (null, Problem.TooMany());
        var found = OfCode(await directory.Codes.FindByDigits(digits, secrets, cancellation));
        if (found.Item1 is not null) await directory.Devices.EndPin(device, cancellation);
        return found;
    }

    private async Task<(HeldPayer?, Problem?)> OfCard(
        Caller caller, string token, string? pin, CancellationToken cancellation)
    {
        if (await directory.Cards.FindByToken(token, cancellation) is not { Wallet: { } wallet } card)
        {
            return (null, Problem.Refused("CardUnusable"));
        }
        if (pin is null) return (new HeldPayer(wallet, card.Card, Proof.CardAlone, null, null), null);
        return await PinHindrance(caller, card.Card, pin, cancellation) is { } no
            ? (null, no)
            : (new HeldPayer(wallet, card.Card, Proof.Pin, null, null), null);
    }

    private async Task<Problem?> PinHindrance(Caller caller, CardId card, string pin, CancellationToken cancellation)
    {
        if (caller.Device is { } device
            && !await directory.Devices.BeginPin(device, cancellation)) return Problem.TooMany();
        var attempt = await directory.Cards.BeginPin(card, cancellation);
        if (attempt.IsBlocked) return Problem.Refused("PinBlocked");
        if (attempt.PinHash is not { } hash) return Problem.Refused("PinNotSet");
        if (pin.Length > PinLengthMax || !secrets.IsPin(card, pin, hash)) return Problem.Refused("PinWrong");
        await directory.Cards.EndPin(card, cancellation);
        if (caller.Device is { } used) await directory.Devices.EndPin(used, cancellation);
        return null;
    }
}

/// <summary>What a shop is told when the ledger refuses somebody else's wallet.</summary>
public static class ShopOutcome
{
    /// <summary>Sends a shop's command; reasons that lie with the payer are told in few words and without a
    /// figure.</summary>
    /// <param name="mask">What is told instead of a reason; null to tell it.</param>
    public static async Task<IResult> Masked<T>(
        this LedgerWriter ledger, HttpContext http, Guid id, Command command, Func<Rejection, Problem?> mask,
        Func<Recorded, T> shown)
    {
        var answer = await ledger.Send(Sent.Live(id, command, http.Caller().Sender()), http.RequestAborted);
        return answer is Answer.Rejected { Reason: var reason } && mask(reason) is { } masked
            ? masked
            : Outcome.Of(http, answer, 201, shown);
    }

    /// <summary>Of a top-up, one answer for all that lies with the payer and for the budget that is asked after it:
    /// two that differ would let a shop find out a balance, amount by amount, without moving a coin.</summary>
    public static Problem? OfTopUp(Rejection reason) => reason switch
    {
        Rejection.WalletUnknown or Rejection.WalletClosed or Rejection.WalletFrozen or Rejection.BalanceTooLarge
            or Rejection.PremiumCapReached or Rejection.BudgetExhausted => Problem.Refused("TopUpNotPossible"),
        _ => null,
    };

    public static Problem? OfCharge(Rejection reason) => reason switch
    {
        Rejection.BalanceShort or Rejection.NotForThisMerchant => Problem.Refused("NotEnoughCoins"),
        >= Rejection.WalletUnknown and <= Rejection.NotEnrolled => Problem.Refused("CardUnusable"),
        Rejection.CardPaymentTooLarge or Rejection.CardDayLimitReached => Problem.Refused("CardUnusable"),
        Rejection.TooManyPostings => Problem.Refused("CardUnusable"),
        _ => null,
    };
}
