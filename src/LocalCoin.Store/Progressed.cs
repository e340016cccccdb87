namespace LocalCoin.Store;

/// <summary>How far long work has come.</summary>
/// <param name="Step">What it is doing: events, streams, balances, tallies, or a projection's name.</param>
public readonly record struct Progressed(string Step, long Done, long Goal);
