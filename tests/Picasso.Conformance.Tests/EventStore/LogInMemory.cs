using Picasso.EventSourcing;
using Picasso.Fakes.Stores;

namespace Picasso.Conformance.Tests.EventStore;

/// <summary>A log in memory, which tests of services use.</summary>
public sealed class LogInMemory : IEventLog
{
    private readonly InMemoryEventStore _store = new(TimeProvider.System);

    public IEventStore Open() => _store;

    public void Dispose()
    {
        // Memory is given back by itself.
    }
}

public sealed class InMemoryEventStoreConformance() : EventStoreConformance(new LogInMemory());
