using System.Text.RegularExpressions;
using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Desk;

/// <summary>What was typed about an owner who is invited, and what is wrong in it.</summary>
public sealed partial record TypedOwner
{
    private const int LengthMax = 100;

    /// <summary>Drawn with the form: sent again, it is the same person with the same first password.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public string? Name { get; init; }
    public string? SignIn { get; init; }
    public IReadOnlyDictionary<string, Text> Faults { get; init; } = new Dictionary<string, Text>();

    internal static TypedOwner Of(PageForm form)
    {
        var typed = new TypedOwner { Id = form.Id("owner"), Name = form["owner-name"], SignIn = form["sign-in"] };
        var faults = new Dictionary<string, Text>();
        if (typed.Name is not { Length: <= LengthMax }) faults["owner-name"] = DeskShopTexts.NameMissing;
        if (typed.SignIn is not { } name || !WholeName().IsMatch(name)) faults["sign-in"] = DeskShopTexts.SignInWrong;
        return typed with { Faults = faults };
    }

    internal string FirstPassword(HttpContext http) =>
        http.RequestServices.GetRequiredService<TypedSecrets>().FirstPassword(Id);

    /// <returns>Why they were not entered; null where they were, or are.</returns>
    internal async Task<Text?> Enter(HttpContext http, MerchantId merchant)
    {
        var id = new ActorId(Id.ToString());
        if (await http.RequestServices.GetRequiredService<CommunityDirectory>().Credentials.Find(
            id, http.RequestAborted) is { } there)
        {
            return there.Merchant == merchant && there.Name == SignIn ? null : DeskShopTexts.SignInTaken;
        }
        var no = await StaffActs.Put(http, id, new StaffBody(
            SignIn!, Name!, RoleNames.Of(Roles.Owner), FirstPassword(http), merchant));
        return no is null ? null : DeskShopTexts.SignInTaken;
    }

    internal TypedOwner With(string field, Text fault) =>
        this with { Faults = new Dictionary<string, Text>(Faults) { [field] = fault } };

    [GeneratedRegex(@"\A[a-z0-9-]{3,40}\z", RegexOptions.None, 100)]
    private static partial Regex WholeName();
}
