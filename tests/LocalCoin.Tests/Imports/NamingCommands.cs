using LocalCoin.App.Operator;

namespace LocalCoin.Tests.Imports;

public class NamingCommands
{
    /// <summary>If this ever changes, every file that was imported before would be imported a second time.</summary>
    [Fact]
    public void The_same_row_has_the_same_id_for_ever()
    {
        var id = NamedId.Of("payment", "P-1");
        Assert.Equal(Guid.Parse("4144b08b-aaa8-8976-9b07-11d27e1e0cdb"), id);
        Assert.Equal(8, id.Version);
        Assert.NotEqual(id, NamedId.Of("refund", "P-1"));
    }
}
