using LocalCoin.Ledger;

namespace LocalCoin.App.Imports;

/// <summary>Reads a row's values and notes every fault, so that one run tells all that is wrong with a file.</summary>
public sealed class RowReader(CsvRow row, List<BadRow> bad)
{
    private const int ListMax = 20;
    private readonly int before = bad.Count;

    public int Line => row.Line;
    public bool Failed => bad.Count > before;

    public void Refuse(Column column, string reason) => bad.Add(new(row.Line, column.Name, row.Cell(column), reason));

    public bool Has(Column column) => !string.IsNullOrWhiteSpace(row.Cell(column));

    /// <summary>The same value; an empty cell is refused, in a kind of row that cannot be without it.</summary>
    public T? Needed<T>(Column column, T? value)
    {
        if (value is null && !Has(column)) Refuse(column, "is empty and must not be, in this kind of row");
        return value;
    }

    /// <summary>Null when the cell is empty; refused when it is empty and must not be.</summary>
    public string? Text(Column column, int lengthMax = 200) => Read(column, plain =>
        plain.Length <= lengthMax ? plain : throw new BadValueException($"is longer than {lengthMax} characters"));

    public T? Id<T>(Column column) where T : struct, IText<T> => ReadValue(column, plain => Parsed<T>(plain));

    public IReadOnlyList<T> Ids<T>(Column column) where T : struct, IText<T> => Read(column, plain =>
    {
        var parts =
            plain.Split([';', '、', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length <= ListMax ? parts.Select(Parsed<T>).ToArray()
            : throw new BadValueException($"names more than {ListMax}");
    }) ?? [];

    public Amount? Amount(Column column) => ReadValue(column, plain => Values.Whole(plain) switch
    {
        > 0 and var coins => new Amount(coins),
        _ => throw new BadValueException("is not an amount: it must be 1 or more"),
    });

    public long? Whole(Column column, long least, long most) => ReadValue(column, plain => Values.Whole(plain) switch
    {
        var number when number >= least && number <= most => number,
        _ => throw new BadValueException($"must be from {least} to {most}"),
    });

    public Instant? Time(Column column, Instant now) => ReadValue(column, plain =>
        Values.Time(plain) is var at && at <= now ? at : throw new BadValueException("is in the future"));

    public LocalDate? Day(Column column) => ReadValue(column, Values.Day);
    public bool YesOrNo(Column column) => ReadValue<bool>(column, plain => Values.YesOrNo(plain)) ?? false;

    /// <summary>One word of a closed list, each with its names in both languages.</summary>
    public T? Word<T>(Column column, IReadOnlyList<(T Value, string[] Names)> words) where T : struct =>
        ReadValue<T>(column, plain =>
    {
        foreach (var (value, names) in words)
        {
            if (names.Contains(plain.ToLowerInvariant().Replace('-', '_').Replace(' ', '_'))) return value;
        }
        throw new BadValueException(
            "is none of: " + string.Join(", ", words.Select(word => string.Join("/", word.Names))));
    });

    public T? Read<T>(Column column, Func<string, T> parse) where T : class
    {
        var done = Try(column, parse, out var value);
        return done ? value : null;
    }

    private T? ReadValue<T>(Column column, Func<string, T> parse) where T : struct =>
        Try(column, parse, out var value) ? value : null;

    private bool Try<T>(Column column, Func<string, T> parse, out T? value)
    {
        value = default;
        var cell = row.Cell(column);
        try
        {
            var plain = Values.Plain(cell);
            if (plain.Length == 0)
            {
                if (column.Required) bad.Add(new(row.Line, column.Name, null, "is empty and must not be"));
                return false;
            }
            value = parse(plain);
            return true;
        }
        catch (BadValueException fault)
        {
            bad.Add(new(row.Line, column.Name, cell, fault.Message));
            return false;
        }
    }

    private static T Parsed<T>(string plain) where T : struct, IText<T>
    {
        try
        {
            return T.Parse(plain.ToLowerInvariant());
        }
        catch (FormatException malformed)
        {
            throw new BadValueException(malformed.Message);
        }
    }
}
