using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store.Directory;

/// <summary>A merchant's new account for transfers, asked for by one person.</summary>
/// <param name="Account">JSON.</param>
/// <param name="Answer">Null while it waits for another.</param>
public sealed record BankProposal(
    Guid Proposal, MerchantId Merchant, string Account, ActorId By, Instant At, BankAnswer? Answer);

/// <param name="Reason">Why not; null where it was approved.</param>
public sealed record BankAnswer(bool IsApproved, ActorId By, Instant At, string? Reason);

public sealed class BankProposals(NpgsqlDataSource source)
{
    private const int WaitingMax = 100;
    private const string Columns =
        "proposal, merchant, account::text, asked_by, asked_at, answer, answered_by, answered_at, reason";

    /// <returns>False where another one of this merchant waits.</returns>
    public async Task<bool> Ask(BankProposal asked, CancellationToken cancellation)
    {
        await source.Run("""
            insert into directory_bank_proposals (proposal, merchant, account, asked_by, asked_at)
            values ($1, $2, $3::jsonb, $4, $5)
            on conflict do nothing
            """, [asked.Proposal, asked.Merchant.Value, asked.Account, asked.By.Value, asked.At], cancellation);
        return await Find(asked.Proposal, cancellation) is not null;
    }

    public Task<BankProposal?> Find(Guid proposal, CancellationToken cancellation) => source.One(
        $"select {Columns} from directory_bank_proposals where proposal = $1", [proposal], Read, cancellation);

    /// <summary>Those that wait for another person, the oldest first.</summary>
    public Task<List<BankProposal>> Waiting(CancellationToken cancellation) => source.All($"""
        select {Columns}
        from directory_bank_proposals
        where answer is null
        order by asked_at
        limit $1
        """, [WaitingMax], Read, cancellation);

    /// <summary>The newest first.</summary>
    public Task<List<BankProposal>> Of(MerchantId merchant, int most, CancellationToken cancellation) =>
        source.All($"""
        select {Columns}
        from directory_bank_proposals
        where merchant = $1
        order by asked_at desc
        limit $2
        """, [merchant.Value, most], Read, cancellation);

    /// <summary>Decides one that waits, by another hand; where it is approved the account is the merchant's from now
    /// on, and what stood there before is kept.</summary>
    /// <returns>False where it does not wait, or was asked for by the same hand.</returns>
    public async Task<bool> Answer(Guid proposal, BankAnswer answer, CancellationToken cancellation) =>
        await source.One("""
            with decided as (
              update directory_bank_proposals
              set (answer, answered_by, answered_at, reason) = row ($2::varchar, $3, $4, $5::varchar)
              where proposal = $1 and answer is null and asked_by <> $3
              returning merchant, account
            ), kept as (
              insert into directory_merchant_history (merchant, changed_by, changed_at, was)
              select merchant, $3, $4, to_jsonb(old) - 'changed_at'
              from directory_merchants as old
              join decided using (merchant)
              where $2::varchar = 'approved'
            ), changed as (
              update directory_merchants as merchants
              set bank_account = decided.account, changed_at = now()
              from decided
              where merchants.merchant = decided.merchant and $2::varchar = 'approved'
            )
            select merchant from decided
            """,
            [proposal, answer.IsApproved ? "approved" : "rejected", answer.By.Value, answer.At, answer.Reason],
            row => row.GetString(0), cancellation) is not null;

    private static BankProposal Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), new MerchantId(row.GetString(1)), row.GetString(2), new ActorId(row.GetString(3)),
        row.Time(4)!.Value, row.Text(5) is { } answer
            ? new BankAnswer(answer == "approved", new ActorId(row.GetString(6)), row.Time(7)!.Value, row.Text(8))
            : null);
}
