using System.Diagnostics;
using System.Globalization;
using LocalCoin.App.Operator.Measuring;
using LocalCoin.Benchmarks;
using LocalCoin.Store;
using Npgsql;

if (args is ["load", .. var load]) return await LoadGenerator.Run(load);
string? json = null;
var plan = Plan.Whole;
var only = new HashSet<string>();
for (var i = 0; i < args.Length; i++)
{
    switch (args[i])
    {
        case "--quick": plan = Plan.Quick; break;
        case "--json" when i + 1 < args.Length: json = args[++i]; break;
        case "--only" when i + 1 < args.Length: only.UnionWith(args[++i].Split(',')); break;
        default:
            Console.Error.WriteLine(
                "usage: scripts/bench [--quick] [--json FILE] "
                + "[--only decide,statistics,pay,projected,cost,http,growth,desk,baskets]");
            return 2;
    }
}
var figures = new Figures();
bool Wanted(string part) => only.Count == 0 || only.Contains(part);

Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $"{Environment.ProcessorCount} processors, {DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC, fsync, synchronous_commit on"));
if (Wanted("decide")) await Decide();
if (Wanted("statistics")) StatisticsSpeed.Measure(plan, figures);
var app = Setting("ConnectionStrings__LocalCoin");
var connections = new Connections(
    Setting("ConnectionStrings__LocalCoinOwner"), app,
    new SchemaRoles(UserOf(app), UserOf(Setting("ConnectionStrings__LocalCoinHealth"))));
var admin = Setting("LOCALCOIN_BENCH_ADMIN");
var pgbench = Pgbench.FromEnvironment();
if (Wanted("pay"))
{
    await pgbench.Prepare();
    await WritePath.Measure(connections, admin, pgbench, plan, figures);
}
if (Wanted("projected")) await WritePath.Projected(connections, plan, figures);
if (Wanted("cost")) await ProjectionCost.Measure(connections, plan, figures);
if (Wanted("http")) await OverHttp.Measure(connections, admin, plan, figures);
if (Wanted("growth")) await Growth.Measure(connections, admin, plan, figures);
if (Wanted("desk")) await DeskSpeed.Measure(connections, admin, plan, figures);
if (Wanted("baskets"))
{
    await Baskets.Measure(connections, Setting("ConnectionStrings__LocalCoinHealth"), plan, figures);
}
if (json is not null) figures.Write(json);
return 0;

string UserOf(string connection) => new NpgsqlConnectionStringBuilder(connection).Username!;

string Setting(string key) => Environment.GetEnvironmentVariable(key)
    ?? throw new InvalidOperationException($"{key} is not set: run scripts/bench");

async Task Decide()
{
    Figures.Title("Our own part of a payment, without a server");
    await using var nowhere = await Town.Found(new NowhereStore(), "nowhere", Town.WalletCount);
    await InProcess.Run(nowhere, 512, plan.Window, Town.MerchantCount);
    await InProcess.Run(nowhere, 512, plan.Window, Town.MerchantCount);
    using var self = Process.GetCurrentProcess();
    var before = self.TotalProcessorTime;
    var run = await InProcess.Run(nowhere, 512, plan.LongWindow, Town.MerchantCount);
    self.Refresh();
    figures.Note("decide_us", (self.TotalProcessorTime - before).TotalMicroseconds / run.Payments, "processor time");
}
