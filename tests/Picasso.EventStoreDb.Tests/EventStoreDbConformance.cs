using EventStore.Client;
using Picasso.Conformance.Tests.EventStore;
using Picasso.EventSourcing;
using Picasso.Testing;

namespace Picasso.EventStoreDb.Tests;

[Trait(Engines.Trait, "EventStore")]
public sealed class EventStoreDbConformance() : EventStoreConformance(new EventStoreDbLog());

/// <summary>A part of the server's log that only one test writes to.</summary>
public sealed class EventStoreDbLog : IEventLog
{
    private readonly List<EventStoreClient> _clients = [];
    private readonly string _prefix = $"test{Guid.NewGuid():N}-";
    private Task<LogPosition>? _begin;

    public IEventStore Open()
    {
        var client = new EventStoreClient(EventStoreClientSettings.Create(Engines.Need(Engines.EventStore)));
        _clients.Add(client);
        var whole = Adapter.Over(client);
        return new PartOfLog(whole, _prefix, _begin ??= whole.ReadEndAsync(CancellationToken.None));
    }

    public void Dispose() => _clients.ForEach(client => client.Dispose());
}
