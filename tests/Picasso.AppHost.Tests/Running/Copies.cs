using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Picasso.Testing.Processes;

namespace Picasso.AppHost.Tests.Running;

/// <summary>The processes that the orchestrator runs, as it reports them.</summary>
public sealed class Copies : IAsyncDisposable
{
    private const string ProcessId = "executable.pid";
    private readonly DistributedApplication _app;
    private readonly ConcurrentDictionary<string, ResourceEvent> _latest = new();
    private readonly CancellationTokenSource _end = new();
    private readonly Task _watching;

    public Copies(DistributedApplication app)
    {
        _app = app;
        _watching = WatchAsync();
    }

    /// <summary>Waits until so many copies of each resource run and are healthy.</summary>
    public Task AreHealthyAsync(IReadOnlyDictionary<string, int> expected, TimeSpan within) =>
        Wait.UntilAsync(() => expected.All(host => HealthyOf(host.Key).Count == host.Value), Describe, within);

    /// <summary>The copies of a resource that run and are healthy, by their own names.</summary>
    public IReadOnlyList<string> HealthyOf(string resource) =>
        [.. _latest.Values.Where(copy => copy.Resource.Name == resource && IsHealthy(copy)).Select(copy => copy.ResourceId).Order(StringComparer.Ordinal)];

    /// <summary>kill -9, and waits until the orchestrator knows it.</summary>
    public async Task KillAsync(string copy)
    {
        var pid = _latest[copy].Snapshot.Properties.Single(property => property.Name == ProcessId).Value;
        using (var process = Process.GetProcessById(Convert.ToInt32(pid, CultureInfo.InvariantCulture)))
            process.Kill(entireProcessTree: true);
        await Wait.UntilAsync(() => !IsHealthy(_latest[copy]), Describe, TimeSpan.FromSeconds(30));
    }

    /// <summary>Starts a copy that has ended, as a person does in the dashboard.</summary>
    public async Task StartAsync(string copy) =>
        (await _app.ResourceCommands.ExecuteCommandAsync(copy, KnownResourceCommands.StartCommand)).Success.ShouldBeTrue(copy);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    private static bool IsHealthy(ResourceEvent copy) =>
        copy.Snapshot.State?.Text == KnownResourceStates.Running && copy.Snapshot.HealthStatus == HealthStatus.Healthy;

    private async Task WatchAsync()
    {
        await foreach (var change in _app.ResourceNotifications.WatchAsync(_end.Token))
            _latest[change.ResourceId] = change;
    }

    private string Describe() => string.Join('\n', _latest.Values.OrderBy(copy => copy.ResourceId, StringComparer.Ordinal).Select(copy =>
        $"{copy.ResourceId}: {copy.Snapshot.State?.Text}, {copy.Snapshot.HealthStatus}, exit code {copy.Snapshot.ExitCode}, "
        + string.Join("; ", copy.Snapshot.HealthReports.Where(report => report.Status is not HealthStatus.Healthy)
            .Select(report => $"{report.Name}: {report.Description} {report.ExceptionText?.Split('\n')[0]}"))));
}
