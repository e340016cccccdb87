using LocalCoin.Ledger;
using LocalCoin.Store.Audit;
using LocalCoin.Tests.Tidiness;

namespace LocalCoin.Tests;

// The table in specs/ledger/export.md is what the exports do.
public class ExportedNames
{
    [Fact]
    public void Accounts_are_called_as_the_spec_says()
    {
        var rows = Checkout.Read("specs/ledger/export.md").Split('\n').Where(line => line.StartsWith('|'))
            .Select(line => line.Split('`'))
            .Where(cells => cells.Length == 5 && cells[3].Contains(':', StringComparison.Ordinal))
            .ToArray();
        Assert.Equal(17, rows.Length);
        foreach (var cells in rows) Assert.Equal(cells[3], ExportedAccounts.Of(AccountAddress.Parse(cells[1])));
    }

    [Fact]
    public void Every_kind_of_account_is_in_the_spec()
    {
        var kinds = Checkout.Read("specs/ledger/export.md").Split('\n').Where(line => line.StartsWith('|'))
            .Select(line => line.Split('`'))
            .Where(cells => cells.Length == 5 && cells[3].Contains(':', StringComparison.Ordinal))
            .Select(cells => AccountAddress.Parse(cells[1]).Kind)
            .Distinct();
        Assert.Equal(Enum.GetValues<AccountKind>().Order(), kinds.Order());
    }
}
