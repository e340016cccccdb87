// The morning when many are measured: what and for which day is set once, then a card, one number, the next person. No
// number that was there before is ever on the screen, also not the last one's. Each number has an id that its page
// drew: pressed again after a lost answer it is kept once.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;
using LocalCoin.Store.Directory;
using LocalCoin.Store.Health;

namespace LocalCoin.App.Health;

/// <summary>What is measured, and for which day.</summary>
public sealed record Occasion(Measure Measure, LocalDate Day)
{
    private const int DaysBack = 31;

    /// <summary>Those that are measured by hand; あるこっと comes as a file.</summary>
    public static readonly MeasureKind[] ByHand =
    [
        MeasureKind.VegetableLevel, MeasureKind.VegetableMeter, MeasureKind.Dishes, MeasureKind.Weight,
        MeasureKind.BodyFat, MeasureKind.Muscle, MeasureKind.ClassAttended,
    ];

    public string Path => $"{MeasurePages.Door}/{Word(Measure.Kind)}/{Day:uuuu-MM-dd}";

    /// <returns>Null where it is none of these, or a day that is not to come or long ago.</returns>
    public static Occasion? Of(string? kind, string? day, LocalDate today) =>
        ByHand.Any(one => Word(one) == kind)
        && NodaTime.Text.LocalDatePattern.Iso.Parse(day ?? "") is { Success: true, Value: var on }
        && on <= today && on >= today.PlusDays(-DaysBack)
            ? new Occasion(Measure.Of(ByHand.Single(one => Word(one) == kind)), on)
            : null;

    /// <summary>There is nothing to type: that somebody came is all.</summary>
    public bool IsComing => Measure.Least == Measure.Most;

    public static string Word(MeasureKind kind) =>
        System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());
}

internal static class MeasurePages
{
    public const string Door = "/measure";
    public const string Sheet = Door + "/sheet";
    private const string At = Door + "/{kind}/{day}";

