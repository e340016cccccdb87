using System.Text.RegularExpressions;
using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Desk;

/// <summary>What was typed about an owner who is invited, and what is wrong in it.</summary>
public sealed partial record TypedOwner
{
    private const int LengthMax = 100;
    private const int SubjectLengthMax = 255;

    /// <summary>Drawn with the form: sent again, it is the same person with the same first password.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public string? Name { get; init; }
    public string? SignIn { get; init; }

    /// <summary>Somebody else says who people are, under the name asked for here.</summary>
    public bool IsOutside { get; init; }

    /// <summary>Who they are there.</summary>
    public string? Subject { get; init; }

    public IReadOnlyDictionary<string, Text> Faults { get; init; } = new Dictionary<string, Text>();

    internal static TypedOwner For(HttpContext http) => new()
    {
        IsOutside = http.RequestServices.GetRequiredService<Settings>().Outside is not null,
    };

    internal static TypedOwner Of(HttpContext http, PageForm form)
    {
        var typed = For(http) with
        {
            Id = form.Id("owner"), Name = form["owner-name"], SignIn = form["sign-in"],
            Subject = form.Raw("subject").Trim() is { Length: > 0 } subject ? subject : null,
        };
        var faults = new Dictionary<string, Text>();
        if (typed.Name is not { Length: <= LengthMax }) faults["owner-name"] = DeskShopTexts.NameMissing;
        if (typed.SignIn is not { } name || !WholeName().IsMatch(name)) faults["sign-in"] = DeskShopTexts.SignInWrong;
        if (typed.IsOutside && typed.Subject is not { Length: <= SubjectLengthMax })
        {
            faults["subject"] = DeskShopTexts.SubjectMissing;
        }
        return typed with { Faults = faults };
    }

    /// <summary>Null where ours is no sign-in.</summary>
    internal string? FirstPassword(HttpContext http) => IsOutside
        ? null
        : http.RequestServices.GetRequiredService<TypedSecrets>().FirstPassword(Id);

    /// <returns>Why they were not entered, and of which field; null where they were, or are.</returns>
    internal async Task<TypedOwner?> Enter(HttpContext http, MerchantId merchant)
    {
        var id = new ActorId(Id.ToString());
        if (await http.RequestServices.GetRequiredService<CommunityDirectory>().Credentials.Find(
            id, http.RequestAborted) is { } there)
        {
            return there.Merchant == merchant && there.Name == SignIn
                ? null
                : With("sign-in", DeskShopTexts.SignInTaken);
        }
        var no = await StaffActs.Put(http, id, new StaffBody(
            SignIn!, Name!, RoleNames.Of(Roles.Owner), FirstPassword(http), merchant,
            Subject: IsOutside ? Subject : null));
        return no switch
        {
            null => null,
            { Code: "SubjectTaken" } => With("subject", DeskShopTexts.SubjectTaken),
            _ => With("sign-in", DeskShopTexts.SignInTaken),
        };
    }

    private TypedOwner With(string field, Text fault) =>
        this with { Faults = new Dictionary<string, Text>(Faults) { [field] = fault } };

    [GeneratedRegex(@"\A[a-z0-9-]{3,40}\z", RegexOptions.None, 100)]
    private static partial Regex WholeName();
}
