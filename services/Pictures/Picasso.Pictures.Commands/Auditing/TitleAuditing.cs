using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Picasso.Background;
using Picasso.EventSourcing;

namespace Picasso.Pictures.Commands.Auditing;

/// <summary>
/// Verifies the titles of all pictures, slowly and repeatedly, and checks a picture at once after a change of owner: invariant I1 and the hash chain.
/// Meter "Picasso.Pictures".
/// </summary>
internal sealed class TitleAuditing : BackgroundLoop
{
    private static readonly EventFilter s_uploads = new([PictureEvents.StreamPrefix], [PictureEvents.NameOf<PictureUploaded>()]);
    private static readonly EventFilter s_moves = new(
        [PictureEvents.StreamPrefix], [PictureEvents.NameOf<OwnershipTransferred>(), PictureEvents.NameOf<OwnershipReversed>(), PictureEvents.NameOf<ResaleUndone>()]);

    // At most some 20 pictures a second, to keep the load low; a million take half a day.
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_rest = TimeSpan.FromHours(1);

    private readonly IEventStore _log;
    private readonly TitleAudit _audit;
    private LogPosition _walked = LogPosition.Start;
    private LogPosition? _followed;

    public TitleAuditing(IEventStore log, TitleAudit audit, IMeterFactory meters, TimeProvider clock, ILogger<TitleAuditing> logger)
        : base(clock, logger)
    {
        (_log, _audit) = (log, audit);
        var meter = meters.Create("Picasso.Pictures");
        meter.CreateObservableGauge(
            "picasso.titles.interrupted", () => audit.Interruption is null ? 0 : 1, "{audit}", "1 while titles cannot be audited because the log is unavailable.");
        meter.CreateObservableGauge(
            "picasso.titles.broken", () => audit.Broken.Count, "{picture}", "Pictures whose record of owners or hashes does not hold; anything but 0 is an alarm.");
    }

    protected override Task LoopAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(KeepAsync("walk", WalkAsync, stoppingToken), KeepAsync("follow", FollowAsync, stoppingToken));

    private Task KeepAsync(string part, Func<CancellationToken, Task> work, CancellationToken stoppingToken) => RepeatAsync(
        stop => NotingAsync(work, stop), TimeSpan.Zero, LoopSettings.Prompt with { Part = part, Deadline = Timeout.InfiniteTimeSpan }, stoppingToken);

    private async Task NotingAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work(cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            _audit.Interrupted(fault);
            throw;
        }
    }

    private async Task WalkAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var end = await _log.ReadEndAsync(cancellationToken);
            Resumed("walk");
            await foreach (var message in _log.SubscribeToAllAsync(_walked, s_uploads, cancellationToken))
            {
                if (message is SubscriptionMessage.CaughtUp caught && caught.Position >= end)
                    break;
                if (message is not SubscriptionMessage.Delivered uploaded)
                    continue;
                await AuditAsync(uploaded.Event, cancellationToken);
                _walked = uploaded.Event.Position;
                await Task.Delay(s_step, Clock, cancellationToken);
            }

            _walked = LogPosition.Start;
            await Task.Delay(s_rest, Clock, cancellationToken);
        }
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        _followed ??= await _log.ReadEndAsync(cancellationToken);
        Resumed("follow");
        await foreach (var message in _log.SubscribeToAllAsync(_followed.Value, s_moves, cancellationToken))
        {
            if (message is not SubscriptionMessage.Delivered moved)
                continue;
            await AuditAsync(moved.Event, cancellationToken);
            _followed = moved.Event.Position;
        }
    }

    private void Resumed(string part)
    {
        _audit.Resumed();
        Works(part);
    }

    private async Task AuditAsync(RecordedEvent recorded, CancellationToken cancellationToken)
    {
        if (await _audit.AuditAsync(PictureEvents.PictureIdOf(recorded.Stream), cancellationToken) is { } broken)
            Logger.LogCritical(
                "The record of {Stream} does not hold from event {EventId} at {Revision} on: {Flaw}", broken.Stream, broken.EventId, broken.Revision, broken.Flaw);
    }
}
