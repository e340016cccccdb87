using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Tests.Tidiness;

namespace LocalCoin.Tests.Specs;

// Stored shapes are for ever. Golden/<name>.json holds one event of every type exactly as it is stored: a test that
// fails here means that the past could not be read any more, so the code is mended and never the file. To add an
// event, run this test once: it writes the file that is missing from the specs' own events, and fails to say so.
public class GoldenEvents
{
    private static readonly string Folder = Checkout.Path("tests/LocalCoin.Tests/Golden");

    private static readonly Lazy<IReadOnlyList<LedgerEvent>> FromSpecs = new(() =>
        [.. SpecFile.All().SelectMany(file => file.Examples).SelectMany(example => example.Tell().Events)
            .Select(recorded => recorded.Event).Where(happened => EventTypes.All.Contains(happened.GetType()))]);

    public static TheoryData<string> Names() =>
        [.. EventTypes.All.Select(EventTypes.NameOf).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_stored_event_is_read_and_written_as_it_stands(string name)
    {
        var path = Path.Combine(Folder, name + ".json");
        if (!File.Exists(path))
        {
            File.WriteAllText(path, Richest(name) + "\n");
            Assert.Fail($"{path} was missing and is now there: read it with care before it is kept for ever");
        }
        var stored = File.ReadAllText(path).TrimEnd('\n');
        var happened = EventJson.Read(name, Encoding.UTF8.GetBytes(stored));
        Assert.Equal(EventTypes.Of(name), happened.GetType());
        Assert.Equal(stored, Encoding.UTF8.GetString(EventJson.Write(happened)));
    }

    [Fact]
    public void Every_event_has_a_golden_file_and_every_file_an_event() =>
        Assert.Equal(
            typeof(LedgerEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(LedgerEvent)))
                .Select(type => SnakeCase(type.Name) + ".json").Order(StringComparer.Ordinal),
            Directory.GetFiles(Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));

    [Fact]
    public void What_is_written_is_the_canonical_form_and_survives_reading()
    {
        Assert.NotEmpty(FromSpecs.Value);
        foreach (var happened in FromSpecs.Value)
        {
            var written = EventJson.Write(happened);
            var text = Encoding.UTF8.GetString(written);
            var again = EventJson.Read(EventTypes.NameOf(happened), written);
            Assert.Equal(text, Encoding.UTF8.GetString(EventJson.Write(again)));
            Assert.Equal(text, Canonical.Of(JsonNode.Parse(written)));
            Assert.DoesNotContain("null", text);
            Assert.Equal(happened.At, again.At);
            Assert.Equal(happened.Postings, again.Postings);
            Assert.Equal(happened.Counts, again.Counts);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_a_stored_event_lacks_is_never_read_as_nothing(string name)
    {
        var stored = File.ReadAllBytes(Path.Combine(Folder, name + ".json"));
        foreach (var (owner, type) in Objects(JsonNode.Parse(stored)!, EventTypes.Of(name)))
        {
            foreach (var (key, value) in owner.ToArray())
            {
                owner.Remove(key);
                Check(key);
                owner[key] = null;
                if (!MayBeAbsent(type, key)) Assert.Throws<InvalidDataException>(() => Read(name, owner.Root));
                owner[key] = value;
            }

            void Check(string key)
            {
                if (MayBeAbsent(type, key) || IsMovement(type, key)) Read(name, owner.Root);
                else
                {
                    var refused = Assert.Throws<InvalidDataException>(() => Read(name, owner.Root));
                    Assert.Contains($"event 7 ({name})", refused.Message);
                    Assert.Contains($"'{key}'", refused.Message);
                }
            }
        }
    }

    private static void Read(string name, JsonNode data) =>
        new StoredEvent(
            7, Guid.Empty, "any-thing", 1, name, default, """{"actor":"ann","fingerprint":"f"}"""u8.ToArray(),
            Encoding.UTF8.GetBytes(data.ToJsonString())).Recorded();

    /// <summary>Every object in an event with the type that it is read as.</summary>
    private static IEnumerable<(JsonObject Owner, Type Type)> Objects(JsonNode? node, Type type) => node switch
    {
        JsonObject all => all.ToArray()
            .SelectMany(pair => Objects(pair.Value, Property(type, pair.Key).PropertyType)).Prepend((all, type)),
        JsonArray many => many.SelectMany(one => Objects(one, type.GetGenericArguments()[0])),
        _ => [],
    };

    private static bool MayBeAbsent(Type type, string key) =>
        new NullabilityInfoContext().Create(Property(type, key)).WriteState is NullabilityState.Nullable;

    /// <summary>An event that moves or counts nothing says so by its silence.</summary>
    private static bool IsMovement(Type type, string key) =>
        type.IsSubclassOf(typeof(LedgerEvent)) && key is "postings" or "counts";

    private static PropertyInfo Property(Type type, string key) =>
        type.GetProperty(key, BindingFlags.IgnoreCase | BindingFlags.Public | BindingFlags.Instance)!;

    /// <summary>Of the specs' events of a type, the one that says most.</summary>
    private static string Richest(string name) => FromSpecs.Value
        .Where(happened => EventTypes.NameOf(happened) == name)
        .Select(happened => Encoding.UTF8.GetString(EventJson.Write(happened)))
        .OrderBy(text => text.Count(letter => letter == ':')).ThenBy(text => text, StringComparer.Ordinal)
        .Last(text => text.Length < 4000);

    private static string SnakeCase(string name) => Regex.Replace(name, "(?<!^)([A-Z])", "_$1").ToLowerInvariant();
}
