using System.Text.Json;
using System.Text.RegularExpressions;
using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Desk;

/// <summary>What was typed about a merchant, and what is wrong in it.</summary>
public sealed partial record TypedShop
{
    private const int LengthMax = 200;

    public string? Name { get; init; }
    public string? Kana { get; init; }
    public string? NameEn { get; init; }
    public string? Class { get; init; }
    public string? TNumber { get; init; }
    public string? Phone { get; init; }
    public string? Address { get; init; }
    public IReadOnlyDictionary<string, Text> Faults { get; init; } = new Dictionary<string, Text>();

    internal static TypedShop Of(MerchantEntry entry, MerchantClass merchantClass) => new()
    {
        Name = entry.Name, Kana = entry.Kana, NameEn = entry.NameEn, Class = merchantClass.Value,
        TNumber = entry.TNumber, Phone = entry.Phone, Address = entry.Address,
    };

    /// <param name="before">Its class, which the list may not have.</param>
    internal static TypedShop Of(PageForm form, string? before = null)
    {
        var typed = new TypedShop
        {
            Name = form["name"], Kana = form["kana"], NameEn = form["name-en"],
            Class = DeskShopTexts.Classes.Any(one => one.Word == form["class"]) ? form["class"]
                : before ?? DeskShopTexts.Classes[0].Word,
            TNumber = form["t-number"], Phone = form["phone"], Address = form["address"],
        };
        var faults = new Dictionary<string, Text>();
        if (typed.Name is not { Length: <= LengthMax }) faults["name"] = DeskShopTexts.NameMissing;
        if (typed.Kana is { } kana && !Store.Kana.IsKana(kana)) faults["kana"] = DeskShopTexts.KanaWrong;
        if (typed.TNumber is { } number && !WholeTNumber().IsMatch(number))
        {
            faults["t-number"] = DeskShopTexts.TNumberWrong;
        }
        return typed with { Faults = faults };
    }

    /// <param name="before">What the form does not ask stays as it was.</param>
    internal MerchantEntry Entry(MerchantId id, MerchantEntry? before) => new(
        id, Name!, Store.Kana.Of(Kana), NameEn, TNumber, Phone, Address, before?.BankAccount, before?.Notes);

    internal TypedShop With(string field, Text fault) =>
        this with { Faults = new Dictionary<string, Text>(Faults) { [field] = fault } };

    [GeneratedRegex(@"\AT[0-9]{13}\z", RegexOptions.None, 100)]
    private static partial Regex WholeTNumber();
}

/// <summary>Where a merchant's coins are paid out, as the directory keeps it.</summary>
public sealed record BankAccount(string Bank, string Branch, string Kind, string Number, string Holder)
{
    public const string Ordinary = "ordinary";
    public const string Current = "current";

    public static BankAccount? Of(string? json) =>
        json is null ? null : JsonSerializer.Deserialize<BankAccount>(json, JsonSerializerOptions.Web);

    /// <returns>Null where a number has not as many digits as it should.</returns>
    internal static BankAccount? Of(PageForm form) =>
        Digits(form["bank"], 4) && Digits(form["branch"], 3) && Digits(form["number"], 7)
        && form["holder"] is { Length: <= 100 } holder
            ? new BankAccount(
                form["bank"]!, form["branch"]!, form["kind"] is Current ? Current : Ordinary, form["number"]!,
                Store.Kana.Of(holder)!)
            : null;

    public string Json() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <summary>What everybody at the desk may see of it.</summary>
    internal string Masked(bool isJapanese) => DeskShopTexts.AccountShown.Plain(
        isJapanese, Bank, Branch,
        (Kind == Current ? DeskShopTexts.Current : DeskShopTexts.Ordinary).Plain(isJapanese), Number[^3..], Holder);

    /// <summary>What whoever approves it compares with the paper, line by line.</summary>
    internal (Text What, string Value)[] Whole(bool isJapanese) =>
    [
        (DeskShopTexts.Bank, Bank), (DeskShopTexts.Branch, Branch),
        (DeskShopTexts.AccountKind,
            (Kind == Current ? DeskShopTexts.Current : DeskShopTexts.Ordinary).Plain(isJapanese)),
        (DeskShopTexts.Number, Number), (DeskShopTexts.Holder, Holder),
    ];

    private static bool Digits(string? text, int count) =>
        text is not null && text.Length == count && text.All(char.IsAsciiDigit);
}
