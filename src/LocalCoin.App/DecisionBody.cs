namespace LocalCoin.App;

/// <summary>What the second hand sends, to approve or to reject.</summary>
/// <param name="Proposal">The id of the proposal that was read.</param>
public sealed record DecisionBody(Guid Proposal);
