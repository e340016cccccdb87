using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Counter;

/// <summary>What was typed about somebody who is not registered yet, and what is missing in it.</summary>
/// <param name="Seen">The kind of document that proved who they are.</param>
public sealed record NewResident
{
    public Guid Wallet { get; init; } = Guid.CreateVersion7();
    public Guid Binding { get; init; } = Guid.CreateVersion7();
    public string? Card { get; init; }
    public string? LastFour { get; init; }
    public string? Name { get; init; }
    public string? Kana { get; init; }
    public string? Phone { get; init; }
    public string? Address { get; init; }
    public string? Neighbourhood { get; init; }
    public string? BirthBand { get; init; }
    public string? Seen { get; init; }
    public IReadOnlyDictionary<string, Text> Faults { get; init; } = new Dictionary<string, Text>();

    private const int NameLengthMax = 100;
    private const int AddressLengthMax = 200;

    internal static NewResident Of(PageForm form)
    {
        var typed = new NewResident
        {
            Wallet = form.Id("wallet"), Binding = form.Id("binding"), Card = form["card"], LastFour = form["last-four"],
            Name = form["name"], Kana = form["kana"], Phone = form["phone"], Address = form["address"],
            Neighbourhood = Listed(form["neighbourhood"], NeighbourhoodTexts.All),
            BirthBand = Listed(form["birth-band"], CounterRegisterTexts.BirthBands),
            Seen = Listed(form["seen"], CounterRegisterTexts.Documents),
        };
        return typed with { Faults = typed.FindFaults() };
    }

    internal NewResident With(string field, Text fault) =>
        this with { Faults = new Dictionary<string, Text>(Faults) { [field] = fault } };

    /// <summary>The form's ids are used up: sent again, it is another person.</summary>
    internal NewResident Anew(Text fault) =>
        With("name", fault) with { Wallet = Guid.CreateVersion7(), Binding = Guid.CreateVersion7() };

    /// <summary>As the directory keeps them: kana in katakana, a phone as it is dialled.</summary>
    internal MemberEntry Member() => new(
        new WalletId(Wallet.ToString()), Name, Store.Kana.Of(Kana),
        Phone is null ? null : string.Concat(Phone.Where(one => char.IsAsciiDigit(one) || one is '-' or '+')),
        Address, Neighbourhood, BirthBand, null);

    private Dictionary<string, Text> FindFaults()
    {
        var faults = new Dictionary<string, Text>();
        if (Name is not { Length: <= NameLengthMax }) faults["name"] = PersonTexts.NameMissing;
        if (Kana is not { Length: <= NameLengthMax } kana || !Store.Kana.IsKana(kana))
        {
            faults["kana"] = PersonTexts.KanaMissing;
        }
        if (Address is not { Length: <= AddressLengthMax }) faults["address"] = CounterRegisterTexts.AddressMissing;
        if (Phone is { } phone && phone.Count(char.IsAsciiDigit) is < 9 or > 15)
        {
            faults["phone"] = PersonTexts.PhoneMalformed;
        }
        if (Seen is null) faults["seen"] = CounterRegisterTexts.SeenMissing;
        return faults;
    }

    private static string? Listed(string? word, (string Word, Text Text)[] list) =>
        list.Any(one => one.Word == word) ? word : null;
}
