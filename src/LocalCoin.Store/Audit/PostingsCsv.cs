using LocalCoin.Ledger;
using NodaTime.Text;

namespace LocalCoin.Store.Audit;

/// <summary>Every posting with the ledger's own addresses. Ids, words, numbers, times: nothing needs quoting.</summary>
internal sealed class PostingsCsv(TextWriter text) : LedgerText(text)
{
    internal override void Begin(long head, string hash) =>
        Text.WriteLine("seq,line,id,at,day,type,stream,from,to,amount");

    internal override void End()
    {
    }

    protected override void Declare(AccountAddress account)
    {
    }

    protected override void Write(Recorded recorded, LocalDate day)
    {
        var line = 0;
        foreach (var posting in recorded.Event.Postings)
        {
            Text.WriteLine(
                $"{recorded.Seq},{++line},{recorded.Id},{InstantPattern.ExtendedIso.Format(recorded.Event.At)},"
                + $"{LocalDatePattern.Iso.Format(day)},{EventTypes.NameOf(recorded.Event)},{recorded.Stream},"
                + $"{posting.From},{posting.To},{posting.Amount}");
        }
    }
}
