using System.Text;
using Xunit.Abstractions;

namespace LocalCoin.IntegrationTests.Imports;

/// <summary>A file that takes a while: how fast it goes, and what is left when it is killed.</summary>
public class LongImports(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Payments = 24_000;
    private const int KilledAfter = 200;
    private readonly Town town = new();

    public Task InitializeAsync() => town.InitializeAsync();
    public Task DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task A_killed_import_continues_where_it_was_and_pays_nothing_twice()
    {
        await town.Pay("id,at,kind,member,amount,fund\ng,2026-09-01 09:00,grant,M1,90000,welcome\n");
        var file = town.Put("long.csv", History());
        var begun = await town.Head();
        using (var import = Executable.Start(town.Schema.Community, "import", "payments", file))
        {
            while (await town.Head() < begun + KilledAfter && !import.HasExited) await Task.Delay(1);
            import.Kill();
            await import.WaitForExitAsync();
        }
        var killed = await town.Head();
        Assert.InRange(killed, begun + KilledAfter, begun + Payments - 1);
        var result = await town.ImportJson("payments", file);
        Assert.Equal(
            (Payments, begun + Payments - killed, killed - begun),
            (result.GetProperty("imported").GetInt32(), result.GetProperty("accepted").GetInt64(),
                result.GetProperty("repeated").GetInt64()));
        Assert.Equal(begun + Payments, await town.Head());
        Assert.Equal(90_000 - Payments, await town.Coins("M1"));
        output.WriteLine(
            $"killed after {killed - begun} of {Payments}; then {result.GetProperty("rowsPerSecond")} rows/s");
    }

    [Fact]
    public async Task A_stopped_import_says_so_and_what_it_sent_stands()
    {
        await town.Pay("id,at,kind,member,amount,fund\ng,2026-09-01 09:00,grant,M1,90000,welcome\n");
        var file = town.Put("stopped.csv", History());
        var begun = await town.Head();
        using var import = Executable.Start(town.Schema.Community, "import", "payments", file);
        while (await town.Head() < begun + KilledAfter && !import.HasExited) await Task.Delay(1);
        // Not SIGINT: whoever is started in the background by a shell inherits it ignored.
        using (var signal = System.Diagnostics.Process.Start(
            "kill", ["-TERM", $"{import.Id}"])) await signal.WaitForExitAsync();
        var ran = await Executable.End(import);
        Assert.Equal(130, ran.ExitCode);
        Assert.Contains("stopped; the job can be run again", ran.Error);
        var verified = await Executable.Run(town.Schema.Community, "verify");
        Assert.True(verified.ExitCode == 0, verified.Output);
        var rest = await town.ImportJson("payments", file);
        Assert.Equal(begun + Payments, await town.Head());
        Assert.Equal(Payments, rest.GetProperty("imported").GetInt32());
    }

    [Fact]
    public async Task An_import_says_how_fast_it_was()
    {
        await town.Pay("id,at,kind,member,amount,fund\ng,2026-09-01 09:00,grant,M1,90000,welcome\n");
        var result = await town.ImportJson("payments", town.Put("speed.csv", History()));
        Assert.Equal(Payments, result.GetProperty("imported").GetInt32());
        output.WriteLine($"{result.GetProperty("rowsPerSecond")} rows/s, rehearsal and start included");
    }

    private static string History()
    {
        var text = new StringBuilder("id,at,member,spot,amount\n");
        var at = new DateTime(2026, 9, 2, 9, 0, 0);
        for (var i = 0; i < Payments; i++) text.Append($"p{i},{at.AddSeconds(i):yyyy-MM-dd HH:mm:ss},M1,stand,1\n");
        return text.ToString();
    }
}
