using Microsoft.Extensions.Logging;
using Picasso.Background;
using Picasso.Contracts.Pictures;
using Picasso.Kernel;
using Picasso.Pictures.Commands.Describing;
using Picasso.Pictures.Commands.Resuming;
using Picasso.Pictures.Commands.Streams;
using PendingUploads = Picasso.Pictures.Commands.Resuming.PendingUploads;

namespace Picasso.Pictures.Commands.Scheduling;

/// <summary>
/// Publishes what is due. A plan is deleted after its picture is stored: whatever is killed, the next round finds it again, and the picture's id follows from the
/// upload's, so that it is published once.
/// </summary>
internal sealed class SchedulePublisher(
    ScheduledUploads schedules, UploadPublisher publisher, PendingUploads pending, PictureStreams pictures, UploadGate gate,
    TimeProvider clock, ILogger<SchedulePublisher> logger) : BackgroundLoop(clock, logger)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(15);

    // Of a listing's times a second is certain.
    private static readonly TimeSpan s_recent = TimeSpan.FromMinutes(1);

    // When each plan is due; a plan is read again when it was stored anew.
    private Dictionary<(UserId, string), (DateTimeOffset StoredAt, DateTimeOffset At)> _known = [];

    // Pictures are decoded one after the other: no deadline.
    protected override Task LoopAsync(CancellationToken stoppingToken) => RepeatAsync(PublishDueAsync, s_pause, LoopSettings.Endless, stoppingToken);

    /// <summary>Publishes what is due now. What fails for now is tried again in the next round and stops no other.</summary>
    internal async Task PublishDueAsync(CancellationToken cancellationToken)
    {
        var (failures, known) = (new List<Exception>(), new Dictionary<(UserId, string), (DateTimeOffset, DateTimeOffset)>());
        await foreach (var plan in schedules.AllAsync(cancellationToken))
        {
            try
            {
                var at = await TimeOfAsync(plan, cancellationToken);
                if (at is { } later && later > Clock.GetUtcNow())
                    known[(plan.OwnerId, plan.UploadId)] = (plan.StoredAt, later);
                else
                    await PublishAsync(plan.OwnerId, plan.UploadId, cancellationToken);
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                failures.Add(fault);
            }
        }

        _known = known;
        if (failures.Count > 0)
            throw new AggregateException(failures);
    }

    private async Task<DateTimeOffset?> TimeOfAsync(ScheduledPlan plan, CancellationToken cancellationToken) =>
        _known.TryGetValue((plan.OwnerId, plan.UploadId), out var known) && known.StoredAt == plan.StoredAt && Clock.GetUtcNow() - plan.StoredAt > s_recent
            ? known.At
            : (await schedules.FindAsync(plan.OwnerId, plan.UploadId, cancellationToken))?.At.ToDateTimeOffset();

    private async Task PublishAsync(UserId owner, string uploadId, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(owner, uploadId, cancellationToken);
        // Taken back, or changed, while this waited.
        if (await schedules.FindAsync(owner, uploadId, cancellationToken) is not { } plan || plan.At.ToDateTimeOffset() > Clock.GetUtcNow())
            return;
        try
        {
            await PublishAsync(owner, plan.Header, cancellationToken);
            await schedules.RemoveAsync(owner, uploadId, CancellationToken.None);
        }
        catch (DomainException refused) when (!IsTemporary(refused.Error))
        {
            Logger.LogInformation("Planned publication of upload {UploadId} was refused: {Reason}", uploadId, refused.Error.Reason);
            await schedules.RefuseAsync(owner, ProblemOf(plan, refused.Error), CancellationToken.None);
        }
    }

    private async Task PublishAsync(UserId owner, UploadHeader header, CancellationToken cancellationToken)
    {
        var order = header.ToOrder(owner);
        // A process was killed after the picture was stored, or its owner has published it by hand, with other details perhaps.
        if ((await pictures.LoadAsync(order.PictureId, cancellationToken)).State.Exists)
            await pending.RemoveAsync(owner, header.UploadId, CancellationToken.None);
        else
            await publisher.PublishAsync(order, header.UploadId, cancellationToken);
    }

    private static bool IsTemporary(DomainError error) => error.Kind == DomainErrorKind.Unavailable || error.Reason == "too_many_uploads_waiting";

    private static ScheduleProblem ProblemOf(ScheduleUploadRequest plan, DomainError error) => new()
    {
        UploadId = plan.Header.UploadId, Title = plan.Header.Details?.Title ?? "", Planned = plan.At, Reason = error.Reason, Message = error.Message,
    };
}
