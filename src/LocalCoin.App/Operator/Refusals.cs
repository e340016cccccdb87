using LocalCoin.App.Texts;
using LocalCoin.Store;

namespace LocalCoin.App.Operator;

/// <summary>
/// Why the ledger did not take a command, for whoever runs a job: the reason's name, its figure, a sentence.
/// </summary>
public static class Refusals
{
    /// <returns>Null when it did take it, now or before.</returns>
    public static string? Of(Answer answer) => answer switch
    {
        Answer.Accepted or Answer.Repeated => null,
        Answer.Rejected(var reason, var figure) =>
            $"the ledger refuses it: {reason}" + (figure is null ? "" : $" ({figure})")
            + $": {Rejections.Texts[reason].English}",
        Answer.Conflict => "another row was imported under this id before; the ledger keeps what it has",
        var other => other.ToString(),
    };
}
