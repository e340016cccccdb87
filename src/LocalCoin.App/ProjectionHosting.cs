using LocalCoin.Store;

namespace LocalCoin.App;

/// <summary>Starts this node's runners, and on the way down lets them finish the page at hand.</summary>
public sealed class ProjectionHosting(ProjectionRunners runners) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        runners.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => runners.Stop();
}
