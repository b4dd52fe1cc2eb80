using EventStore.Client;
using Picasso.Conformance.Tests.EventStore;
using Picasso.EventSourcing;
using Picasso.EventSourcing.EventStoreDb;
using Picasso.Testing;

namespace Picasso.EventStoreDb.Tests;

[Trait(Engines.Trait, "EventStore")]
public sealed class EventStoreDbConformance() : EventStoreConformance(new EventStoreDbLog());

/// <summary>A part of the server's log that only one test writes to.</summary>
public sealed class EventStoreDbLog : IEventLog
{
    private readonly List<EventStoreClient> _clients = [];
    private readonly string _prefix = $"test{Guid.NewGuid():N}-";
    private readonly LogPosition _begin;

    public EventStoreDbLog() => _begin = new EventStoreDbEventStore(Connect(), TimeProvider.System).ReadEndAsync(default).GetAwaiter().GetResult();

    public IEventStore Open() => new PartOfLog(new EventStoreDbEventStore(Connect(), TimeProvider.System), _prefix, _begin);

    public void Dispose() => _clients.ForEach(client => client.Dispose());

    private EventStoreClient Connect()
    {
        var client = new EventStoreClient(EventStoreClientSettings.Create(Engines.Need(Engines.EventStore)));
        _clients.Add(client);
        return client;
    }
}
