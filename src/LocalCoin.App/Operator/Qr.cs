using System.CommandLine;
using LocalCoin.App.Codes;

namespace LocalCoin.App.Operator;

/// <summary>Reads and writes the texts of shops' payment codes; needs no server.</summary>
internal static class Qr
{
    private const string Example = "00020101021127420024jp.lg.tondabayashi.kongo0110KONGO00012"
        + "5204541153033925802JP5911KONGO YAOYA6012TONDABAYASHI63041219";

    internal static Command Command() => new("qr", "Read or write the text of a shop's payment code (EMVCo).")
    {
        Parse(), Make(),
    };

    private static JobCommand Parse()
    {
        var text = new Argument<string>("STRING") { Description = "What a camera reads" };
        var identifier = Identifier();
        var command = new JobCommand(
            "parse", "Print what a code says as JSON; exit code 1 and the reason if it is malformed.",
            $"localcoin qr parse '{Example}'")
        {
            text, identifier,
        };
        return command.Does((job, parsed) => Task.FromResult(
            Print(EmvReading.Of(parsed.GetValue(text)!), Ours(job, parsed.GetValue(identifier)))));
    }

    private static string? Ours(Job job, string? given) => given ?? Settings.ReadCodeIdentifier(job.Configuration);

    private static int Print(EmvReading reading, string? identifier)
    {
        if (reading is EmvReading.Malformed malformed)
        {
            Job.ReportJson(new
            {
                valid = false, fault = malformed.Fault.ToString(), where = malformed.Where, reason = malformed.Why,
            });
            return ExitCode.Fault;
        }
        var code = ((EmvReading.Valid)reading).Code;
        var ours = ShopCode.Of(code, identifier);
        Job.ReportJson(new
        {
            valid = true,
            ours = ours is not null, spot = ours?.Spot, request = ours?.Request,
            forOnePayment = code.Find("01") == "12",
            schemes = code.Accounts.Select(one => new { id = one.Id, identifier = one.Identifier }),
            amount = code.Find("54"), currency = code.Find("53"), country = code.Find("58"),
            category = code.Find("52"), name = code.Find("59"), city = code.Find("60"), postcode = code.Find("61"),
            localName = code.Objects.FirstOrDefault(one => one.Id == "64")?.Find("01"),
            objects = code.Objects.Select(Shown),
        });
        return ExitCode.Ok;
    }

    private static object Shown(EmvObject one) => new
    {
        id = one.Id, value = one.Value, inside = one.Inside.Count == 0 ? null : one.Inside.Select(Shown),
    };

    private static JobCommand Make()
    {
        var spot = Text("--spot", "The place of sale, as after /p/", isRequired: true);
        var name = Text("--name", "The shop's name in ASCII, at most 25 letters", isRequired: true);
        var japanese = Text("--name-ja", "The shop's name in Japanese, at most 25 characters");
        var city = Text("--city", "In ASCII, at most 15 letters");
        city.DefaultValueFactory = _ => "TONDABAYASHI";
        var postcode = Text("--postcode", "Seven digits");
        var category = Text("--category", "Four digits of ISO 18245: 5411 grocery, 5499 other food, 5812 eating");
        category.DefaultValueFactory = _ => "5499";
        var amount = new Option<long?>("--amount") { Description = "Yen; without it the payer types them" };
        var request = Text("--request", "The payment that is asked for, at most 25 letters");
        var identifier = Identifier();
        var command = new JobCommand(
            "make", "Write a shop's code.",
            "localcoin qr make --spot 1016 --name 'KONGO YAOYA' --name-ja 金剛やおや --category 5411",
            "localcoin qr make --spot 1016 --name 'KONGO YAOYA' --amount 498 --request R202608300001")
        {
            spot, name, japanese, city, postcode, category, amount, request, identifier,
        };
        return command.Does((job, parsed) =>
        {
            try
            {
                var written = new ShopCode(
                    parsed.GetValue(spot)!, parsed.GetValue(amount), parsed.GetValue(request)).Write(
                    Ours(job, parsed.GetValue(identifier)) ?? throw new UsageException(
                        "whose code is it? Give --identifier, or set LocalCoin__CodeIdentifier"),
                    new Shop(
                        parsed.GetValue(name)!, parsed.GetValue(city)!, parsed.GetValue(postcode),
                        parsed.GetValue(category)!, parsed.GetValue(japanese)));
                job.Report(new { text = written }, written);
                return Task.FromResult(ExitCode.Ok);
            }
            catch (FormatException malformed)
            {
                throw new UsageException(malformed.Message);
            }
        });
    }

    private static Option<string> Identifier() => Text(
        "--identifier", "The community's own name in codes, a domain name backwards; as configured unless given");

    private static Option<string> Text(string name, string description, bool isRequired = false) =>
        new(name) { Description = description, HelpName = "TEXT", Required = isRequired };
}
