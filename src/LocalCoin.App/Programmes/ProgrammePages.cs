// Programmes as the office sees them: what each gives today, what waits for another person, and its rules over time.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Programmes;

/// <param name="Said">What it gives today, or will give.</param>
public sealed record ProgrammeListed(ProgrammeId Id, Text Said, Text State);

internal static class ProgrammePages
{
    public const string Door = "/programmes";
    public const Roles Readers = Roles.Desk | Roles.Health;

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Door, Show).For(Readers);
        pages.MapGet(Door + "/{programme}", Page).For(Readers);
        RuleEditing.Map(pages);
    }

    public static string Of(ProgrammeId programme) => $"{Door}/{programme}";

    private static async Task<IResult> Show(HttpContext http, LedgerReads reads)
    {
        var today = Tokyo.Day(http.Now());
        return PageAnswer.Of<ProgrammesPage>((nameof(ProgrammesPage.All),
            (await reads.Few(StreamId.ProgrammeType, http.RequestAborted)).Select(history => history.As<Programme>()!)
            .OrderBy(one => one.Id.Value, StringComparer.Ordinal).Select(one => Listed(one, today)).ToArray()));
    }

    private static ProgrammeListed Listed(Programme programme, LocalDate today)
    {
        var (now, next) = (programme.RuleOf(today), Next(programme, today));
        var said = now is not null ? RuleTexts.Of(now.Rule)
            : next is not null
                ? ProgrammeTexts.Next.With(WholeRuleTexts.Day(next.Rule.From), RuleTexts.Of(next.Rule))
            : ProgrammeTexts.NoneToday;
        var state = programme.Proposal is not null ? ProgrammeTexts.Waiting
            : now is not null ? ProgrammeTexts.Active
            : ProgrammeTexts.Inactive;
        return new(programme.Id, said, state);
    }

    private static ProgrammeRuleSet? Next(Programme programme, LocalDate today) =>
        programme.Rules.Where(set => set.Rule.From > today).OrderBy(set => set.Rule.From).FirstOrDefault();

    private static async Task<IResult> Page(
        HttpContext http, string programme, LedgerReads reads, CommunityDirectory directory, string? done = null)
    {
        var id = Reading.Id<ProgrammeId>(programme, "programme");
        if (await reads.Stream(StreamId.Of(id), http.RequestAborted) is not { } history)
        {
            return Problem.NotFound("NotFound");
        }
        var (state, places) = (history.As<Programme>()!, await WholeRuleTexts.Places(http));
        var versions = new List<(RuleVersion, Text, Text)>();
        foreach (var version in RuleVersions.Of(history))
        {
            var approver = await Name(version.ApprovedBy);
            var day = WholeRuleTexts.Day(Tokyo.Day(version.Set.At));
            versions.Add((version, RuleTexts.Of(version.Set.Rule), version.ProposedBy is { } proposer
                ? ProgrammeTexts.Hands.With(await Name(proposer), approver, day)
                : ProgrammeTexts.FromFile.With(day)));
        }
        return PageAnswer.Of<ProgrammePage>(
            (nameof(ProgrammePage.Id), id),
            (nameof(ProgrammePage.Today), Whole(state.RuleOf(Tokyo.Day(http.Now()))?.Rule)),
            (nameof(ProgrammePage.Asked), state.Proposal), (nameof(ProgrammePage.Waiting), Whole(state.Proposal?.Rule)),
            (nameof(ProgrammePage.AskedBy), state.ProposedBy is { } by ? await Name(by) : null),
            (nameof(ProgrammePage.Versions), versions), (nameof(ProgrammePage.IsProposed), done is not null));

        IReadOnlyList<Text> Whole(ProgrammeRule? rule) => rule is null ? [] : WholeRuleTexts.Of(rule, places);

        async Task<string> Name(ActorId actor) =>
            (await directory.Credentials.Find(actor, http.RequestAborted))?.DisplayName ?? actor.Value;
    }
}
