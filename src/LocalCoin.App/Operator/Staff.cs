using System.CommandLine;
using System.Security.Cryptography;
using LocalCoin.App.Access;
using LocalCoin.App.Imports;
using LocalCoin.Ledger;
using LocalCoin.Store.Directory;
using LocalCoin.Store.Imports;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace LocalCoin.App.Operator;

/// <summary>Gives a person a sign-in: the first one cannot come from another person.</summary>
internal static class Staff
{
    private const int DrawnLetters = 20;

    internal static readonly string[] RolesOfScheme =
        ["helper", "counter", "health", "operator", "approver", "auditor"];
    internal static readonly string[] RolesOfMerchant = ["owner", "clerk"];

    internal static JobCommand Command()
    {
        var name = new Argument<string>("NAME") { Description = "What the person signs in with" };
        var roles = new Option<string[]>("--role")
        {
            Description = string.Join(", ", [.. RolesOfScheme, .. RolesOfMerchant]) + "; may be given several times",
            Required = true,
            HelpName = "ROLE",
        };
        roles.AcceptOnlyFromAmong([.. RolesOfScheme, .. RolesOfMerchant]);
        var display = new Option<string>("--display-name") { Description = "As others see it", HelpName = "TEXT" };
        var merchant = new Option<string>("--merchant") { Description = "Of an owner or clerk", HelpName = "ID" };
        var wallet = new Option<string>("--wallet")
        {
            Description = "The person's own, as a resident: nobody serves their own wallet", HelpName = "ID",
        };
        var subject = new Option<string>("--subject")
        {
            Description = "Who the person is at the outside provider, where one is configured", HelpName = "TEXT",
        };
        var stdin = new Option<bool>("--password-stdin")
        {
            Description = $"Read the password (at least {Passwords.LengthMin} characters) from standard input; "
                + "without it one is drawn and shown once",
        };
        var command = new JobCommand(
            "staff", "Create a sign-in, or give a person new roles and a new password.",
            "localcoin staff yamada --role operator --display-name 山田",
            "localcoin staff suzuki --role approver --role auditor --password-stdin < password",
            "localcoin staff yaoya-owner --role owner --merchant yaoya")
        {
            name, roles, display, merchant, wallet, subject, stdin,
        };
        return command.Does((job, parsed) => Put(job, parsed.GetRequiredValue(name), new Person(
            parsed.GetRequiredValue(roles), parsed.GetValue(display),
                Id<MerchantId>("--merchant", parsed.GetValue(merchant)),
            Id<WalletId>("--wallet", parsed.GetValue(wallet)), parsed.GetValue(subject),
            parsed.GetValue(stdin))));
    }

    private sealed record Person(
        string[] Roles, string? DisplayName, MerchantId? Merchant, WalletId? Wallet, string? Subject,
        bool ReadsPassword);

    private static async Task<int> Put(Job job, string typed, Person person)
    {
        var name = Name(typed);
        if (person.Roles.Any(RolesOfMerchant.Contains) != person.Merchant is not null)
        {
            throw new UsageException("--merchant belongs to owners and clerks, and to nobody else");
        }
        if (person.Subject is not null && job.Settings.Outside is null)
        {
            throw new UsageException("--subject wants a provider in the configuration (LocalCoin__OpenIdConnect__…)");
        }
        var drawn = person.ReadsPassword ? null
            : RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", DrawnLetters);
        var password = drawn ?? await Console.In.ReadLineAsync(job.Cancellation) ?? "";
        if (password.Length is < Passwords.LengthMin or > Passwords.LengthMax)
        {
            throw new UsageException(
                $"the password must have {Passwords.LengthMin} to {Passwords.LengthMax} characters");
        }
        if (Passwords.IsGuessed(password, name)) throw new UsageException("others would guess that password");
        await using var source = job.OpenDatabase();
        var known = await ImportNames.FindActor(source, name, job.Cancellation);
        var actor = known ?? new ActorId(Guid.CreateVersion7().ToString());
        var unhashed = new Credential(
            actor, name, person.DisplayName ?? name, "", person.Roles, person.Merchant, person.Wallet, false)
        {
            Outside = person.Subject is { } subject ? new(job.Settings.Outside!.Authority, subject) : null,
        };
        var hash = new PasswordHasher<Credential>().HashPassword(unhashed, password);
        try
        {
            await new Credentials(source).Put(unhashed with { PasswordHash = hash }, job.Cancellation);
        }
        catch (PostgresException taken) when (taken.SqlState is PostgresErrorCodes.UniqueViolation)
        {
            throw new UsageException(taken.ConstraintName is "a_subject_is_one_person"
                ? "this subject is entered already, for somebody else"
                : $"the name '{name}' belongs to a sign-in that was disabled; choose another");
        }
        job.Report(
            new { name, actor = actor.Value, roles = person.Roles, created = known is null, password = drawn },
            [
                $"{(known is null ? "Created" : "Changed")} {name} ({string.Join(", ", person.Roles)})",
                .. drawn is null ? Array.Empty<string>() : [$"Password, shown only now: {drawn}"],
            ]);
        return ExitCode.Ok;
    }

    private static string Name(string typed)
    {
        try
        {
            var name = Values.Plain(typed);
            return name.Length is > 0 and <= 60 ? name : throw new UsageException("NAME must have 1 to 60 characters");
        }
        catch (BadValueException wrong)
        {
            throw new UsageException($"NAME {wrong.Message}");
        }
    }

    private static T? Id<T>(string option, string? text) where T : struct, IText<T>
    {
        try
        {
            return text is null ? null : T.Parse(text);
        }
        catch (FormatException malformed)
        {
            throw new UsageException($"{option}: {malformed.Message}");
        }
    }
}
