using System.Globalization;
using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;
using LocalCoin.Tests.Tidiness;

namespace LocalCoin.Tests.Specs;

// specs/statistics.md, executed: every heading with a fence is a small history, and the tables that come of it.
public class StatisticsSpec
{
    private static readonly string[] Lines = Checkout.Lines("specs/statistics.md");

    public static TheoryData<string, int> Headings()
    {
        var all = new TheoryData<string, int>();
        var heading = "";
        for (var at = 0; at < Lines.Length; at++)
        {
            if (Lines[at].StartsWith("##", StringComparison.Ordinal)) heading = Lines[at].TrimStart('#').Trim();
            if (Lines[at] == "```statistics") all.Add(heading, at + 1);
        }
        return all;
    }

    [Theory]
    [MemberData(nameof(Headings))]
    public void Example(string heading, int from)
    {
        Assert.NotEmpty(heading);
        var story = new Told();
        foreach (var line in Lines.Skip(from).TakeWhile(line => line != "```").Where(line => line.Trim().Length > 0))
        {
            story.Tell(line);
        }
        story.Compare();
        Assert.True(story.Expected > 0, "an example expects something");
    }

    [Fact]
    public void Every_indicator_is_explained_and_occurs_in_an_example()
    {
        Assert.All(Indicators.All, code => Assert.Contains(Lines, line => line.StartsWith(
            $"| `{code}` |", StringComparison.Ordinal)));
        Assert.All(Indicators.All, code => Assert.Contains(Lines, line => line.StartsWith("shows ",
            StringComparison.Ordinal) && line.EndsWith($" {code}", StringComparison.Ordinal)));
    }

    private sealed class Told
    {
        private readonly List<Participant> people = [];
        private readonly List<PurchaseDay> purchases = [];
        private readonly List<Measured> measured = [];
        private readonly List<FundMonth> funds = [];
        private readonly List<SellingPlace> places = [];
        private readonly List<CountedDay> counted = [];
        private readonly List<ProgrammeStart> programmes = [];
        private readonly List<BasketDay> baskets = [];
        private readonly Dictionary<string, long> residents = [];
        private List<string>? shown;
        private string[] table = [];

        internal int Expected { get; private set; }

        internal void Tell(string line)
        {
            var words = new Words(line);
            switch (words.Next())
            {
                case "people": People(words); break;
                case "buy": Buy(words); break;
                case "measured": Measure(words); break;
                case "fund": Fund(words); break;
                case "place": places.Add(new(words.Id<SpotId>(), words.Id<MerchantId>("of"))); break;
                case "counted":
                    counted.Add(new(words.Id<SpotId>(), words.Day("on"), words.NumberOr("cash")!.Value));
                    break;
                case "programme":
                    programmes.Add(new(
                        words.Id<ProgrammeId>(), words.Day("starts"),
                        words.After("ends") is { } end ? new Words(end).Day() : null));
                    break;
                case "residents": residents.Add(words.Next(), words.Number()); break;
                case "basket":
                    baskets.Add(new(words.Id<SpotId>(), words.One("kind", SpotKind.Shop), words.Day("on")));
                    break;
                case "shows":
                case "adds":
                    Compare();
                    table = [line.Split(' ')[0], words.Next(), words.Next(), words.Next()];
                    break;
                case "absent": Assert.Null(Made(words.Next(), words.Next(), words.Next())); Expected++; break;
                default: (shown ??= []).Add(line.Trim()); return;
            }
            Assert.True(words.IsEmpty, $"not understood: {words}");
        }

        internal void Compare()
        {
            if (table.Length == 0) return;
            var made = table[0] == "adds"
                ? MonthsAdded.Of([.. SoFar(table[1]).Select(month => Made(month, table[2], table[3])!)])
                : Made(table[1], table[2], table[3]);
            Assert.True(made is not null, $"there is no table {table[3]}");
            string[] actual =
            [
                $"to {string.Join(' ', made.Columns)}",
                .. made.Rows.Select((row, at) => $"{row} {string.Join(' ', made.Cells[at].Select(Said))}"),
            ];
            Assert.Equal(string.Join('\n', shown ?? []), string.Join('\n', actual));
            (Expected, shown, table) = (Expected + 1, null, []);
        }

        /// <summary>From April to a month.</summary>
        private static IEnumerable<string> SoFar(string month) =>
            StatPeriod.YearOf(StatPeriod.Read(month)!.First).Months().Select(one => $"{one}")
                .TakeWhile(one => string.CompareOrdinal(one, month) <= 0);

        private StatTable? Made(string period, string level, string indicator) => Tables.Make(
            new Facts(Facts.EligibleUsual, people, purchases, measured, funds, places, counted, programmes)
            {
                ResidentsBy = residents, Baskets = baskets,
            },
            StatPeriod.Read(period)!, Enum.Parse<Level>(level, ignoreCase: true),
            Thresholds.Usual).SingleOrDefault(one => one.Indicator == indicator);

        private static string Said(Cell cell) => cell.State switch
        {
            CellState.Suppressed => "x", CellState.Nil => "-",
            _ => cell.Value!.Value.ToString(CultureInfo.InvariantCulture),
        };

        private void People(Words words)
        {
            var names = Names(words);
            var withdrawn = words.After("withdrawn") is { } day ? new Words(day).Day() : (LocalDate?)null;
            var (age, sex, area, channel) = (words.One("age", AgeBand.From70), words.One("sex", Sex.Female),
                words.One("area", Area.Takabedai), words.One("channel", Channel.Card));
            var enrolled = words.Day("enrolled");
            people.AddRange(names.Select(name => new Participant(
                name, new WalletId(name), enrolled, withdrawn, age, sex, area, channel)));
        }

        private void Buy(Words words)
        {
            var (names, spot, kind) = (Names(words), words.Id<SpotId>("at"), words.One("kind", SpotKind.Shop));
            var (coins, vegetables, earned) =
                (words.NumberOr("coins")!.Value, words.NumberOr("vegetables") ?? 0, words.NumberOr("earned") ?? 0);
            var capped = words.NumberOr("capped") ?? 0;
            foreach (var day in words.Must("on").Split(',').Select(day => new Words(day).Day()))
            {
                purchases.AddRange(names.Select(name => new PurchaseDay(
                    new WalletId(name), day, spot, kind, Channel.Card, 1, coins, vegetables, earned,
                    capped)));
            }
        }

        private void Measure(Words words)
        {
            var (names, kind) = (Names(words), words.One<MeasureKind>());
            var (device, day, tenths) = (words.Must("by"), words.Day("on"), (int)words.Number());
            measured.AddRange(names.Select(name => new Measured(name, day, device, kind, tenths)));
        }

        private void Fund(Words words) => funds.Add(new(
            words.Id<FundId>(), words.Day("of"), words.Day("in"), words.NumberOr("issued") ?? 0,
            words.NumberOr("redeemed") ?? 0, words.NumberOr("expired") ?? 0, words.NumberOr("taken-back") ?? 0));

        /// <summary><c>p 1-40</c>: forty people.</summary>
        private static string[] Names(Words words)
        {
            var name = words.Next();
            var ends = words.Next().Split('-').Select(end => int.Parse(end, CultureInfo.InvariantCulture)).ToArray();
            return [.. Enumerable.Range(ends[0], ends[^1] - ends[0] + 1).Select(number => $"{name}{number}")];
        }
    }
}
