using LocalCoin.App.Pages;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Desk;

/// <summary>What was typed to put a resident's entry right, and what is wrong in it.</summary>
public sealed record CorrectedMember(
    string? Name, string? Kana, string? Phone, string? Address, string? Neighbourhood)
{
    private const int LengthMax = 100;

    public IReadOnlyDictionary<string, Text> Faults { get; private init; } = new Dictionary<string, Text>();

    internal static CorrectedMember Of(MemberEntry member) =>
        new(member.Name, member.Kana, member.Phone, member.Address, member.Neighbourhood);

    internal static CorrectedMember Of(PageForm form)
    {
        var typed = new CorrectedMember(
            form["name"], form["kana"], form["phone"], form["address"],
            NeighbourhoodTexts.All.Any(one => one.Word == form["neighbourhood"]) ? form["neighbourhood"] : null);
        var faults = new Dictionary<string, Text>();
        if (typed.Name is not { Length: <= LengthMax }) faults["name"] = PersonTexts.NameMissing;
        if (typed.Kana is not { Length: <= LengthMax } kana || !Store.Kana.IsKana(kana))
        {
            faults["kana"] = PersonTexts.KanaMissing;
        }
        if (typed.Phone is { } phone && phone.Count(char.IsAsciiDigit) is < 9 or > 15)
        {
            faults["phone"] = PersonTexts.PhoneMalformed;
        }
        return typed with { Faults = faults };
    }

    /// <summary>What the form does not ask stays as it was.</summary>
    internal MemberEntry Member(MemberEntry before) => before with
    {
        Name = Name, Kana = Store.Kana.Of(Kana), Phone = Phone, Address = Address,
        Neighbourhood = Neighbourhood ?? before.Neighbourhood,
    };
}
