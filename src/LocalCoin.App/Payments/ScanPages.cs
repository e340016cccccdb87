// よみとる: the phone's camera reads a code, and the server says what it is. Where it leads is always a page of ours, by
// a number or an id that we know; no text that was read is ever followed, or shown.

using LocalCoin.App.Codes;
using LocalCoin.App.Pages;
using LocalCoin.Ledger;

namespace LocalCoin.App.Payments;

internal static class ScanPages
{
    public const string Door = "/scan";
    public const string Field = "text";

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Door, (HttpContext http, Origins _) => PageAnswer.Of<Scan>().WithScanner()).For(Roles.Resident);
        pages.MapPost(Door, Take).For(Roles.Resident);
    }

    private static async Task<IResult> Take(HttpContext http, PageForm form, Origins origins)
    {
        var text = form.Raw(Field);
        return ScannedText.Of(text, origins.Own(http), origins.Identifier(http)) switch
        {
            ScannedText.Spot(var number) => await PayPages.Find(http, number) is { } place
                ? PageDoors.GoTo(place.Door)
                : Refused(ScanTexts.NoSuchShop),
            ScannedText.Request(var payment) => Guid.TryParseExact(payment, "D", out var id)
                && await PayRequests.Find(http, id.ToString()) is { } asked
                ? PageDoors.GoTo(asked.Place.Door)
                : Refused(PayTexts.RequestOver),
            ScannedText.Card => Refused(ScanTexts.IsCard),
            ScannedText.OtherScheme(var scheme) => Refused(
                ScanTexts.Named.Contains(scheme) ? ScanTexts.OfScheme.With(scheme) : ScanTexts.OfOtherScheme),
            ScannedText.Damaged => Refused(ScanTexts.Damaged),
            _ => Refused(LeadsElsewhere(text, origins.Own(http)) ? ScanTexts.OtherSite : ScanTexts.NotOurs),
        };
    }

    private static bool LeadsElsewhere(string text, string site) =>
        text.StartsWith("http", StringComparison.OrdinalIgnoreCase)
        && text.Contains("://", StringComparison.Ordinal)
        && !text.StartsWith(site + "/", StringComparison.OrdinalIgnoreCase);

    private static PageAnswer Refused(Text why) => PageAnswer.Of<ScanRefused>((nameof(ScanRefused.Why), why))
        .WithStatus(StatusCodes.Status422UnprocessableEntity);
}
