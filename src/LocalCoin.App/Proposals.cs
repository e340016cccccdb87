// What waits for a second person about money, told as what it will do; and the decision. The list comes from a
// projection and may be a moment behind, so each is read again from its own history before it is shown or decided.

using LocalCoin.App.Desk.Money;
using LocalCoin.App.Pages;
using LocalCoin.App.Programmes;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Accounts;
using LocalCoin.Store.Directory;
using Npgsql;

namespace LocalCoin.App;

/// <param name="Proposal">Its id, so that nobody approves what they have not read.</param>
/// <param name="What">What it will do.</param>
/// <param name="Facts">What one should know before saying yes.</param>
/// <param name="To">Where there is more of it.</param>
/// <param name="IsOwn">Whoever reads asked for it, and so cannot approve it.</param>
/// <param name="Wallet">Whose it is; null where it is about many or nobody.</param>
/// <param name="Examples">Of a rule: what it gives.</param>
public sealed record ProposalShown(
    StreamId Stream, Guid Proposal, Text What, IReadOnlyList<Text> Facts, string By, Instant At, string? To,
    bool IsOwn, WalletId? Wallet, IReadOnlyList<WorkedExample> Examples);

internal static class Proposals
{
    public const string Door = "/approvals/proposals/{stream}";
    private const int ShownMax = 100;
    private const int ReasonMax = 200;

    /// <summary>Closings have a part of the list of their own.</summary>
    private static readonly string[] Kinds =
    [
        "run_proposed", "run_cancellation_proposed", "grant_proposed", "grant_withdrawal_proposed",
        "run_line_withdrawal_proposed", "unclaimed_payout_proposed", "programme_rule_proposed", "premium_proposed",
    ];

    public static string Of(StreamId stream) => $"/approvals/proposals/{stream}";

    public static async Task<int> Count(HttpContext http) => (await OpenProposals.Waiting(
        http.RequestServices.GetRequiredService<NpgsqlDataSource>(), Kinds, ShownMax, http.RequestAborted)).Count;

    public static async Task<IReadOnlyList<ProposalShown>> Waiting(HttpContext http)
    {
        var reads = http.RequestServices.GetRequiredService<LedgerReads>();
        var shown = new List<ProposalShown>();
        foreach (var open in await OpenProposals.Waiting(
            http.RequestServices.GetRequiredService<NpgsqlDataSource>(), Kinds, ShownMax, http.RequestAborted))
        {
            if (await reads.Stream(open.Stream, http.RequestAborted) is { } history
                && history.Find(open.Proposal) is { } asked && IsOpen(history, asked.Event))
            {
                shown.Add(await Told(http, reads, asked));
            }
        }
        return shown;
    }

    /// <returns>Why it was not decided; null where it was. A refusal of the door is thrown back as it is.</returns>
    public static async Task<(IResult? Refused, Text? Fault)> Decide(HttpContext http, StreamId stream, PageForm form)
    {
        var services = http.RequestServices;
        var asked = (await services.GetRequiredService<LedgerReads>().Stream(stream, http.RequestAborted))
            ?.Find(form.Id("proposal"));
        if (asked is null) return (Problem.NotFound("NotFound"), null);
        if (await Hindrance(http, asked.Event) is { } no) return (no, null);
        var isYes = form["decision"] switch
        {
            "approve" => true,
            "reject" => false,
            _ => throw new MalformedException("decision", "approve or reject is expected"),
        };
        if (!isYes && await Explain(http, stream, form) is { } missing) return (null, missing);
        var fault = await http.Act(form, CommandOf(asked, isYes));
        if (fault is null) services.GetRequiredService<Issuance.RunExecutor>().Wake();
        return (null, fault);
    }

    /// <summary>The ledger holds no free text: why not stands in the directory, beside its process.</summary>
    private static async Task<Text?> Explain(HttpContext http, StreamId stream, PageForm form)
    {
        if (form["reason"] is not { } reason) return ProposalTexts.ReasonMissing;
        await http.RequestServices.GetRequiredService<CommunityDirectory>().Notes.Put(
            new Note(
                form.Id(PageActs.Key), stream.Value, Reading.Text(reason, "reason", ReasonMax), http.Caller().Actor,
                http.Now()), http.RequestAborted);
        return null;
    }

    private static async Task<Problem?> Hindrance(HttpContext http, LedgerEvent asked)
    {
        if (WalletOf(asked) is { } wallet) return http.Caller().Hindrance(wallet);
        var run = asked switch
        {
            RunProposed e => e.Run,
            RunCancellationProposed e => e.Run,
            _ => (RunId?)null,
        };
        return run is { } many && http.Caller().Wallet is { } own
            && await http.RequestServices.GetRequiredService<CommunityDirectory>().RunLines.Name(
                many, own, http.RequestAborted)
            ? Problem.Forbidden("OwnWallet")
            : null;
    }

