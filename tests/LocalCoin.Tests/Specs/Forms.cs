using LocalCoin.Ledger;

namespace LocalCoin.Tests.Specs;

/// <summary>How each command is written in a spec, one line each.</summary>
internal static class Forms
{
    /// <param name="proposalOf">The id of what was last proposed in a stream, which approving and rejecting
    /// name.</param>
    internal static Command Read(string verb, Words w, Func<StreamId, Guid> proposalOf) =>
        Terms(verb, w) ?? People(verb, w, proposalOf) ?? Giving(verb, w, proposalOf)
        ?? Running(verb, w, proposalOf) ?? Paying(verb, w)
        ?? throw new FormatException($"no command is written '{verb} {w}'");

    private static Command? Terms(string verb, Words w) => verb switch
    {
        "fund" =>
            new DefineFund(w.Id<FundId>(), w.One<FundFamily>(), w.Ends(), w.Ids<MerchantClass>("only"),
                w.Has("prepaid")),
        "budget" => new SetBudget(w.Id<FundId>(), w.Number()),
        "funding" => new ReceiveFunding(w.Id<FundId>(), w.Coins()),
        "close-books" => new CloseBooks(w.Day()),
        "till" => new OpenTill(w.Id<TillId>()),
        "bank" => new BringCashToBank(w.Id<TillId>(), w.Coins()),

        "merchant" => new JoinMerchant(w.Id<MerchantId>(), w.Id<MerchantClass>("class")),
        "class" => new ChangeMerchantClass(w.Id<MerchantId>(), w.Id<MerchantClass>()),
        "suspend" => new SuspendMerchant(w.Id<MerchantId>(), w.One<SuspensionReason>()),
        "reinstate" => new ReinstateMerchant(w.Id<MerchantId>()),
        "spot" => new OpenSpot(w.Id<SpotId>(), w.Id<MerchantId>("of"), w.One<SpotKind>(), w.Has("vegetables-only")),
        "change-spot" => new ChangeSpot(w.Id<SpotId>(), w.One<SpotKind>(), w.Has("vegetables-only")),
        "close-spot" => new CloseSpot(w.Id<SpotId>()),
        "pair" => new PairDevice(w.Id<DeviceId>(), w.One<DeviceKind>(), w.Id<MerchantId>("of"), w.Ids<SpotId>("for")),
        "unpair" => new UnpairDevice(w.Id<DeviceId>()),
        _ => null,
    };

    private static Command? People(string verb, Words w, Func<StreamId, Guid> proposalOf) => verb switch
    {
        "wallet" => new OpenWallet(w.Id<WalletId>()),
        "freeze" => new FreezeWallet(w.Id<WalletId>(), w.One("for", FreezeReason.Suspicion)),
        "unfreeze" => new UnfreezeWallet(w.Id<WalletId>()),
        "limits" => new SetWalletLimits(w.Id<WalletId>(), w.NumberOr("payment"), w.NumberOr("day")),
        "lower" => new LowerWalletLimits(w.Id<WalletId>(), w.NumberOr("payment"), w.NumberOr("day")),
        "household" => new SetHousehold(w.Id<WalletId>(), w.Ids<MerchantId>("runs")),
        "enrol" => new EnrolWallet(w.Id<WalletId>(), w.Id<ProgrammeId>()),
        "leave" => new WithdrawEnrolment(w.Id<WalletId>(), w.Id<ProgrammeId>()),
        "card" => new BindCard(w.Id<CardId>(), w.Id<WalletId>("of"), w.Has("asleep"), w.IdOr<CardId>("replaces")),
        "wake" => new WakeCard(w.Id<CardId>()),
        "stop" => new StopCard(w.Id<CardId>(), w.One("for", StopReason.Lost), w.TimeOr("reported")),
        "restart" => new RestartCard(w.Id<CardId>()),
        "closing" =>
            new ProposeClosing(w.Id<WalletId>(), w.One<ClosingReason>(), w.IdOr<TillId>("till"),
                w.IdOr<WalletId>("survivor")),
        "approve-closing" => Proposed(w.Id<WalletId>(), id => new ApproveClosing(id, proposalOf(StreamId.Of(id)))),
        "reject-closing" => Proposed(w.Id<WalletId>(), id => new RejectClosing(id, proposalOf(StreamId.Of(id)))),
        "payout" => new ProposeUnclaimedPayout(w.Id<WalletId>(), w.IdOr<TillId>("till")),
        "approve-payout" =>
            Proposed(w.Id<WalletId>(), id => new ApproveUnclaimedPayout(id, proposalOf(StreamId.Of(id)))),
        "reject-payout" =>
            Proposed(w.Id<WalletId>(), id => new RejectUnclaimedPayout(id, proposalOf(StreamId.Of(id)))),
        _ => null,
    };

