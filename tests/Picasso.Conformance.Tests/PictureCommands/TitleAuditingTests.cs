using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Picasso.Conformance.Tests.EventStore;
using Picasso.EventSourcing;
using Picasso.Pictures.Commands.Auditing;
using Picasso.Pictures.Commands.Streams;
using Picasso.Testing.Processes;

namespace Picasso.Conformance.Tests.PictureCommands;

/// <summary>The audit of titles survives the absence of the log.</summary>
public sealed class TitleAuditingTests : IDisposable
{
    private readonly SqliteLog _log = new();
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());

    [Fact]
    public async Task An_audit_whose_log_is_away_at_its_start_says_so_and_begins_when_it_is_back()
    {
        var store = new AbsentStore(_log.Open()) { IsAway = true };
        var audit = new TitleAudit(new PictureStreams(store, _clock));
        using var meters = new ServiceCollection().AddMetrics().BuildServiceProvider();
        using var auditing = new TitleAuditing(store, audit, meters.GetRequiredService<IMeterFactory>(), _clock, NullLogger<TitleAuditing>.Instance);

        await auditing.StartAsync(default);
        await auditing.StartedAsync(default);
        await Wait.UntilAsync(() => audit.Interruption is not null, () => "the absence was not noticed");
        (await new TitleHealthCheck(audit).CheckHealthAsync(new())).Status.ShouldBe(HealthStatus.Degraded);
        auditing.ExecuteTask!.IsCompleted.ShouldBeFalse();
        store.IsAway = false;

        await Wait.UntilAsync(() => Advance() && audit.Interruption is null, () => "the audit did not begin");
        (await new TitleHealthCheck(audit).CheckHealthAsync(new())).Status.ShouldBe(HealthStatus.Healthy);
        await auditing.StopAsync(default);
    }

    [Fact]
    public async Task An_audit_whose_log_goes_away_in_the_middle_goes_on_when_it_is_back()
    {
        var store = new AbsentStore(_log.Open());
        var audit = new TitleAudit(new PictureStreams(store, _clock));
        using var meters = new ServiceCollection().AddMetrics().BuildServiceProvider();
        using var auditing = new TitleAuditing(store, audit, meters.GetRequiredService<IMeterFactory>(), _clock, NullLogger<TitleAuditing>.Instance);
        await auditing.StartAsync(default);
        await auditing.StartedAsync(default);

        store.IsAway = true;
        await _log.Open().Append("picture-x", ExpectedRevision.NoStream, Sample.Event());
        await Wait.UntilAsync(() => Advance() && audit.Interruption is not null, () => "the absence was not noticed");
        store.IsAway = false;

        await Wait.UntilAsync(() => Advance() && audit.Interruption is null, () => "the audit did not go on");
        auditing.ExecuteTask!.IsCompleted.ShouldBeFalse();
        await auditing.StopAsync(default);
    }

    public void Dispose() => _log.Dispose();

    private bool Advance()
    {
        _clock.Advance(TimeSpan.FromMinutes(61));
        return true;
    }
}
