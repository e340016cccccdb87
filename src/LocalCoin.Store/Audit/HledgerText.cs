using LocalCoin.Ledger;
using NodaTime.Text;

namespace LocalCoin.Store.Audit;

/// <summary>For hledger: what the scheme holds or is owed is positive, what it owes is negative.</summary>
internal sealed class HledgerText(TextWriter text) : LedgerText(text)
{
    internal override void Begin(long head, string hash)
    {
        Text.WriteLine($"; LocalCoin, through event {head}, hash {hash}");
        Text.WriteLine($"commodity 1000. {ExportedAccounts.Commodity}");
    }

    internal override void End()
    {
        if (Balances.Count == 0) return;
        Text.WriteLine();
        Text.WriteLine($"{LocalDatePattern.Iso.Format(DayAfter())} * balances");
        foreach (var (account, coins) in Balances)
        {
            const string coin = ExportedAccounts.Commodity;
            Text.WriteLine($"    {ExportedAccounts.Of(account)}  0 {coin} = {-coins} {coin}");
        }
    }

    protected override void Declare(AccountAddress account) =>
        Text.WriteLine($"\naccount {ExportedAccounts.Of(account)}");

    protected override void Write(Recorded recorded, LocalDate day)
    {
        Text.WriteLine();
        Text.WriteLine(
            $"{LocalDatePattern.Iso.Format(day)} * ({recorded.Seq}) {EventTypes.NameOf(recorded.Event)}  "
            + $"; stream:{recorded.Stream}, id:{recorded.Id}");
        foreach (var posting in recorded.Event.Postings)
        {
            Text.WriteLine($"    {ExportedAccounts.Of(posting.From)}  {posting.Amount} {ExportedAccounts.Commodity}");
            Text.WriteLine($"    {ExportedAccounts.Of(posting.To)}  -{posting.Amount} {ExportedAccounts.Commodity}");
        }
    }
}
