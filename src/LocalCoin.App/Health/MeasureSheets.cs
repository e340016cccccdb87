// Where there was no network, or no tablet: the sheet of paper is entered afterwards, a line for each person. What is
// right is kept at once; a line that is not stays as it was typed, with why.

using LocalCoin.App.Pages;
using LocalCoin.Store.Health;

namespace LocalCoin.App.Health;

/// <summary>A line of the sheet as it was typed.</summary>
public sealed record SheetLine(Guid Key, string? Held, string? Number, Text? Fault)
{
    public static SheetLine Empty() => new(Guid.CreateVersion7(), null, null, null);
}

internal static class MeasureSheets
{
    /// <summary>On one sheet of paper, and one page.</summary>
    public const int Lines = 20;

    internal static void Map(IEndpointRouteBuilder at)
    {
        at.MapGet("/sheet", (HttpContext http, HealthRecords _) => Page(
            http, [.. Enumerable.Range(0, Lines).Select(_ => SheetLine.Empty())], null)).For(Roles.Health);
        at.MapPost("/sheet", Take).For(Roles.Health);
    }

    private static PageAnswer Page(HttpContext http, IReadOnlyList<SheetLine> lines, int? kept) =>
        PageAnswer.Of<MeasureBulk>(
            (nameof(MeasureBulk.On), MeasurePages.On(http)), (nameof(MeasureBulk.All), lines),
            (nameof(MeasureBulk.Kept), kept))
            .Unless(lines.FirstOrDefault(line => line.Fault is not null)?.Fault);

    private static async Task<IResult> Take(HttpContext http, PageForm form)
    {
        var (kept, left) = (0, new List<SheetLine>());
        for (var i = 0; i < Lines; i++)
        {
            var line = new SheetLine(form.Id($"key-{i}"), form[$"held-{i}"], form[$"number-{i}"], null);
            if (line is { Held: null, Number: null }) continue;
            if (await Keep(http, line) is { } fault) left.Add(line with { Fault = fault });
            else kept++;
        }
        while (left.Count < Lines) left.Add(SheetLine.Empty());
        return Page(http, left, kept);
    }

    /// <returns>Why it was not kept; null where it was.</returns>
    private static async Task<Text?> Keep(HttpContext http, SheetLine line)
    {
        var (on, records, cancellation) = (MeasurePages.On(http), MeasurePages.Records(http), http.RequestAborted);
        if ((on.IsComing ? on.Measure.Most : on.Measure.Read(line.Number)) is not { } tenths)
        {
            return MeasureTexts.Wrong.With(on.Measure.Shown(on.Measure.Least), on.Measure.Shown(on.Measure.Most));
        }
        var found = await FoundWallet.By(http, line.Held);
        if (found.Wallet is not { } wallet)
        {
            return found.IsShared ? MeasureTexts.Shared : MeasureTexts.BulkUnknown;
        }
        if (http.Caller().Hindrance(wallet) is not null) return MeasureTexts.Own;
        if ((await records.Participants.Among([wallet], cancellation)).FirstOrDefault() is not { } participant)
        {
            return MeasureTexts.BulkNotIn;
        }
        return await records.Measurements.Keep(
            new Measurement(line.Key, participant.Participant, on.Day, on.Measure.Kind, tenths), http.Caller().Actor,
            false, cancellation) switch
        {
            Kept.Fresh or Kept.Repeated => null,
            Kept.AnotherThatDay => MeasureTexts.BulkTwice,
            _ => MeasureTexts.BulkNotIn,
        };
    }
}