    private static Command CommandOf(Recorded asked, bool isYes) => (asked.Event, isYes) switch
    {
        (GrantProposed e, true) => new ApproveGrant(e.Grant, asked.Id),
        (GrantProposed e, false) => new RejectGrant(e.Grant, asked.Id),
        (GrantWithdrawalProposed e, true) => new ApproveGrantWithdrawal(e.Grant, asked.Id),
        (GrantWithdrawalProposed e, false) => new RejectGrantWithdrawal(e.Grant, asked.Id),
        (RunProposed e, true) => new ApproveRun(e.Run, asked.Id),
        (RunProposed e, false) => new RejectRun(e.Run, asked.Id),
        (RunCancellationProposed e, true) => new ApproveRunCancellation(e.Run, asked.Id),
        (RunCancellationProposed e, false) => new RejectRunCancellation(e.Run, asked.Id),
        (RunLineWithdrawalProposed e, true) => new ApproveLineWithdrawal(e.Run, e.Line, asked.Id),
        (RunLineWithdrawalProposed e, false) => new RejectLineWithdrawal(e.Run, e.Line, asked.Id),
        (UnclaimedPayoutProposed e, true) => new ApproveUnclaimedPayout(e.Wallet, asked.Id),
        (UnclaimedPayoutProposed e, false) => new RejectUnclaimedPayout(e.Wallet, asked.Id),
        (ProgrammeRuleProposed e, true) => new ApproveProgrammeRule(e.Programme, asked.Id),
        (ProgrammeRuleProposed e, false) => new RejectProgrammeRule(e.Programme, asked.Id),
        (PremiumProposed e, true) => new ApprovePremium(e.Premium, asked.Id),
        (PremiumProposed e, false) => new RejectPremium(e.Premium, asked.Id),
        _ => throw new MalformedException("proposal", "this is no proposal of this list"),
    };

    private static bool IsOpen(History history, LedgerEvent asked) => asked switch
    {
        GrantProposed => history.As<Grant>()!.OpenProposal() == asked,
        GrantWithdrawalProposed => history.As<Grant>()!.Withdrawal == asked,
        RunProposed => history.As<Run>()!.OpenProposal() == asked,
        RunCancellationProposed => history.As<Run>()!.OpenCancellation() == asked,
        RunLineWithdrawalProposed => history.As<RunLineOutcome>()!.Withdrawal == asked,
        UnclaimedPayoutProposed => history.As<Wallet>()!.Payout == asked,
        ProgrammeRuleProposed => history.As<Programme>()!.Proposal == asked,
        PremiumProposed => history.As<Premium>()!.Proposal == asked,
        _ => false,
    };

    private static WalletId? WalletOf(LedgerEvent asked) => asked switch
    {
        GrantProposed e => e.Wallet,
        GrantWithdrawalProposed e => e.Wallet,
        RunLineWithdrawalProposed e => e.Wallet,
        UnclaimedPayoutProposed e => e.Wallet,
        _ => null,
    };

    private static async Task<ProposalShown> Told(HttpContext http, LedgerReads reads, Recorded asked)
    {
        var directory = http.RequestServices.GetRequiredService<CommunityDirectory>();
        var wallet = WalletOf(asked.Event);
        var name = wallet is { } whose
            ? (await directory.Members.Find(whose, http.RequestAborted))?.Name ?? whose.Value
            : "";
        var by = (await directory.Credentials.Find(asked.Sender.Actor, http.RequestAborted))?.DisplayName
            ?? asked.Sender.Actor.Value;
        async Task<Text> Budget(FundId fund, long coins)
        {
            var left = await reads.Coins(AccountAddress.Of(fund), http.RequestAborted);
            return ProposalTexts.Budget.With(fund, left, left - coins);
        }
        (Text What, Text[] Facts, string? To) told = asked.Event switch
        {
            GrantProposed e => (
                ProposalTexts.Grant.With(name, e.Amount.Coins),
                [GiftTexts.Of(e.Purpose), await Budget(e.Fund, e.Amount.Coins)], Why.Of(AccountScope.Of(e.Wallet))),
            GrantWithdrawalProposed e => (
                ProposalTexts.GrantBack.With(name, e.Amount.Coins), [], Why.Of(AccountScope.Of(e.Wallet))),
            RunProposed e => (
                ProposalTexts.Run.With(e.Lines, e.Total.Coins),
                [GiftTexts.Of(e.Purpose), await Budget(e.Fund, e.Total.Coins)], GiftRun.Of(e.Run)),
            RunCancellationProposed e => (
                ProposalTexts.Cancel.With(
                    await reads.Coins(AccountAddress.Of(e.Run), http.RequestAborted)), [], GiftRun.Of(e.Run)),
            RunLineWithdrawalProposed e => (
                ProposalTexts.GrantBack.With(name, e.Amount.Coins), [], Why.Of(AccountScope.Of(e.Wallet))),
            UnclaimedPayoutProposed e => (
                ProposalTexts.Payout.With(
                    name, (await reads.Of(AccountKind.Unclaimed, e.Wallet.Value, http.RequestAborted))
                        .Sum(one => one.Coins)),
                [e.Till is { } till ? ProposalTexts.ByCash.With(till) : ProposalTexts.ByBank], null),
            ProgrammeRuleProposed e => (
                ProposalTexts.Rule.With(e.Programme), [.. WholeRuleTexts.Of(e.Rule, await WholeRuleTexts.Places(http))],
                ProgrammePages.Of(e.Programme)),
            PremiumProposed e => (ProposalTexts.Premium.With(e.Premium), [WholeRuleTexts.Of(e)], null),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return new ProposalShown(
            asked.Stream, asked.Id, told.What, told.Facts, by, asked.Event.At, told.To,
            asked.Sender.Actor == http.Caller().Actor, wallet,
            asked.Event is ProgrammeRuleProposed rule
                ? await RuleEditing.Examples(http, rule.Programme, rule.Rule)
                : []);
    }
}
