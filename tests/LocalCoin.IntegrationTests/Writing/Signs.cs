using Npgsql;

namespace LocalCoin.IntegrationTests.Writing;

// What the deciders promise about signs, the database keeps again: a wrong decider becomes an error and no balance.
public sealed class Signs(TestSchema schema) : IClassFixture<TestSchema>
{
    [Theory]
    [InlineData("bank", 1, "bank_cash_and_debts_are_never_positive")]
    [InlineData("cash", 1, "bank_cash_and_debts_are_never_positive")]
    [InlineData("due", 1, "bank_cash_and_debts_are_never_positive")]
    [InlineData("wallet", -1, "only_the_scheme_itself_may_be_negative")]
    [InlineData("run", -1, "only_the_scheme_itself_may_be_negative")]
    public async Task The_database_refuses_a_balance_of_the_wrong_sign(string kind, int coins, string constraint)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => Put(kind, coins));
        Assert.Equal((PostgresErrorCodes.CheckViolation, constraint), (refused.SqlState, refused.ConstraintName));
        Assert.Equal(1, await Put(kind, -coins));
    }

    private Task<int> Put(string kind, int coins) => schema.Execute(
        "insert into balances (address, kind, coins, last_at) values ($1, $1, $2, now())", kind, (long)coins);
}
