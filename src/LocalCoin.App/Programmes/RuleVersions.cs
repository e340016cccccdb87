// From when until when each rule of a programme applied. The rule of a day is, of those that have begun, the one set
// last: so a rule ends where a later one begins, and one that a later one overtook never applied.

using LocalCoin.Ledger;

namespace LocalCoin.App.Programmes;

/// <param name="From">Null, with <paramref name="Until"/>, where it never applied.</param>
/// <param name="ProposedBy">Null where a file brought it.</param>
public sealed record RuleVersion(
    ProgrammeRuleSet Set, LocalDate? From, LocalDate? Until, ActorId? ProposedBy, ActorId ApprovedBy);

public static class RuleVersions
{
    /// <summary>The latest first.</summary>
    public static IReadOnlyList<RuleVersion> Of(History history)
    {
        var rules = history.As<Programme>()!.Rules;
        var versions = new List<RuleVersion>();
        ActorId? proposer = null;
        foreach (var one in history.Events)
        {
            proposer = one.Event switch
            {
                ProgrammeRuleProposed => one.Sender.Actor,
                ProgrammeRuleRejected => null,
                _ => proposer,
            };
            if (one.Event is not ProgrammeRuleSet set) continue;
            // A file's rule does not settle the proposal of somebody else.
            var isApproval = proposer is not null && proposer != one.Sender.Actor && one.Sender.Actor.Value != "import";
            versions.Add(Version(rules, set, isApproval ? proposer : null, one.Sender.Actor));
            proposer = null;
        }
        versions.Reverse();
        return versions;
    }

    private static RuleVersion Version(
        IReadOnlyList<ProgrammeRuleSet> rules, ProgrammeRuleSet set, ActorId? proposer, ActorId approver)
    {
        var later = rules.SkipWhile(one => one != set).Skip(1).Select(one => one.Rule.From.PlusDays(-1)).ToArray();
        var until = LocalDate.Min(set.Rule.Until, later.Length == 0 ? LocalDate.MaxIsoValue : later.Min());
        return until < set.Rule.From
            ? new(set, null, null, proposer, approver)
            : new(set, set.Rule.From, until, proposer, approver);
    }
}
