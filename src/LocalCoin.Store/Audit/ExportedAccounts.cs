// The names that accounts have in hledger and beancount, alike in both; specs/ledger/export.md shows them. Beancount
// wants every part of a name to begin with a capital or a digit and knows no underscore. Our ids have no capitals, so
// capitals are free to escape with: two accounts never get one name.

using LocalCoin.Ledger;
using NodaTime.Text;

namespace LocalCoin.Store.Audit;

public static class ExportedAccounts
{
    /// <summary>The one commodity: a coin is a yen.</summary>
    public const string Commodity = "COIN";

    public static string Of(AccountAddress address) => address.Kind switch
    {
        AccountKind.Issuer => "Assets:Issuer",
        AccountKind.Bank => "Assets:Bank",
        AccountKind.Cash => $"Assets:Cash:{Part(address.Owner!)}",
        AccountKind.Due => $"Assets:Due:{Part(address.Owner!)}",
        AccountKind.Fund => $"Liabilities:Fund:{Part(address.Owner!)}",
        AccountKind.Wallet => $"Liabilities:Wallet:{Terms(address)}",
        AccountKind.Merchant => $"Liabilities:Merchant:{Part(address.Owner!)}",
        AccountKind.Hold => $"Liabilities:Hold:{Terms(address)}",
        AccountKind.Run => $"Liabilities:Run:{Part(address.Owner!)}",
        AccountKind.Unclaimed => $"Liabilities:Unclaimed:{Terms(address)}",
        AccountKind.Clearing => $"Liabilities:Clearing:{Part(address.Owner!)}",
        AccountKind.Tax => "Liabilities:Tax",
        AccountKind.Breakage => "Income:Breakage",
        AccountKind.Fees => "Income:Fees",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Terms(AccountAddress address) =>
        $"{Part(address.Owner!)}:{Part(address.Fund!.Value.Value)}:"
        + (address.Expiry is { } day ? LocalDatePattern.Iso.Format(day) : "Never");

    /// <summary>The first letter as a capital; an underscore as <c>U</c>, in the first place as <c>UX</c>.</summary>
    private static string Part(string id) =>
        (id[0] is '_' ? "UX" : char.ToUpperInvariant(id[0]).ToString()) + id[1..].Replace('_', 'U');
}
