using LocalCoin.Ledger.Statistics;

namespace LocalCoin.App.Statistics.Charts;

/// <summary>What is drawn once: a cell of a table under the word that stands beside it.</summary>
/// <param name="Short">Where there is no room for the word: the month's figure, or its first letter.</param>
public sealed record Mark(string Label, Cell Cell, string? Short = null);

/// <summary>A middle with the half of all people around it.</summary>
public sealed record Spread(string Label, Cell Low, Cell Middle, Cell High, string? Short = null)
{
    /// <summary>Nobody is in it: nothing is held back, and there is nothing to draw.</summary>
    public bool IsNil => Low.State is CellState.Nil && Middle.State is CellState.Nil && High.State is CellState.Nil;

    /// <summary>Nought is a figure too; only what is held back, or was not measured at all, is not drawn.</summary>
    public bool IsShown => Low.State is not CellState.Suppressed && Middle.State is not CellState.Suppressed
        && High.State is not CellState.Suppressed && High.Value is not null;
}
