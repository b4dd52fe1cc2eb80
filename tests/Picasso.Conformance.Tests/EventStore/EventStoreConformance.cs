using Picasso.EventSourcing;

namespace Picasso.Conformance.Tests.EventStore;

/// <summary>What every event store must do. An adapter's tests are one line: this class over its log.</summary>
public abstract partial class EventStoreConformance : IDisposable
{
    private readonly IEventLog _log;

    protected EventStoreConformance(IEventLog log) => (_log, Store) = (log, log.Open());

    protected IEventStore Store { get; }

    protected IEventStore OpenAnother() => _log.Open();

    public void Dispose()
    {
        _log.Dispose();
        GC.SuppressFinalize(this);
    }
}
