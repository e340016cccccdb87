// Proposing a gift to many, by whichever door it is asked for: the lines first, the command second.

using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App;

internal static class RunActs
{
    public const int LinesMax = 200_000;

    /// <param name="id">Of the proposal, and of the run.</param>
    /// <returns>A refusal of the doors, or the ledger's answer.</returns>
    public static async Task<(Problem? Refused, Answer? Answer)> Propose(
        HttpContext http, Guid id, FundId fund, GrantPurpose purpose, IReadOnlyList<RunLine> lines)
    {
        var total = lines.Aggregate((Int128)0, (sum, line) => sum + line.Amount.Coins);
        if (total > Amount.CoinsMax)
        {
            throw new MalformedException("lines", "together they are more than can be counted");
        }
        if (http.Caller().Wallet is { } own && lines.Any(line => line.Wallet == own))
        {
            return (Problem.Forbidden("OwnWallet"), null);
        }
        var run = new RunId(id.ToString());
        var sent = Sent.Live(
            id, new ProposeRun(run, fund, lines.Count, new Amount((long)total), RunLine.Hash(lines), purpose),
            http.Caller().Sender());
        var services = http.RequestServices;
        var noted = await services.GetRequiredService<CommunityDirectory>().RunLines.Put(
            run, lines, sent, http.RequestAborted);
        return noted is Noted.Refused
            ? (new Problem(409, "RunLinesDiffer"), null)
            : (null, await services.GetRequiredService<Finisher>().Send(sent, noted, http.RequestAborted));
    }
}