    private static Command? Giving(string verb, Words w, Func<StreamId, Guid> proposalOf) => verb switch
    {
        "grant" => new ProposeGrant(
            w.Id<GrantId>(), w.Id<WalletId>(), w.Id<FundId>("fund"), w.Coins(), w.One("for", GrantPurpose.Welcome)),
        "approve-grant" => Proposed(w.Id<GrantId>(), id => new ApproveGrant(id, proposalOf(StreamId.Of(id)))),
        "reject-grant" => Proposed(w.Id<GrantId>(), id => new RejectGrant(id, proposalOf(StreamId.Of(id)))),
        "withdraw" => new ProposeGrantWithdrawal(w.Id<GrantId>(), w.Coins()),
        "approve-withdrawal" =>
            Proposed(w.Id<GrantId>(), id => new ApproveGrantWithdrawal(id, proposalOf(StreamId.Of(id)))),
        "reject-withdrawal" =>
            Proposed(w.Id<GrantId>(), id => new RejectGrantWithdrawal(id, proposalOf(StreamId.Of(id)))),
        "premium" => new SetPremium(
            w.Id<PremiumId>(), w.Day("from"), w.Day("until"), w.Id<FundId>("fund"), w.Coins("unit"), w.Coins("bonus"),
            w.Coins("max")),
        "propose-premium" => new ProposePremium(
            w.Id<PremiumId>(), w.Day("from"), w.Day("until"), w.Id<FundId>("fund"), w.Coins("unit"), w.Coins("bonus"),
            w.Coins("max")),
        "approve-premium" => Proposed(w.Id<PremiumId>(), id => new ApprovePremium(id, proposalOf(StreamId.Of(id)))),
        "reject-premium" => Proposed(w.Id<PremiumId>(), id => new RejectPremium(id, proposalOf(StreamId.Of(id)))),
        "top-up" => new MakeTopUp(
            w.Id<TopUpId>(), w.Id<WalletId>(), w.Id<TillId>("at"), w.Id<FundId>("fund"), w.Coins(),
            w.IdOr<PremiumId>("premium")),
        "void" => new VoidTopUp(w.Id<TopUpId>(), w.Id<TillId>("at")),

        "programme" => new SetProgrammeRule(w.Id<ProgrammeId>(), Rule(w)),
        "propose-rule" => new ProposeProgrammeRule(w.Id<ProgrammeId>(), Rule(w)),
        "approve-rule" =>
            Proposed(w.Id<ProgrammeId>(), id => new ApproveProgrammeRule(id, proposalOf(StreamId.Of(id)))),
        "reject-rule" =>
            Proposed(w.Id<ProgrammeId>(), id => new RejectProgrammeRule(id, proposalOf(StreamId.Of(id)))),
        _ => null,
    };

    private static ProgrammeRule Rule(Words w) => new(
        w.Day("from"), w.Day("until"), w.Ids<SpotId>("at"), (int?)w.NumberOr("rate"), w.NumberOr("fixed"),
        w.NumberOr("min") ?? 0, w.NumberOr("day"), w.NumberOr("month"), w.NumberOr("resident"), w.Id<FundId>("fund"),
        w.Some<DeclaredBy>("declared-by"), w.Has("enrolled-only"));

