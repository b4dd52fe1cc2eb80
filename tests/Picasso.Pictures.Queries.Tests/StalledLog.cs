using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Picasso.EventSourcing;

namespace Picasso.Pictures.Queries.Tests;

/// <summary>A log whose subscriptions deliver nothing, so that every view stays behind.</summary>
internal sealed class StalledLog(IEventStore log) : IEventStore
{
    public static void Replace(IHostApplicationBuilder builder)
    {
        var make = builder.Services.Last(service => service.ServiceType == typeof(IEventStore)).ImplementationFactory!;
        builder.Services.AddSingleton<IEventStore>(provider => new StalledLog((IEventStore)make(provider)));
    }

    public Task<AppendResult> AppendAsync(
        string stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events, CancellationToken cancellationToken) =>
        log.AppendAsync(stream, expected, events, cancellationToken);

    public IAsyncEnumerable<RecordedEvent> ReadForwardsAsync(string stream, long fromRevision, int maxCount, CancellationToken cancellationToken) =>
        log.ReadForwardsAsync(stream, fromRevision, maxCount, cancellationToken);

    public IAsyncEnumerable<RecordedEvent> ReadBackwardsAsync(string stream, int maxCount, CancellationToken cancellationToken) =>
        log.ReadBackwardsAsync(stream, maxCount, cancellationToken);

    public async IAsyncEnumerable<SubscriptionMessage> SubscribeToAllAsync(
        LogPosition after, EventFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new SubscriptionMessage.CaughtUp(after);
        await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
    }

    public Task<LogPosition> ReadEndAsync(CancellationToken cancellationToken) => log.ReadEndAsync(cancellationToken);
}
