// Every reason for "no", in order of precedence: where several apply, the first of this list is the answer.
// First time, then who and where, then the state of the process, then amounts, limits and coins.
// Each is the outcome of a spec and has a text in Japanese and in English.

namespace LocalCoin.Ledger;

public enum Rejection
{
    // The time of imported history.
    TimeInFuture,
    PeriodClosed,
    BeforeLastEntry,

    // Who asks.
    SameHand,
    NotYourPayment,
    OtherMerchant,
    OtherTill,

    // Where: the thing named is not there, or not in use.
    FundUnknown,
    FundExists,
    MerchantUnknown,
    MerchantExists,
    MerchantSuspended,
    MerchantNotSuspended,
    SpotUnknown,
    SpotExists,
    SpotClosed,
    SpotOfOtherMerchant,
    TillUnknown,
    TillExists,
    DeviceNotPaired,
    DeviceAlreadyPaired,
    DeviceNotForSpot,
    DeviceNotForThis,
    ProgrammeUnknown,
    PremiumUnknown,

    // The payer.
    WalletUnknown,
    WalletExists,
    WalletClosed,
    WalletFrozen,
    WalletNotFrozen,
    WalletsNotTwo,
    CardUnknown,
    CardAlreadyBound,
    CardAsleep,
    CardNotAsleep,
    CardStopped,
    CardNotStopped,
    CardOfOtherWallet,
    AlreadyEnrolled,
    NotEnrolled,

    // The state of the process.
    PaymentUnknown,
    PaymentAbandoned,
    PaymentAlreadyMade,
    PaymentAlreadyRequested,
    PaymentNotMade,
    RequestExpired,
    CodeExpired,
    ConfirmationExpired,
    PaymentUndone,
    UndoTooLate,
    UndoNotHere,
    UndoUsedToday,
    NotDeclaredByPayer,
    AlreadyStruck,
    StrikeTooLate,
    ProposalUnknown,
    ProposalExists,
    ProposalDecided,
    ProposalOpen,
    RunNotApproved,
    RunLineUnknown,
    RunNotEmpty,
    TopUpUnknown,
    TopUpExists,
    TopUpAlreadyVoided,
    VoidTooLate,
    NothingLeft,
    NothingToChange,

    // What the terms allow.
    TermsInvalid,
    LimitRaised,
    RuleInThePast,
    FundNotOfFamily,
    FundHasNoExpiryLeft,
    RefundTooLarge,
    VegetablesTooMany,
    PaymentTooLarge,
    CardPaymentTooLarge,
    CardDayLimitReached,
    CashFloatFull,
    BalanceTooLarge,
    PremiumCapReached,
    CashFloatShort,
    BankShort,
    DueTooLarge,
    BudgetExhausted,

    // The coins.
    NotForThisMerchant,
    BalanceShort,
    TooManyPostings,
}
