using LocalCoin.Ledger;

namespace LocalCoin.Tests.Machine;

public enum Act
{
    Grant, TopUp, Void, Bank, Pay, Charge, Request, PayRequest, Abandon, Refund, Strike, Undo, Expire, Freeze, Unfreeze,
    Close, PayOut, Run, Line, Finish, Wait,
}

/// <summary>One thing somebody does. Few ids, wallets and coins, so that collisions are common.</summary>
/// <param name="Id">Of a grant, a run, a top-up or a payment.</param>
/// <param name="Choice">A second small number: which fund, how long, whether in parts.</param>
public sealed record Step(Act Act, int Id, int Wallet, int Shop, int Coins, int Vegetables, int Choice)
{
    public const int RunTotal = 10;

    public WalletId WalletId => new($"w{Wallet}");
    public string Shopping => Shop == 0 ? "shop" : "stand";
    public MerchantId Merchant => new(Shopping);
    public string Fund => Choice % 2 == 0 ? "city" : "tour";
    public int LineCoins => RunTotal / (1 + (Coins % 2));
    public int Line => 1 + (Choice % 3);
    public bool HasPremium => Choice < 3;
    public bool TakesWhatIsThere => Choice % 3 == 0;

    public Duration Waiting => Choice switch
    {
        0 => Duration.FromMinutes(1),
        1 => Duration.FromMinutes(4),
        2 => Duration.FromHours(7),
        _ => Duration.FromDays(Choice),
    };

    /// <summary>The commands of this step; the second is sent when the first was accepted.</summary>
    public IReadOnlyList<Command> Commands(Guid first, LocalDate today)
    {
        var (payment, topUp, grant) = (new PaymentId($"p{Id}"), new TopUpId($"t{Id}"), new GrantId($"g{Id}"));
        var run = new RunId($"r{Id}");
        var (till, spot, coins) = (new TillId("counter-hall"), new SpotId(Shopping), new Amount(Coins));
        var vegetables = Math.Min(Vegetables, Coins);
        return Act switch
        {
            Act.Grant => [
                new ProposeGrant(grant, WalletId, new(Fund), coins, GrantPurpose.Welcome), new ApproveGrant(grant,
                    first)],
            Act.TopUp => [new MakeTopUp(topUp, WalletId, till, new("paid"), coins,
                HasPremium ? new PremiumId("new") : null)],
            Act.Void => [new VoidTopUp(topUp, till)],
            Act.Bank => [new BringCashToBank(till, coins)],
            Act.Pay => [new PayMerchant(
                payment, WalletId, Merchant, spot, coins, vegetables, TakesWhatIsThere, null)],
            Act.Charge => [new ChargePayer(
                payment, WalletId, Merchant, spot, coins, vegetables, TakesWhatIsThere, Proof.CardAlone,
                new($"c{Wallet}"), null)],
            Act.Request => [new RequestPayment(payment, Merchant, spot, coins, vegetables)],
            Act.PayRequest => [new PayRequest(payment, WalletId, TakesWhatIsThere)],
            Act.Abandon => [new AbandonPayment(payment)],
            Act.Refund => [new RefundPayment(
                payment, Merchant, Choice == 0 ? null : coins, null, RefundReason.GoodsReturned)],
            Act.Strike => [new StrikeVegetables(payment, Merchant)],
            Act.Undo => [new UndoPayment(payment, WalletId)],
            Act.Expire => [new ExpirePurses(WalletId, today)],
            Act.Freeze => [new FreezeWallet(WalletId, FreezeReason.Dispute)],
            Act.Unfreeze => [new UnfreezeWallet(WalletId)],
            Act.Close => [new ProposeClosing(WalletId, ClosingReason.Moved, till, null), new ApproveClosing(WalletId,
                first)],
            Act.PayOut => [new ProposeUnclaimedPayout(WalletId, till), new ApproveUnclaimedPayout(WalletId, first)],
            Act.Run => [
                new ProposeRun(run, new(Fund), 2, new(RunTotal), new string('0', 64), GrantPurpose.Welcome),
                new ApproveRun(run, first)],
            Act.Line => [new GrantRunLine(run, Line, WalletId, new(LineCoins))],
            Act.Finish => [new FinishRun(run)],
            _ => [],
        };
    }
}
