using System.Runtime.CompilerServices;
using Picasso.EventSourcing;

namespace Picasso.Domain.Tests.EventSourcing;

/// <summary>A log whose positions are far apart, as those of a log are that counts bytes.</summary>
internal sealed class SparseLog(IEventStore log) : IEventStore
{
    /// <summary>From one position to the next.</summary>
    public const ulong Stride = 10_007;

    public async Task<AppendResult> AppendAsync(
        string stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events, CancellationToken cancellationToken) =>
        await log.AppendAsync(stream, expected, events, cancellationToken) is AppendResult.Appended appended
            ? appended with { Position = Far(appended.Position) }
            : throw new InvalidOperationException("Another writer was faster.");

    public IAsyncEnumerable<RecordedEvent> ReadForwardsAsync(string stream, long fromRevision, int maxCount, CancellationToken cancellationToken) =>
        FarAsync(log.ReadForwardsAsync(stream, fromRevision, maxCount, cancellationToken), cancellationToken);

    public IAsyncEnumerable<RecordedEvent> ReadBackwardsAsync(string stream, int maxCount, CancellationToken cancellationToken) =>
        FarAsync(log.ReadBackwardsAsync(stream, maxCount, cancellationToken), cancellationToken);

    public async IAsyncEnumerable<SubscriptionMessage> SubscribeToAllAsync(
        LogPosition after, EventFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var message in log.SubscribeToAllAsync(new LogPosition(after.Value / Stride), filter, cancellationToken))
            yield return message switch
            {
                SubscriptionMessage.Delivered delivered => new SubscriptionMessage.Delivered(Far(delivered.Event)),
                SubscriptionMessage.CaughtUp up => new SubscriptionMessage.CaughtUp(Far(up.Position)),
                _ => message,
            };
    }

    public async Task<LogPosition> ReadEndAsync(CancellationToken cancellationToken) => Far(await log.ReadEndAsync(cancellationToken));

    private static LogPosition Far(LogPosition position) => new(position.Value * Stride);

    private static RecordedEvent Far(RecordedEvent item) => item with { Position = Far(item.Position) };

    private static async IAsyncEnumerable<RecordedEvent> FarAsync(
        IAsyncEnumerable<RecordedEvent> events, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in events.WithCancellation(cancellationToken))
            yield return Far(item);
    }
}
