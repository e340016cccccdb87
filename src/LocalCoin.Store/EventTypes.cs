// The stored name of every event: the snake_case of its type, which is Marten's own alias rule. A name, once released,
// stays; a type that is renamed would get its old name here.

using System.Collections.Frozen;
using System.Text.Json;
using LocalCoin.Ledger;

namespace LocalCoin.Store;

public static class EventTypes
{
    private static readonly FrozenDictionary<Type, string> Names = typeof(LedgerEvent).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(LedgerEvent)) && !type.IsAbstract)
        .ToFrozenDictionary(type => type, type => JsonNamingPolicy.SnakeCaseLower.ConvertName(type.Name));

    private static readonly FrozenDictionary<string, Type> Types =
        Names.ToFrozenDictionary(entry => entry.Value, entry => entry.Key);

    public static IReadOnlyCollection<Type> All => Names.Keys;

    public static string NameOf(LedgerEvent happened) => Names[happened.GetType()];
    public static string NameOf(Type type) => Names[type];

    /// <exception cref="InvalidDataException">No event has this name: the
    /// ledger was written by a newer program.</exception>
    public static Type Of(string name) => Types.TryGetValue(name, out var type)
        ? type
        : throw new InvalidDataException($"no event is called '{name}'; was it written by a newer version?");
}
