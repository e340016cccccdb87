using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Desk;

/// <summary>What was typed about a place of sale that is to be opened.</summary>
public sealed record TypedSpot
{
    private const int LengthMax = 200;

    /// <summary>Drawn with the form, so that pressing again opens one place.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public string? Name { get; init; }
    public string? NameEn { get; init; }
    public SpotKind Kind { get; init; }
    public bool VegetablesOnly { get; init; }
    public string? Neighbourhood { get; init; }
    public string? Where { get; init; }
    public string? Sells { get; init; }
    public OpenWeek Week { get; init; } = new([], null);
    public Text? Fault { get; init; }

    internal static TypedSpot Of(PageForm form)
    {
        var days = form.All("weekdays").Select(name => Array.IndexOf(OpenWeek.Names, name) + 1)
            .Where(day => day > 0).Distinct().Order().Select(day => (IsoDayOfWeek)day);
        return new TypedSpot
        {
            Id = form.Id("spot"), Name = form["spot-name"], NameEn = form["spot-name-en"],
            Kind = Enum.TryParse<SpotKind>(form["kind"], out var kind) ? kind : SpotKind.Shop,
            VegetablesOnly = form.Has("vegetables-only"),
            Neighbourhood = NeighbourhoodTexts.All.Any(one => one.Word == form["neighbourhood"])
                ? form["neighbourhood"] : null,
            Where = form["where"], Sells = form["sells"], Week = new OpenWeek([.. days], form["hours"]),
            Fault = form["spot-name"] is { Length: <= LengthMax } ? null : DeskShopTexts.NameMissing,
        };
    }

    internal SpotEntry Entry(MerchantId merchant) => new(
        new SpotId(Id.ToString()), merchant, Name!, NameEn, Neighbourhood, Where, Week.Json(), Sells);

    internal OpenSpot Command(MerchantId merchant) =>
        new(new SpotId(Id.ToString()), merchant, Kind, VegetablesOnly);
}