    // As long as somebody may notice a slip of the finger.
    private static readonly Duration UndoMax = Duration.FromMinutes(30);

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Door, (HttpContext http, HealthRecords _) => Start(http, null)).For(Roles.Health);
        pages.MapPost(Door, Begin).For(Roles.Health);
        pages.MapGet(Sheet, () => PageAnswer.Of<MeasureSheet>()).For(Roles.Health);
        pages.MapGet(At, (HttpContext http, HealthRecords _) => Waiting(http)).AddEndpointFilter(IsThere)
            .For(Roles.Health);
        var at = pages.MapGroup(At).AddEndpointFilter(IsThere);
        at.MapGet("/camera", (HttpContext http, HealthRecords _) => PageAnswer.Of<MeasureCamera>(
            (nameof(MeasureCamera.On), On(http))).WithScanner()).For(Roles.Health);
        at.MapPost("/card", TakeCard).For(Roles.Health);
        at.MapPost("/join", Join).For(Roles.Health);
        at.MapPost("/number", TakeNumber).For(Roles.Health);
        at.MapPost("/undo", Undo).For(Roles.Health);
        at.MapPost("/slip", ShowSlip).For(Roles.Health);
        at.MapGet("/came.csv", Came).For(Roles.Health);
        MeasureSheets.Map(at);
    }

    internal static Occasion On(HttpContext http) => (Occasion)http.Items[typeof(Occasion)]!;

    internal static HealthRecords Records(HttpContext http) => http.RequestServices.GetRequiredService<HealthRecords>();

    private static ValueTask<object?> IsThere(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var (http, route) = (call.HttpContext, call.HttpContext.Request.RouteValues);
        if (Occasion.Of(route["kind"]?.ToString(), route["day"]?.ToString(), Tokyo.Day(http.Now())) is not { } on)
        {
            return new ValueTask<object?>(Problem.NotFound("NotFound"));
        }
        http.Items[typeof(Occasion)] = on;
        return next(call);
    }

    private static IResult Start(HttpContext http, Text? fault) => PageAnswer.Of<MeasureStart>(
        (nameof(MeasureStart.Today), Tokyo.Day(http.Now())), (nameof(MeasureStart.Fault), fault)).Unless(fault);

    private static Task<IResult> Begin(HttpContext http, PageForm form) => Task.FromResult(
        Occasion.Of(form["kind"], form["day"], Tokyo.Day(http.Now())) is { } on
            ? PageDoors.GoTo(form.Has("sheet") ? on.Path + "/sheet" : on.Path)
            : Start(http, MeasureTexts.DayWrong));

    /// <summary>Ready for the next person.</summary>
    private static async Task<IResult> Waiting(HttpContext http, Text? done = null, Text? fault = null)
    {
        var (on, records, cancellation) = (On(http), Records(http), http.RequestAborted);
        return PageAnswer.Of<MeasureScan>(
            (nameof(MeasureScan.On), on), (nameof(MeasureScan.Done), done), (nameof(MeasureScan.Fault), fault),
            (nameof(MeasureScan.Count), await records.Measurements.CountOn(on.Measure.Kind, on.Day, cancellation)),
            (nameof(MeasureScan.Last), (await records.Measurements.LastBy(
                http.Caller().Actor, on.Measure.Kind, on.Day, UndoMax, cancellation))?.Id)).Unless(fault);
    }

    private static async Task<IResult> TakeCard(HttpContext http, PageForm form)
    {
        var found = await FoundWallet.By(http, form["held"]);
        if (found.Wallet is not { } wallet)
        {
            return Stopped(http, MeasureTexts.Unknown, found.IsShared ? MeasureTexts.Shared : MeasureTexts.UnknownWhy);
        }
        if (http.Caller().Hindrance(wallet) is not null) return Stopped(http, MeasureTexts.Own, null);
        return await Next(http, wallet, found.LastFour, form.Has("again"));
    }

    /// <summary>What is to be asked of somebody who is known.</summary>
    private static async Task<IResult> Next(HttpContext http, WalletId wallet, string? card, bool again)
    {
        var (on, records, cancellation) = (On(http), Records(http), http.RequestAborted);
        if ((await records.Participants.Among([wallet], cancellation)).FirstOrDefault() is not { } participant)
        {
            return PageAnswer.Of<MeasureNotIn>(
                (nameof(MeasureNotIn.On), on), (nameof(MeasureNotIn.Wallet), wallet), (nameof(MeasureNotIn.Card), card),
                (nameof(MeasureNotIn.Words), await records.Consents.Current(cancellation)));
        }
        if (!again && await records.Measurements.IsThere(
            participant.Participant, on.Measure.Kind, on.Day, cancellation))
        {
            return PageAnswer.Of<MeasureStopped>(
                (nameof(MeasureStopped.On), on), (nameof(MeasureStopped.Title), MeasureTexts.Twice),
                (nameof(MeasureStopped.Why), on.IsComing ? null : MeasureTexts.TwiceWhy),
                (nameof(MeasureStopped.Again), on.IsComing ? null : participant.Participant),
                (nameof(MeasureStopped.Card), card));
        }
        return Number(on, participant.Participant, card, again, null, Guid.CreateVersion7());
    }

    private static PageAnswer Number(
        Occasion on, Guid participant, string? card, bool again, Text? fault, Guid key) => PageAnswer.Of<MeasureNumber>(
        (nameof(MeasureNumber.On), on), (nameof(MeasureNumber.Participant), participant),
        (nameof(MeasureNumber.Card), card), (nameof(MeasureNumber.Again), again), (nameof(MeasureNumber.Fault), fault),
        (nameof(MeasureNumber.Key), key)).Unless(fault);

    /// <summary>Three touches: age, sex, where they live. The third enrols, and the number is next.</summary>
    private static async Task<IResult> Join(HttpContext http, PageForm form)
    {
        var (on, wallet) = (On(http), Reading.Id<WalletId>(form["wallet"] ?? "", "wallet"));
        if (http.Caller().Hindrance(wallet) is { } no) return no;
        var texts = await Records(http).Consents.Current(http.RequestAborted);
        if (texts.FirstOrDefault(one => $"{one.Programme}.{one.Version}" == form["words"]) is not { } words)
        {
            return Stopped(http, MeasureTexts.NotIn, HealthTexts.NewerText);
        }
        var chosen = Chosen.Of(form);
        if (chosen.Age is null || chosen.Sex is null || chosen.Area is null)
        {
            return PageAnswer.Of<MeasureJoin>(
                (nameof(MeasureJoin.On), on), (nameof(MeasureJoin.Wallet), wallet), (nameof(MeasureJoin.Words), words),
                (nameof(MeasureJoin.Card), form["four"]), (nameof(MeasureJoin.Chosen), chosen),
                (nameof(MeasureJoin.Key), form.Has(PageActs.Key) ? form.Id(PageActs.Key) : Guid.CreateVersion7()));
        }
        var joining = http.RequestServices.GetRequiredService<Joining>();
        var traits = chosen.With(await joining.ChannelOf(wallet, http.RequestAborted));
        return await joining.Join(http, form.Id(PageActs.Key), wallet, words, traits, onPaper: true) is { } fault
            ? Stopped(http, MeasureTexts.NotIn, fault)
            : await Next(http, wallet, form["four"], false);
    }

    private static async Task<IResult> TakeNumber(HttpContext http, PageForm form)
    {
        var (on, key) = (On(http), form.Id(PageActs.Key));
        var participant = form.Id("participant");
        var tenths = on.IsComing ? on.Measure.Most : on.Measure.Read(form["number"]);
        if (form.Has("ask") || tenths is null)
        {
            return Number(on, participant, form["four"], form.Has("again"), form.Has("ask")
                ? null
                : MeasureTexts.Wrong.With(on.Measure.Shown(on.Measure.Least), on.Measure.Shown(on.Measure.Most)), key);
        }
        var kept = await Records(http).Measurements.Keep(
            new Measurement(key, participant, on.Day, on.Measure.Kind, tenths.Value), http.Caller().Actor,
            form.Has("again"), http.RequestAborted);
        return kept is Kept.Fresh or Kept.Repeated
            ? await Waiting(http, MeasureTexts.Kept)
            : Stopped(http, kept is Kept.AnotherThatDay ? MeasureTexts.Twice : MeasureTexts.NotIn,
                MeasureTexts.NotKept);
    }

    private static async Task<IResult> Undo(HttpContext http, PageForm form) =>
        await Records(http).Measurements.Undo(form.Id("measurement"), http.Caller().Actor, http.RequestAborted)
            ? await Waiting(http, MeasureTexts.Undone)
            : await Waiting(http, null, MeasureTexts.NotUndone);

    /// <summary>For who has no phone: what they were just told, to take home. Written down as a look, for it is
    /// one.</summary>
    private static async Task<IResult> ShowSlip(HttpContext http, PageForm form)
    {
        var (on, records, caller) = (On(http), Records(http), http.Caller());
        if (await records.Measurements.LastBy(
            caller.Actor, on.Measure.Kind, on.Day, UndoMax, http.RequestAborted) is not { } last
            || last.Id != form.Id("measurement")
            || await records.Participants.WalletOf(last.Participant, http.RequestAborted) is not { } wallet)
        {
            return await Waiting(http, null, MeasureTexts.NotUndone);
        }
        await http.RequestServices.GetRequiredService<CommunityDirectory>().AccessLog.Write(
            caller.Actor, caller.Device, AccessLog.Look + "slip", wallet.Value, http.RequestAborted);
        return PageAnswer.Of<MeasureSlip>((nameof(MeasureSlip.On), on), (nameof(MeasureSlip.Tenths), last.Tenths));
    }

    /// <summary>Who came, as a file for a gift to many: coming is thanked for, and no number is in it.</summary>
    private static async Task<IResult> Came(HttpContext http, CommunityDirectory directory, string? yen)
    {
        var (on, caller) = (On(http), http.Caller());
        if (!int.TryParse(yen, System.Globalization.NumberStyles.None, null, out var each) || each is < 1 or > 10_000)
        {
            throw new MalformedException("yen", "1 to 10000 is expected here");
        }
        var wallets = await Records(http).Measurements.WalletsOn(on.Measure.Kind, on.Day, http.RequestAborted);
        await directory.AccessLog.Write(
            caller.Actor, caller.Device, "came", wallets.Select(wallet => new WalletId(wallet)), http.RequestAborted);
        var lines = wallets.Select(wallet => $"{wallet},{each}\n");
        return Results.File(
            System.Text.Encoding.UTF8.GetBytes($"wallet,amount\n{string.Concat(lines)}"), "text/csv; charset=utf-8",
            $"came-{on.Day:uuuu-MM-dd}.csv");
    }

    private static PageAnswer Stopped(HttpContext http, Text title, Text? why) => PageAnswer.Of<MeasureStopped>(
        (nameof(MeasureStopped.On), On(http)), (nameof(MeasureStopped.Title), title),
        (nameof(MeasureStopped.Why), why)).WithStatus(StatusCodes.Status422UnprocessableEntity);
}
