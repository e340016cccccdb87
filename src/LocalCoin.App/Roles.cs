namespace LocalCoin.App;

/// <summary>Who may come to a door. specs/security.md has the matrix, and a test walks it.</summary>
[Flags]
public enum Roles
{
    None = 0,
    Resident = 1,
    Helper = 1 << 1,
    Owner = 1 << 2,
    Clerk = 1 << 3,
    Counter = 1 << 4,
    Health = 1 << 5,
    Operator = 1 << 6,
    Approver = 1 << 7,
    Auditor = 1 << 8,
    Register = 1 << 9,
    Kiosk = 1 << 10,

    /// <summary>Nobody needs to have signed in.</summary>
    Anonymous = 1 << 11,

    /// <summary>People at a merchant, and its registers.</summary>
    Shop = Owner | Clerk | Register,
    Devices = Register | Kiosk,

    /// <summary>The scheme's office.</summary>
    Desk = Operator | Approver | Auditor,

    /// <summary>People who sign in with name and password.</summary>
    Staff = Helper | Owner | Clerk | Counter | Health | Operator | Approver | Auditor,
    SignedIn = Resident | Staff | Devices,
}

public static class RoleNames
{
    private static readonly (Roles Role, string Name)[] All =
        [.. Enum.GetValues<Roles>().Where(role => int.IsPow2((int)role)).Select(role =>
            (role, role.ToString().ToLowerInvariant()))];

    /// <summary>The one role of this name; none for an unknown one.</summary>
    public static Roles Parse(string name) => All.FirstOrDefault(entry => entry.Name == name).Role;

    public static Roles Parse(IEnumerable<string> names) =>
        names.Aggregate(Roles.None, (all, name) => all | Parse(name));

    public static IReadOnlyList<string> Of(Roles roles) =>
        [.. All.Where(entry => roles.HasFlag(entry.Role)).Select(entry => entry.Name)];
}
