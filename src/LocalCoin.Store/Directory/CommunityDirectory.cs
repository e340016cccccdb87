// Who and what the ledger's opaque ids stand for. It can forget, and the ledger does not notice.
// Directory and ledger never share a transaction: the row here first, the command second, both repeatable,
// and what a crash left between them is sent again (Unfinished).

using Npgsql;

namespace LocalCoin.Store.Directory;

public sealed class CommunityDirectory(NpgsqlDataSource source)
{
    public Members Members { get; } = new(source);
    public Merchants Merchants { get; } = new(source);
    public BankProposals BankProposals { get; } = new(source);
    public Spots Spots { get; } = new(source);
    public Cards Cards { get; } = new(source);
    public CardBatches CardBatches { get; } = new(source);
    public Credentials Credentials { get; } = new(source);
    public Devices Devices { get; } = new(source);
    public Clerks Clerks { get; } = new(source);
    public OwnerCodes OwnerCodes { get; } = new(source);
    public Phones Phones { get; } = new(source);
    public Codes Codes { get; } = new(source);
    public RunLines RunLines { get; } = new(source);
    public RunDrafts RunDrafts { get; } = new(source);
    public Unfinished Unfinished { get; } = new(source);
    public Notes Notes { get; } = new(source);
    public Revocations Revocations { get; } = new(source);
    public KeyChecks Keys { get; } = new(source);
    public Places Places { get; } = new(source);
    public CallWishes CallWishes { get; } = new(source);
    public StandSheets StandSheets { get; } = new(source);
    public RefundWishes RefundWishes { get; } = new(source);
    public AccessLog AccessLog { get; } = new(source);
    public TakeoverSigns TakeoverSigns { get; } = new(source);
    public TillShifts TillShifts { get; } = new(source);
}
