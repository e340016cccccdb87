namespace LocalCoin.IntegrationTests.Imports;

public class ApprovingFiles(Town town) : IClassFixture<Town>
{
    private const string Header = "id,at,kind,member,amount,fund\n";

    [Fact]
    public async Task Who_approves_says_so_by_their_own_password_and_the_auditor_finds_it()
    {
        var file = town.Put("maker.csv", Header + "e2,2026-10-01 09:00,grant,M2,100,welcome\n");
        var head = await town.Head();
        foreach (var typed in new[] { "", "not the password of yamada" })
        {
            var alone = await Executable.RunWith(
                town.Schema.Community, typed, "import", "payments", file, "--approved-by", "yamada");
            Assert.Equal(2, alone.ExitCode);
        }
        Assert.Equal(head, await town.Head());
        Assert.Equal(1, (await town.ImportJson("payments", file, "--approved-by", "yamada"))
            .GetProperty("imported").GetInt32());
        Assert.Equal(1L, await town.Schema.Value<long>("""
            select count(*)
            from mt_events
            join directory_credentials on name = 'yamada' and actor = headers->>'actor'
            join directory_access_log as log on log.actor = headers->>'actor'
            where type = 'grant_made' and action = 'approve-import' and log.subject = correlation_id
              and correlation_id like 'import-%' and seq_id > $1
            """, head));
    }

    [Fact]
    public async Task Nobody_approves_a_grant_to_their_own_wallet()
    {
        var wallet = await town.Schema.Value<string>("select wallet from directory_members where number = 'M2'");
        await town.Hire("suzuki", "approver");
        await town.Schema.Execute($"update directory_credentials set wallet = '{wallet}' where name = 'suzuki'");
        var file = town.Put("own.csv", Header + "e3,2026-10-02 09:00,grant,M2,100,welcome\n");
        var result = await town.ImportJson("payments", file, "--approved-by", "suzuki");
        Assert.Contains("own wallet", result.GetProperty("bad")[0].GetProperty("reason").GetString());
    }
}
