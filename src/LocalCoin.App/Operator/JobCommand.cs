using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace LocalCoin.App.Operator;

/// <summary>A verb of the command line, with examples in its --help.</summary>
internal sealed class JobCommand(string name, string description, params string[] examples) : Command(name, description)
{
    private readonly Option<bool> json = new("--json") { Description = "Print the result as one JSON object" };

    public IReadOnlyList<string> Examples => examples;

    public JobCommand Does(Func<Job, ParseResult, Task<int>> work)
    {
        Add(json);
        SetAction((parsed, cancellation) => Job.Run(parsed.GetValue(json), job => work(job, parsed), cancellation));
        return this;
    }

    /// <summary>The usual help, then examples and exit codes.</summary>
    public static void AddExamplesToHelp(Command root)
    {
        foreach (var option in root.Options.OfType<HelpOption>()) option.Action =
            new WithExamples((HelpAction)option.Action!);
    }

    private sealed class WithExamples(HelpAction usual) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parsed)
        {
            usual.Invoke(parsed);
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.CommandResult.Command is JobCommand { Examples.Count: > 0 } command)
            {
                output.WriteLine("Examples:");
                foreach (var example in command.Examples) output.WriteLine($"  {example}");
                output.WriteLine();
            }
            output.WriteLine("Exit codes:");
            foreach (var meaning in ExitCode.Meanings) output.WriteLine($"  {meaning}");
            output.WriteLine();
            return ExitCode.Ok;
        }
    }
}
