using LocalCoin.Ledger;
using NodaTime.Text;

namespace LocalCoin.Store.Audit;

/// <summary>For beancount: what the scheme holds or is owed is positive, what it owes is negative.</summary>
internal sealed class BeancountText(TextWriter text) : LedgerText(text)
{
    internal override void Begin(long head, string hash)
    {
        Text.WriteLine($"; LocalCoin, through event {head}, hash {hash}");
        Text.WriteLine("option \"title\" \"LocalCoin\"");
        Text.WriteLine($"option \"operating_currency\" \"{ExportedAccounts.Commodity}\"");
        Text.WriteLine($"1970-01-01 commodity {ExportedAccounts.Commodity}");
    }

    internal override void End()
    {
        Text.WriteLine();
        var day = LocalDatePattern.Iso.Format(DayAfter());
        foreach (var (account, coins) in Balances)
        {
            Text.WriteLine($"{day} balance {ExportedAccounts.Of(account)}  {-coins} {ExportedAccounts.Commodity}");
        }
    }

    // Beancount reads its file in the order of dates, and imported history may come late.
    protected override void Declare(AccountAddress account) =>
        Text.WriteLine($"\n1970-01-01 open {ExportedAccounts.Of(account)}  {ExportedAccounts.Commodity}");

    protected override void Write(Recorded recorded, LocalDate day)
    {
        Text.WriteLine();
        Text.WriteLine($"{LocalDatePattern.Iso.Format(day)} * \"{EventTypes.NameOf(recorded.Event)}\"");
        Text.WriteLine($"  seq: {recorded.Seq}");
        Text.WriteLine($"  id: \"{recorded.Id}\"");
        Text.WriteLine($"  stream: \"{recorded.Stream}\"");
        foreach (var posting in recorded.Event.Postings)
        {
            Text.WriteLine($"  {ExportedAccounts.Of(posting.From)}  {posting.Amount} {ExportedAccounts.Commodity}");
            Text.WriteLine($"  {ExportedAccounts.Of(posting.To)}  -{posting.Amount} {ExportedAccounts.Commodity}");
        }
    }
}
