// A new budget: what its coins are, when they end and where they may be spent. Its terms stay as they are for ever, for
// coins were given on them; it holds nothing until a budget is put in.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;

namespace LocalCoin.App.Desk.Money;

/// <summary>What was typed, and what is wrong in it.</summary>
public sealed record TypedFund(
    Guid Key, string? Id, FundFamily Family, string? Expiry, string? LifeMin, IReadOnlyList<string> Classes,
    bool Prepaid)
{
    public IReadOnlyDictionary<string, Text> Faults { get; init; } = new Dictionary<string, Text>();

    /// <summary>Null where something is wrong.</summary>
    internal DefineFund? Command { get; init; }

    internal static readonly TypedFund Empty = new(Guid.Empty, null, FundFamily.Free, null, null, [], false);

    internal static TypedFund Of(PageForm form)
    {
        var typed = new TypedFund(
            form.Id(PageActs.Key), form["id"],
            Enum.TryParse<FundFamily>(form["family"], true, out var family) ? family : FundFamily.Free,
            form["expiry"], form["life-min"],
            [.. form.All("classes").Where(one => DeskShopTexts.Classes.Any(known => known.Word == one))],
            form.Has("prepaid"));
        var faults = new Dictionary<string, Text>();
        var id = typed.ReadId(faults);
        var expiry = typed.ReadExpiry(faults);
        return typed with
        {
            Faults = faults,
            Command = faults.Count > 0 ? null : new DefineFund(
                id, typed.Family, expiry, [.. typed.Classes.Select(one => new MerchantClass(one))], typed.Prepaid),
        };
    }

    private FundId ReadId(Dictionary<string, Text> faults)
    {
        try
        {
            return FundId.Parse(Id ?? "");
        }
        catch (FormatException)
        {
            faults["id"] = FundPageTexts.IdWrong;
            return default;
        }
    }

    private ExpiryPolicy ReadExpiry(Dictionary<string, Text> faults)
    {
        var days = 0;
        if (LifeMin is not null && (!int.TryParse(LifeMin, out days) || days is < 0 or > 366))
        {
            faults["life-min"] = FundPageTexts.LifeMinWrong;
        }
        try
        {
            if (Expiry is { } text) return ExpiryText.Read(text, LifeMin is null ? null : days);
        }
        catch (BadValueException)
        {
            // Told below, like an empty field.
        }
        faults["expiry"] = FundPageTexts.ExpiryWrong;
        return ExpiryPolicy.None;
    }

    internal TypedFund With(Text fault) => this with { Faults = new Dictionary<string, Text> { ["id"] = fault } };
}

internal static class NewFund
{
    public const string Door = Funds.Door + "/new";

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Door, (HttpContext _) => Form(TypedFund.Empty with { Key = Guid.CreateVersion7() }))
            .For(Roles.Operator);
        pages.MapPost(Door, Define).For(Roles.Operator);
    }

    private static PageAnswer Form(TypedFund typed) => PageAnswer.Of<NewFundPage>((nameof(NewFundPage.Typed), typed))
        .Unless(typed.Faults.Values.FirstOrDefault());

    private static async Task<IResult> Define(HttpContext http, PageForm form)
    {
        var typed = TypedFund.Of(form);
        if (typed.Command is not { } command) return Form(typed);
        return await http.Act(form, command) is { } fault
            ? Form(typed.With(fault))
            : PageDoors.GoTo(Funds.Of(command.Fund));
    }
}
