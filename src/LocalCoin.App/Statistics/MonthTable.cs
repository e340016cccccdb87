using LocalCoin.Ledger.Statistics;

namespace LocalCoin.App.Statistics;

/// <param name="Table">Null where that month has none.</param>
public sealed record MonthTable(string Period, StatTable? Table);