    private static Command? Running(string verb, Words w, Func<StreamId, Guid> proposalOf) => verb switch
    {
        "run" => new ProposeRun(
            w.Id<RunId>(), w.Id<FundId>("fund"), (int)w.Coins("lines").Coins, w.Coins("total"),
            w.After("hash") ?? new('0', 64),
            w.One("for", GrantPurpose.Campaign)),
        "approve-run" => Proposed(w.Id<RunId>(), id => new ApproveRun(id, proposalOf(StreamId.Of(id)))),
        "reject-run" => Proposed(w.Id<RunId>(), id => new RejectRun(id, proposalOf(StreamId.Of(id)))),
        "line" => new GrantRunLine(w.Id<RunId>(), (int)w.Number(), w.Id<WalletId>(), w.Coins()),
        "finish" => new FinishRun(w.Id<RunId>()),
        "withdraw-line" => new ProposeLineWithdrawal(w.Id<RunId>(), (int)w.Number(), w.Coins()),
        "approve-line-withdrawal" => OfLine(w, (run, line) =>
            new ApproveLineWithdrawal(run, line, proposalOf(StreamId.OfLine(run, line)))),
        "reject-line-withdrawal" => OfLine(w, (run, line) =>
            new RejectLineWithdrawal(run, line, proposalOf(StreamId.OfLine(run, line)))),
        "cancel-run" => new ProposeRunCancellation(w.Id<RunId>()),
        "approve-cancelling" =>
            Proposed(w.Id<RunId>(), id => new ApproveRunCancellation(id, proposalOf(StreamId.Of(id)))),
        "reject-cancelling" =>
            Proposed(w.Id<RunId>(), id => new RejectRunCancellation(id, proposalOf(StreamId.Of(id)))),
        _ => null,
    };

    private static Command? Paying(string verb, Words w) => verb switch
    {
        "request" => Placed(w.Id<PaymentId>(), w.Place(), (id, shop, spot) =>
            new RequestPayment(id, shop, spot, w.Coins(), w.NumberOr("vegetables"))),
        "pay-request" => new PayRequest(w.Id<PaymentId>(), w.Id<WalletId>(), w.Has("what-is-there")),
        "pay" => Paid(w.Id<PaymentId>(), w.Id<WalletId>(), w.Place(), (id, wallet, shop, spot) => new PayMerchant(
            id, wallet, shop, spot, w.Coins(), w.NumberOr("vegetables"), w.Has("what-is-there"),
            w.TimeOr("confirmed"))),
        "charge" =>
            Paid(w.Id<PaymentId>(), w.Id<WalletId>(), w.Place(), (id, wallet, shop, spot) => Charge(id, wallet, shop,
                spot, w)),
        "abandon" => new AbandonPayment(w.Id<PaymentId>()),
        "refund" => new RefundPayment(
            w.Id<PaymentId>(), w.Id<MerchantId>(), w.CoinsLeft(), w.NumberOr("vegetables"), w.One("for",
            RefundReason.GoodsReturned)),
        "undo" => new UndoPayment(w.Id<PaymentId>(), w.Id<WalletId>()),
        "strike" => new StrikeVegetables(w.Id<PaymentId>(), w.Id<MerchantId>()),
        "expire" => new ExpirePurses(w.Id<WalletId>(), w.Day()),
        _ => null,
    };

    private static ChargePayer Charge(PaymentId id, WalletId wallet, MerchantId shop, SpotId spot, Words w)
    {
        var card = w.IdOr<CardId>("card");
        var proof = w.Has("pin") ? Proof.Pin : card is null ? Proof.OwnPhone : Proof.CardAlone;
        var until = w.TimeOr("code-until");
        return new(id, wallet, shop, spot, w.Coins(), w.NumberOr("vegetables"), w.Has("what-is-there"), proof, card,
            until);
    }

    private static Command Proposed<T>(T id, Func<T, Command> make) => make(id);
    private static Command OfLine(Words w, Func<RunId, int, Command> make) => make(w.Id<RunId>(), (int)w.Number());

    private static Command Placed(
        PaymentId id, (MerchantId Merchant, SpotId Spot) at, Func<PaymentId, MerchantId, SpotId, Command> make) =>
        make(id, at.Merchant, at.Spot);

    private static Command Paid(
        PaymentId id, WalletId wallet, (MerchantId Merchant, SpotId Spot) at,
        Func<PaymentId, WalletId, MerchantId, SpotId, Command> make) => make(id, wallet, at.Merchant, at.Spot);
}
