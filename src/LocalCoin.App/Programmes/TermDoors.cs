// What buying vegetables earns, and what paying in brings: rules by effective date, proposed by the operator, approved
// by another person, read by all.

using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.App.Programmes;

public sealed record ProgrammeRuleBody(
    LocalDate From, LocalDate Until, FundId Fund, IReadOnlyList<DeclaredBy> Declarers,
    IReadOnlyList<SpotId>? Spots = null,
    int? RatePercent = null, long? FixedCoins = null, long EligibleMin = 0, long? DayMax = null, long? MonthMax = null,
    long? ResidentMax = null, bool EnrolledOnly = false);

public sealed record PremiumBody(
    LocalDate From, LocalDate Until, FundId Fund, Amount Unit, Amount Bonus, Amount PaidInMax);

public sealed record ProgrammeShown(ProgrammeId Programme, IReadOnlyList<NumberedRule> Rules);
public sealed record NumberedRule(int Number, ProgrammeRule Rule);
public sealed record PremiumShown(PremiumId Premium, IReadOnlyList<PremiumBody> Rules);

internal static class TermDoors
{
    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/programmes", Programmes).Gives<ProgrammeShown[]>().For(Roles.SignedIn);
        api.MapPost("/programmes/{programme}/rules", ProposeRule).Gives<Done>().For(Roles.Operator);
        api.MapPost("/programmes/{programme}/rules/approve", ApproveRule).Gives<Done>().For(Roles.Approver);
        api.MapPost("/programmes/{programme}/rules/reject", RejectRule).Gives<Done>().For(Roles.Approver);
        api.MapGet("/premiums", Premiums).Gives<PremiumShown[]>().For(Roles.SignedIn);
        api.MapPost("/premiums/{premium}/rules", ProposePremium).Gives<Done>().For(Roles.Operator);
        api.MapPost("/premiums/{premium}/rules/approve", ApprovePremium).Gives<Done>().For(Roles.Approver);
        api.MapPost("/premiums/{premium}/rules/reject", RejectPremium).Gives<Done>().For(Roles.Approver);
    }

    private static async Task<IResult> Programmes(LedgerReads reads, CancellationToken cancellation) => Outcome.Show(
        (await reads.Few(StreamId.ProgrammeType, cancellation))
            .Select(history => history.As<Programme>()!).Where(one => one.Rules.Count > 0)
            .Select(one => new ProgrammeShown(
                one.Id, [.. one.Rules.Select(set => new NumberedRule(set.Number, set.Rule))]))
            .ToArray());

    private static Task<IResult> ProposeRule(
        HttpContext http, string programme, ProgrammeRuleBody body, LedgerWriter ledger) =>
        ledger.Command(http, Reading.Key(http), new ProposeProgrammeRule(
            Reading.Id<ProgrammeId>(programme, "programme"), new ProgrammeRule(
                body.From, body.Until, body.Spots ?? [], body.RatePercent, body.FixedCoins, body.EligibleMin,
                body.DayMax, body.MonthMax, body.ResidentMax, body.Fund, body.Declarers, body.EnrolledOnly)));

    private static Task<IResult> ApproveRule(
        HttpContext http, string programme, DecisionBody body, LedgerWriter ledger) =>
        ledger.Command(http, Reading.Key(http), new ApproveProgrammeRule(
            Reading.Id<ProgrammeId>(programme, "programme"), body.Proposal));

    private static Task<IResult> RejectRule(
        HttpContext http, string programme, DecisionBody body, LedgerWriter ledger) =>
        ledger.Command(http, Reading.Key(http), new RejectProgrammeRule(
            Reading.Id<ProgrammeId>(programme, "programme"), body.Proposal));

    private static async Task<IResult> Premiums(LedgerReads reads, CancellationToken cancellation) => Outcome.Show(
        (await reads.Few(StreamId.PremiumType, cancellation))
            .Select(history => history.As<Premium>()!).Where(one => one.Rules.Count > 0)
            .Select(one => new PremiumShown(one.Rules[0].Premium, [.. one.Rules.Select(rule => new PremiumBody(
                rule.From, rule.Until, rule.Fund, rule.Unit, rule.Bonus, rule.PaidInMax))]))
            .ToArray());

    private static Task<IResult> ProposePremium(
        HttpContext http, string premium, PremiumBody body, LedgerWriter ledger) =>
        ledger.Command(http, Reading.Key(http), new ProposePremium(
            Reading.Id<PremiumId>(premium, "premium"), body.From, body.Until, body.Fund, body.Unit, body.Bonus,
            body.PaidInMax));

    private static Task<IResult> ApprovePremium(
        HttpContext http, string premium, DecisionBody body, LedgerWriter ledger) =>
        ledger.Command(http, Reading.Key(http), new ApprovePremium(
            Reading.Id<PremiumId>(premium, "premium"), body.Proposal));

    private static Task<IResult> RejectPremium(
        HttpContext http, string premium, DecisionBody body, LedgerWriter ledger) =>
        ledger.Command(http, Reading.Key(http), new RejectPremium(
            Reading.Id<PremiumId>(premium, "premium"), body.Proposal));
}
