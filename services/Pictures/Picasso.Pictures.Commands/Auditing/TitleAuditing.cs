using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Picasso.EventSourcing;

namespace Picasso.Pictures.Commands.Auditing;

/// <summary>
/// Walks through the titles of all pictures, slowly and again and again, and looks at once at those that change hands: invariant I1 and
/// the hash chain, asserted while the marketplace runs. Meter "Picasso.Pictures".
/// </summary>
internal sealed class TitleAuditing : BackgroundService
{
    private static readonly EventFilter s_uploads = new([PictureEvents.StreamPrefix], [PictureEvents.NameOf<PictureUploaded>()]);
    private static readonly EventFilter s_moves = new(
        [PictureEvents.StreamPrefix], [PictureEvents.NameOf<OwnershipTransferred>(), PictureEvents.NameOf<OwnershipReversed>(), PictureEvents.NameOf<ResaleUndone>()]);

    // Some 20 pictures a second at most, so that the walk is not felt; a million take half a day.
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_rest = TimeSpan.FromHours(1);

    private readonly IEventStore _log;
    private readonly TitleAudit _audit;
    private readonly TimeProvider _clock;
    private readonly ILogger<TitleAuditing> _logger;

    public TitleAuditing(IEventStore log, TitleAudit audit, IMeterFactory meters, TimeProvider clock, ILogger<TitleAuditing> logger)
    {
        (_log, _audit, _clock, _logger) = (log, audit, clock, logger);
        meters.Create("Picasso.Pictures").CreateObservableGauge(
            "picasso.titles.broken", () => audit.Broken.Count, "{picture}", "Pictures whose record of owners or hashes does not hold; anything but 0 is an alarm.");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll(WalkAsync(stoppingToken), FollowAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task WalkAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var end = await _log.ReadEndAsync(cancellationToken);
            await foreach (var message in _log.SubscribeToAllAsync(LogPosition.Start, s_uploads, cancellationToken))
            {
                if (message is SubscriptionMessage.CaughtUp caught && caught.Position >= end)
                    break;
                if (message is not SubscriptionMessage.Delivered uploaded)
                    continue;
                await AuditAsync(uploaded.Event, cancellationToken);
                await Task.Delay(s_step, _clock, cancellationToken);
            }

            await Task.Delay(s_rest, _clock, cancellationToken);
        }
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        await foreach (var message in _log.SubscribeToAllAsync(await _log.ReadEndAsync(cancellationToken), s_moves, cancellationToken))
        {
            if (message is SubscriptionMessage.Delivered moved)
                await AuditAsync(moved.Event, cancellationToken);
        }
    }

    private async Task AuditAsync(RecordedEvent recorded, CancellationToken cancellationToken)
    {
        if (await _audit.AuditAsync(PictureEvents.PictureIdOf(recorded.Stream), cancellationToken) is { } broken)
            _logger.LogCritical(
                "The record of {Stream} does not hold from event {EventId} at {Revision} on: {Flaw}", broken.Stream, broken.EventId, broken.Revision, broken.Flaw);
    }
}
