namespace LocalCoin.App.Operator;

/// <summary>The server. It stops by itself on Ctrl-C and SIGTERM, after it has answered what it took in.</summary>
internal static class ServeJob
{
    internal static JobCommand Command()
    {
        var command = new JobCommand(
            "serve", "Serve the community: the API and the pages. Other arguments go to the web server.",
            "localcoin serve",
            "localcoin serve --urls http://127.0.0.1:8080")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        return command.Does(async (_, parsed) =>
        {
            await Serve.Run([.. parsed.UnmatchedTokens]);
            return ExitCode.Ok;
        });
    }
}
