using Microsoft.Extensions.Logging;
using Picasso.Kernel;

namespace Picasso.Messaging;

public abstract partial class OutboxRelay<T>
{
    /// <summary>A delivery failed; the entry is postponed afterwards.</summary>
    protected virtual Task OnFailedAsync(OutboxLease<T> lease, Exception fault, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Names an entry in the log.</summary>
    protected virtual string Describe(OutboxLease<T> lease) => lease.Id;

    /// <summary>Delivers one entry with a deadline; one that fails is postponed or set aside.</summary>
    /// <returns>Whether nothing is left to do with it.</returns>
    protected async Task<bool> TryDeliverAsync(IOutbox<T> outbox, OutboxLease<T> lease, CancellationToken cancellationToken)
    {
        DeliveryResult result;
        try
        {
            using var timeout = new CancellationTokenSource(Settings.DeliveryTimeout, Clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
            result = await DeliverAsync(lease, either.Token);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            OutboxMetrics.Failed(Name);
            await OnFailedAsync(lease, fault, cancellationToken);
            await TryAgainLaterAsync(outbox, lease, fault, cancellationToken);
            return false;
        }

        return await ApplyAsync(outbox, lease, result, cancellationToken);
    }

    private async Task<bool> ApplyAsync(IOutbox<T> outbox, OutboxLease<T> lease, DeliveryResult result, CancellationToken cancellationToken)
    {
        if (result is DeliveryResult.Rejected rejected)
        {
            await SetAsideAsync(outbox, lease, rejected.Reason, fault: null, cancellationToken);
            return false;
        }

        OutboxMetrics.Delivered(Name);
        if (result is DeliveryResult.Postponed postponed)
            await outbox.PostponeAsync(lease, Clock.GetUtcNow() + postponed.Pause, cancellationToken);
        return result is DeliveryResult.Completed;
    }

    private async Task TryAgainLaterAsync(IOutbox<T> outbox, OutboxLease<T> lease, Exception fault, CancellationToken cancellationToken)
    {
        if (lease.Attempt >= Settings.MaxAttempts)
        {
            await SetAsideAsync(outbox, lease, fault.GetType().Name, fault, cancellationToken);
            return;
        }

        var pause = Backoff.Pause(Settings.FirstPause, Settings.LongestPause, lease.Attempt - 1);
        Logger.LogWarning(
            Settings.LogsFaults ? fault : null, "{Outbox} could not deliver {Entry}, which waits {Pause} after attempt {Attempt}: {Fault}",
            Name, Describe(lease), pause, lease.Attempt, fault.GetType().Name);
        await outbox.PostponeAsync(lease, Clock.GetUtcNow() + pause, cancellationToken);
    }

    private async Task SetAsideAsync(
        IOutbox<T> outbox, OutboxLease<T> lease, string reason, Exception? fault, CancellationToken cancellationToken)
    {
        OutboxMetrics.SetAside(Name);
        Logger.LogError(
            Settings.LogsFaults ? fault : null, "{Outbox} sets {Entry} aside after {Attempt} attempts: {Reason}",
            Name, Describe(lease), lease.Attempt, reason);
        await outbox.SetAsideAsync(lease, cancellationToken);
    }
}
