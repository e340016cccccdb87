// localcoin: one executable for the server and every job. A file of Operator/ for each verb.

using System.CommandLine;
using System.CommandLine.Parsing;
using LocalCoin.App.Operator;

var root = new RootCommand("LocalCoin: a community's own currency, kept as a ledger that proves itself.")
{
    ServeJob.Command(), Migrate.Command(), Status.Command(), Verify.Command(), Rebuild.Command(), Import.Command(),
    Export.Command(), Expire.Command(), Report.Command(), Staff.Command(), Bench.Command(), Demo.Command(),
    Qr.Command(),
};
JobCommand.AddExamplesToHelp(root);
var parsed = root.Parse(args);
if (parsed.Errors.Count > 0 && parsed.Action is System.CommandLine.Invocation.ParseErrorAction or null)
{
    foreach (var error in parsed.Errors) Console.Error.WriteLine($"localcoin: {error.Message}");
    var verbs = new Stack<string>();
    for (SymbolResult? one = parsed.CommandResult; one is CommandResult { Command: var command }; one = one.Parent)
    {
        verbs.Push(command == root ? "localcoin" : command.Name);
    }
    Console.Error.WriteLine($"See: {string.Join(' ', verbs)} --help");
    return ExitCode.Usage;
}
return await parsed.InvokeAsync(
    new() { ProcessTerminationTimeout = TimeSpan.FromSeconds(30), EnableDefaultExceptionHandler = false });
