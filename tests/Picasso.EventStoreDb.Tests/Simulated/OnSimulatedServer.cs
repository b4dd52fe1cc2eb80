using EventStore.Client;
using Microsoft.Extensions.Logging;
using Picasso.Conformance.Tests.EventStore;
using Picasso.EventSourcing;
using Picasso.EventSourcing.EventStoreDb;
using Picasso.EventStoreDb.Reference.Simulation;

namespace Picasso.EventStoreDb.Tests.Simulated;

/// <summary>A simulated server of its own for each test, on which another program writes now and then.</summary>
public sealed class SimulatedEventLog : IEventLog
{
    private readonly SimulatedServer _server = new();
    private readonly List<EventStoreClient> _clients = [];
    private Task<LogPosition>? _begin;

    public IEventStore Open()
    {
        var client = new EventStoreClient(EventStoreClientSettings.Create(_server.ConnectionString));
        _clients.Add(client);
        var whole = Adapter.Over(client);
        return new PartOfLog(whole, "", _begin ??= whole.ReadEndAsync(CancellationToken.None));
    }

    public void Dispose()
    {
        _clients.ForEach(client => client.Dispose());
        _server.Dispose();
    }
}

/// <summary>The suite of the port over the adapter on a simulated server, also from its start, with nothing of others in it.</summary>
public sealed class SimulatedEventStoreConformance() : EventStoreConformance(new SimulatedEventLog());

/// <summary>A server that fails on demand, and the adapter on it as one process has it.</summary>
public abstract class OnSimulatedServer : IDisposable
{
    private readonly EventStoreClient _client;

    protected OnSimulatedServer()
    {
        _client = new EventStoreClient(EventStoreClientSettings.Create(Server.ConnectionString));
        Availability = Adapter.Availability(Log);
        Store = Open(TimeSpan.FromMilliseconds(300));
    }

    private protected SimulatedServer Server { get; } = new();

    private protected EventStoreDbAvailability Availability { get; }

    private protected EventStoreDbEventStore Store { get; }

    private protected LogLines<EventStoreDbAvailability> Log { get; } = new();

    private protected static CancellationToken Deadline => new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token;

    private protected EventStoreDbEventStore Open(TimeSpan timeout, TimeProvider? clock = null) => Adapter.Over(_client, Availability, timeout, clock);

    public void Dispose()
    {
        _client.Dispose();
        Server.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>The lines of a log.</summary>
internal sealed class LogLines<T> : ILogger<T>
{
    public System.Collections.Concurrent.ConcurrentQueue<(LogLevel Level, string Text)> Lines { get; } = new();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue((logLevel, formatter(state, exception)));
}
