using Npgsql;

namespace LocalCoin.IntegrationTests.Health;

// Between payments and measurements stands the database itself: each side has a role that the other's tables are shut
// to. Whoever adds a table is asked here, too.
public sealed class RolesOfTheDatabase(TestSchema schema) : IClassFixture<TestSchema>
{
    private const string Rights = "'select', 'insert', 'update', 'delete', 'truncate'";

    [Fact]
    public async Task The_apps_role_has_no_right_on_what_is_kept_of_participants()
    {
        Assert.True(await Count("like 'health\\_%'", null) >= 3);
        Assert.Equal(0, await Count("like 'health\\_%'", TestSchema.Roles.App));
    }

    [Fact]
    public async Task The_health_role_has_no_right_on_the_ledger_or_the_directory()
    {
        Assert.True(await Count("not like 'health\\_%'", TestSchema.Roles.App) > 20);
        Assert.Equal(0, await Count("not like 'health\\_%'", TestSchema.Roles.Health));
    }

    [Theory]
    [InlineData("health_participants")]
    [InlineData("health_consent_texts")]
    public async Task The_app_is_refused_by_the_database_itself(string table)
    {
        await using var look = schema.App.CreateCommand($"select from {table}");
        var refused = await Assert.ThrowsAsync<PostgresException>(() => look.ExecuteNonQueryAsync());
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        await using var own = schema.Health.Source.CreateCommand($"select from {table}");
        await own.ExecuteNonQueryAsync();
    }

    [Fact]
    public async Task A_text_that_was_published_is_changed_by_nobody_here()
    {
        await using var change = schema.Health.Source.CreateCommand("update health_consent_texts set japanese = ''");
        var refused = await Assert.ThrowsAsync<PostgresException>(() => change.ExecuteNonQueryAsync());
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Theory]
    [InlineData("99", PostgresErrorCodes.ForeignKeyViolation)]
    [InlineData("null", PostgresErrorCodes.NotNullViolation)]
    public async Task Nobody_takes_part_without_words_that_were_published(string version, string refused)
    {
        await using var enrol = schema.Health.Source.CreateCommand($"""
            insert into health_participants (wallet, programme, consent_version, on_paper, enrolled_at, enrolled_by,
              age_band, sex, area, channel)
            values ('w', 'yasai', {version}, true, '2026-10-01', 'x', 'from75', 'female', 'kunokidai', 'card')
            """);
        var answer = await Assert.ThrowsAsync<PostgresException>(() => enrol.ExecuteNonQueryAsync());
        Assert.Equal(refused, answer.SqlState);
    }

    /// <summary>How many tables so named there are, or are open to the role in any way.</summary>
    private Task<long> Count(string named, string? role) => schema.Value<long>($"""
        select count(*) from pg_class as one
        where one.relnamespace = $1::regnamespace and one.relkind in ('r', 'v', 'm', 'p') and one.relname {named}
          and ($2 = '' or exists (
            select from unnest(array[{Rights}]) as wanted where has_table_privilege($2, one.oid, wanted)))
        """, schema.Community, role ?? "");
}
