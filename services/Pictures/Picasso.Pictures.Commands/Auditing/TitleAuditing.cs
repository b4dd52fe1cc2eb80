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
    private static readonly TimeSpan s_retry = TimeSpan.FromSeconds(5);

    private readonly IEventStore _log;
    private readonly TitleAudit _audit;
    private readonly TimeProvider _clock;
    private readonly ILogger<TitleAuditing> _logger;
    private LogPosition _walked = LogPosition.Start;
    private LogPosition? _followed;

    public TitleAuditing(IEventStore log, TitleAudit audit, IMeterFactory meters, TimeProvider clock, ILogger<TitleAuditing> logger)
    {
        (_log, _audit, _clock, _logger) = (log, audit, clock, logger);
        var meter = meters.Create("Picasso.Pictures");
        meter.CreateObservableGauge(
            "picasso.titles.interrupted", () => audit.Interruption is null ? 0 : 1, "{audit}", "1 while titles cannot be audited, as the log is away.");
        meter.CreateObservableGauge(
            "picasso.titles.broken", () => audit.Broken.Count, "{picture}", "Pictures whose record of owners or hashes does not hold; anything but 0 is an alarm.");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.WhenAll(AgainAndAgainAsync(WalkAsync, stoppingToken), AgainAndAgainAsync(FollowAsync, stoppingToken));
    }

    // A log that is away delays the audit and does not end it; the process goes on.
    private async Task AgainAndAgainAsync(Func<CancellationToken, Task> work, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await work(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                _audit.Interrupted(fault);
                _logger.LogError(fault, "Titles cannot be audited; next try in {Pause}", s_retry);
                await Task.Delay(s_retry, _clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task WalkAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var end = await _log.ReadEndAsync(cancellationToken);
            _audit.Resumed();
            await foreach (var message in _log.SubscribeToAllAsync(_walked, s_uploads, cancellationToken))
            {
                if (message is SubscriptionMessage.CaughtUp caught && caught.Position >= end)
                    break;
                if (message is not SubscriptionMessage.Delivered uploaded)
                    continue;
                await AuditAsync(uploaded.Event, cancellationToken);
                _walked = uploaded.Event.Position;
                await Task.Delay(s_step, _clock, cancellationToken);
            }

            _walked = LogPosition.Start;
            await Task.Delay(s_rest, _clock, cancellationToken);
        }
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        _followed ??= await _log.ReadEndAsync(cancellationToken);
        _audit.Resumed();
        await foreach (var message in _log.SubscribeToAllAsync(_followed.Value, s_moves, cancellationToken))
        {
            if (message is not SubscriptionMessage.Delivered moved)
                continue;
            await AuditAsync(moved.Event, cancellationToken);
            _followed = moved.Event.Position;
        }
    }

    private async Task AuditAsync(RecordedEvent recorded, CancellationToken cancellationToken)
    {
        if (await _audit.AuditAsync(PictureEvents.PictureIdOf(recorded.Stream), cancellationToken) is { } broken)
            _logger.LogCritical(
                "The record of {Stream} does not hold from event {EventId} at {Revision} on: {Flaw}", broken.Stream, broken.EventId, broken.Revision, broken.Flaw);
    }
}
