// A rule is written as a plain form, read back in words and examples, and then proposed: what was not looked at cannot
// be proposed. Whether the ledger would take it is asked of the ledger itself, which is not changed by it.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using Npgsql;

namespace LocalCoin.App.Programmes;

/// <summary>What a rule says and gives.</summary>
/// <param name="Mark">Of the rule that is shown.</param>
/// <param name="Trial">Had it run before; null where that was not asked.</param>
public sealed record RulePreview(
    string Mark, IReadOnlyList<Text> InWords, IReadOnlyList<WorkedExample> Examples, TrialShown? Trial);

internal static class RuleEditing
{
    public const string Door = ProgrammePages.Door + "/edit";

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Door, Begin).For(Roles.Operator);
        pages.MapPost(Door, Go).For(Roles.Operator);
    }

    public static string Of(ProgrammeId programme) => $"{Door}?programme={programme}";

    private static async Task<IResult> Begin(
        HttpContext http, LedgerReads reads, LastQuarter quarter, string? programme = null)
    {
        quarter.Prepare(http.Now());
        var tomorrow = Tokyo.Day(http.Now()).PlusDays(1);
        if (!Slugs.TryParse<ProgrammeId>(programme, out var id)
            || (await reads.Fold<Programme>(StreamId.Of(id), http.RequestAborted))?.Rules is not [.., var last])
        {
            return await Show(http, TypedRule.Blank(tomorrow), null, null);
        }
        var from = LocalDate.Max(tomorrow, last.Rule.From);
        return await Look(http, TypedRule.Of(id, last.Rule, from), null, false);
    }

    private static async Task<IResult> Go(HttpContext http, PageForm form)
    {
        var typed = TypedRule.Of(form);
        if (form["step"] is not "propose") return await Look(http, typed, null, form["step"] is "try");
        if (typed.Read() is not { } proposal) return await Show(http, typed, null, null);
        if (TypedRule.Mark(proposal) != form["seen"]) return await Look(http, typed, RuleFormTexts.LookFirst, false);
        return await http.Act(form, proposal) is { } fault
            ? await Look(http, typed, fault, false)
            : PageDoors.GoTo(ProgrammePages.Of(proposal.Programme) + "?done=proposed");
    }

    /// <summary>The page with what the rule says and gives, where it is one.</summary>
    private static async Task<IResult> Look(HttpContext http, TypedRule typed, Text? fault, bool isTried)
    {
        if (typed.Read() is not { } proposal) return await Show(http, typed, null, fault);
        fault ??= await Hindrance(http, proposal);
        return await Show(http, typed, await Preview(http, proposal, isTried), fault);
    }

    private static async Task<Text?> Hindrance(HttpContext http, ProposeProgrammeRule proposal)
    {
        var services = http.RequestServices;
        var rehearsal = await Rehearsal.Begin(
            services.GetRequiredService<Limits>(), services.GetRequiredService<NpgsqlDataSource>(),
            http.RequestAborted);
        return (await rehearsal.Decide(
            Sent.Live(Guid.CreateVersion7(), proposal, http.Caller().Sender()), http.Now(), http.RequestAborted))
            .Fault();
    }

    private static async Task<RulePreview> Preview(
        HttpContext http, ProposeProgrammeRule proposal, bool isTried) => new(
        TypedRule.Mark(proposal), WholeRuleTexts.Of(proposal.Rule, await WholeRuleTexts.Places(http)),
        await Examples(http, proposal.Programme, proposal.Rule), isTried ? await Trial(http, proposal) : null);

    /// <summary>Had it run in the three whole months before this one.</summary>
    private static async Task<TrialShown?> Trial(HttpContext http, ProposeProgrammeRule proposal) =>
        await FundOf(http, proposal.Rule) is { } fund
            ? await http.RequestServices.GetRequiredService<LastQuarter>().Try(
                proposal.Programme, proposal.Rule, fund, http.Now(), http.RequestAborted)
            : null;

    /// <summary>Null where the ledger would not take the rule.</summary>
    private static async Task<Fund?> FundOf(HttpContext http, ProgrammeRule rule) =>
        await http.RequestServices.GetRequiredService<LedgerReads>().Fold<Fund>(
            StreamId.Of(rule.Fund), http.RequestAborted)
            is { Family: FundFamily.Free } fund && rule.IsValid() ? fund : null;

    /// <summary>None where the ledger would not take the rule.</summary>
    public static async Task<IReadOnlyList<WorkedExample>> Examples(
        HttpContext http, ProgrammeId programme, ProgrammeRule rule) =>
        await FundOf(http, rule) is { } fund
            ? await WorkedExamples.Of(programme, rule, fund, http.RequestServices.GetRequiredService<Limits>())
            : [];

    private static async Task<IResult> Show(HttpContext http, TypedRule typed, RulePreview? preview, Text? fault)
    {
        var reads = http.RequestServices.GetRequiredService<LedgerReads>();
        var left = (await reads.Of(AccountKind.Fund, http.RequestAborted))
            .ToDictionary(one => one.Account.Owner!, one => one.Coins);
        var funds = (await reads.Few(StreamId.FundType, http.RequestAborted)).Select(history => history.As<Fund>()!)
            .Where(fund => fund.Family is FundFamily.Free).OrderBy(fund => fund.Id.Value, StringComparer.Ordinal)
            .Select(fund => (fund.Id, left.GetValueOrDefault(fund.Id.Value))).ToArray();
        var isNew = typed.Programme is null || !Slugs.TryParse<ProgrammeId>(typed.Programme, out var id)
            || !await reads.Has(StreamId.Of(id), http.RequestAborted);
        return PageAnswer.Of<RuleEditor>(
            (nameof(RuleEditor.Typed), typed), (nameof(RuleEditor.Preview), preview),
            (nameof(RuleEditor.Fault), fault), (nameof(RuleEditor.Funds), funds), (nameof(RuleEditor.IsNew), isNew),
            (nameof(RuleEditor.Places), await WholeRuleTexts.Places(http)))
            .Unless(fault ?? typed.Faults.Values.FirstOrDefault());
    }
}
