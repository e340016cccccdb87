using System.Collections.Concurrent;
using LocalCoin.IntegrationTests.Doors;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LocalCoin.IntegrationTests.Attacks;

// Who tries doors is seen afterwards; what they typed is not.
public class Noting
{
    [Fact]
    public async Task Tries_and_refusals_are_noted_and_no_secret_name_or_address_is()
    {
        var town = Doors.Town.With("--Logging:LogLevel:Default", "Information");
        await town.InitializeAsync();
        try
        {
            using var notes = new Notes();
            town.App.Services.GetRequiredService<ILoggerFactory>().AddProvider(notes);
            await town.Hire("0199-yamada", "counter", null, null);
            var stranger = new Browsing(town);
            await stranger.Fill("/sign-in", "/sign-in", ("name", "0199-yamada"), ("password", "secret-typed-wrong"));
            await stranger.Fill("/wake", "/wake", ("four", "4711"), ("code", "918273645546"), ("key", "secret-key"));
            await stranger.Fill("/stop", "/stop", ("number", "secret-stop"), ("key", Doors.Town.NewId()));
            await stranger.Fill("/phone/secret-code", "/phone", ("code", "secret-code"), ("key", Doors.Town.NewId()));
            await stranger.Get("/c/secret-token");
            await stranger.Get("/c/%0d%0a%7B%22Message%22:%22secret-line%22%7D");
            await stranger.Get("/nothing/secret-path?secret=query", ("User-Agent", "secret\tagent"));
            await town.Get(null, "/api/v1/me?secret-query=1");
            await stranger.SignIn("0199-yamada");
            await stranger.Get("/approvals");
            var all = string.Join('\n', notes.Lines);
            Assert.Contains("POST /sign-in => TakePassword answered 401", all, StringComparison.Ordinal);
            Assert.Contains("POST /wake", all, StringComparison.Ordinal);
            Assert.Contains("POST /phone", all, StringComparison.Ordinal);
            Assert.Contains("0199-yamada came in as Counter", all, StringComparison.Ordinal);
            Assert.Contains("GET /approvals", all, StringComparison.Ordinal);
            Assert.Contains("answered 403 to 0199-yamada", all, StringComparison.Ordinal);
            foreach (var hidden in new[] { "secret", "918273645546", Doors.Town.Password, "eyJ", "form-mark" })
            {
                Assert.DoesNotContain(hidden, all, StringComparison.Ordinal);
            }
            Assert.All(notes.Lines, line => Assert.DoesNotContain('\n', line));
        }
        finally
        {
            await town.DisposeAsync();
        }
    }

    /// <summary>Keeps what our own house notes; a test's own requests are noted by their client, too.</summary>
    private sealed class Notes : ILoggerProvider
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => new Line(Lines, categoryName);

        public void Dispose()
        {
        }

        private sealed class Line(ConcurrentQueue<string> lines, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(
                LogLevel logLevel, EventId eventId, TState state, Exception? exception,
                Func<TState, Exception?, string> formatter) =>
                lines.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}");
        }
    }
}
