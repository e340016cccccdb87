// What one person proposes, another approves or rejects: the very proposal that they have read, as long as it is open.

namespace LocalCoin.Ledger;

internal static class Proposals
{
    /// <param name="proposal">The id of the proposal's command, as it was read.</param>
    /// <param name="open">What is not decided yet; null where nothing is.</param>
    /// <returns>Why it cannot be decided; null where it can.</returns>
    internal static Rejection? Hindrance<TProposed>(this History history, Guid proposal, TProposed? open)
        where TProposed : LedgerEvent =>
        history.Find(proposal)?.Event is not TProposed proposed ? Rejection.ProposalUnknown
        : proposed != open ? Rejection.ProposalDecided
        : null;
}
