using LocalCoin.App.Operator;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Imports;

namespace LocalCoin.App.Imports;

/// <summary>What one row asks for: perhaps a row of the directory, then commands, in this order.</summary>
/// <param name="Key">What may not occur twice in a file.</param>
/// <param name="Entry">A row of the directory; null where the row is of the ledger alone.</param>
public sealed record ImportRow(CsvRow Source, string Key, object? Entry, IReadOnlyList<Sent> Commands);

/// <summary>What is known when rows are read.</summary>
/// <param name="Correlation">Of every entry of this import, as of no live one.</param>
/// <param name="Approver">Who approves the grants or rules of the file; null where nobody was named.</param>
public sealed record ImportContext(Instant Now, string Correlation, ImportNames Names, Caller? Approver)
{
    public static readonly Sender Importer = new(new ActorId("import"), null, null);

    public Sent Send(string kind, string id, Command command, Instant? at) =>
        new(NamedId.Of(kind, id), command, Importer, at, Correlation, null);
}

/// <summary>One kind of file: its columns, and how a row of it is read.</summary>
public abstract class ImportKind
{
    public abstract string Name { get; }
    public abstract IReadOnlyList<Column> Columns { get; }

    /// <summary>Null when the row was refused; the reader holds the reasons.</summary>
    public abstract ImportRow? Read(RowReader reader, CsvRow row, ImportContext context);
}
