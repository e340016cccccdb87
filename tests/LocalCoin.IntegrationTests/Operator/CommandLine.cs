using System.Text.Json;

namespace LocalCoin.IntegrationTests.Operator;

public class CommandLine(TestSchema schema) : IClassFixture<TestSchema>
{
    public static readonly TheoryData<string> Verbs =
        ["serve", "migrate", "status", "verify", "rebuild", "export", "expire", "staff", "demo", "bench",
            "import payments", "report statistics"];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Every_job_explains_itself_with_examples_and_exit_codes(string verb)
    {
        var ran = await Executable.Run(schema.Community, [.. verb.Split(' '), "--help"]);
        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("Examples:\n  ", ran.Output);
        Assert.Contains("130  stopped", ran.Output);
    }

    [Theory]
    [InlineData("")]
    [InlineData("pay")]
    [InlineData("import")]
    [InlineData("import members")]
    [InlineData("export pdf")]
    [InlineData("rebuild nothing")]
    [InlineData("verify --digest 1:x")]
    [InlineData("expire --day tomorrow")]
    [InlineData("expire --day 2099-01-01")]
    [InlineData("report statistics --month october")]
    [InlineData("report statistics --month 2026-10 --restate")]
    [InlineData("bench --seconds 0")]
    [InlineData("staff a --role king")]
    [InlineData("staff a --role owner")]
    [InlineData("staff a --role operator --subject town-0001")]
    public async Task Wrong_usage_is_told_on_standard_error_and_ends_with_2(string line)
    {
        var ran = await Executable.Run(schema.Community, line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal((2, ""), (ran.ExitCode, ran.Output));
        Assert.StartsWith("localcoin: ", ran.Error);
    }

    [Fact]
    public async Task A_missing_setting_is_named()
    {
        using var process = Executable.Start(null, "status");
        var ran = await Executable.End(process);
        Assert.Equal(2, ran.ExitCode);
        Assert.Contains("LocalCoin__Community", ran.Error);
    }

    [Fact]
    public async Task A_schema_that_is_not_there_is_told_apart_from_a_server_that_is_not()
    {
        var ran = await Executable.Run("nobody_lives_here", "status", "--json");
        Assert.Equal((4, "schema"), (ran.ExitCode, ran.Json.GetProperty("error").GetString()));
    }

    [Fact]
    public async Task Migrating_again_applies_nothing()
    {
        var ran = await Executable.Run(schema.Community, "migrate", "--json");
        Assert.Equal((0, 0), (ran.ExitCode, ran.Json.GetProperty("applied").GetArrayLength()));
    }

    [Theory]
    [InlineData("status")]
    [InlineData("verify")]
    [InlineData("verify --projections")]
    [InlineData("rebuild")]
    [InlineData("expire")]
    public async Task With_json_standard_output_is_one_object_or_list(string line)
    {
        var ran = await Executable.Run(schema.Community, [.. line.Split(' '), "--json"]);
        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.True(ran.Json.ValueKind is JsonValueKind.Object or JsonValueKind.Array);
        Assert.Single(ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Measuring_leaves_nothing_behind()
    {
        var ran = await Executable.Run(schema.Community, "bench", "--seconds", "1", "--json");
        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.All(ran.Json.EnumerateArray(), run => Assert.True(run.GetProperty("perSecond").GetDouble() > 0));
        Assert.Equal(
            0, await schema.Value<long>("select count(*) from pg_namespace where nspname like 'bench!_%' escape '!'"));
    }
}
