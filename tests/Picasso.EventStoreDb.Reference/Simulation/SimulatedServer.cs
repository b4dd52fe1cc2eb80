using System.Collections.Concurrent;
using EventStore.Client;
using Grpc.Core;

namespace Picasso.EventStoreDb.Reference.Simulation;

/// <summary>
/// An EventStoreDB in memory that answers as the real one is documented to: what an adapter meets there and cannot be had in a test.
/// Clients of the reference find it by its connection string. It dies with the test that made it.
/// </summary>
internal sealed partial class SimulatedServer : IDisposable
{
    private static readonly ConcurrentDictionary<string, SimulatedServer> s_servers = new(StringComparer.OrdinalIgnoreCase);

    private readonly Lock _lock = new();
    private readonly string _host = $"simulated-{Guid.NewGuid():N}";
    private SimulatedLog _log = new();
    private TaskCompletionSource _moved = NewSignal();
    private int _reads;

    public SimulatedServer() => s_servers[_host] = this;

    public string ConnectionString => $"esdb://{_host}:2113?tls=false";

    /// <summary>How long a call takes on its way to it and back.</summary>
    public TimeSpan RoundTrip { get; set; }

    /// <summary>Whether it reports that a subscription has reached the end, as servers do since 23.10.</summary>
    public bool ReportsEnd { get; set; } = true;

    /// <summary>In what way it fails from now on; what a call has begun to wait for stays as it is.</summary>
    public Fault Fault { get; private set; }

    /// <summary>Grows with each restart, and whenever connections are cut: subscriptions of an earlier run are lost.</summary>
    public int Run { get; private set; }

    /// <summary>How often it was read, subscriptions left out.</summary>
    public int Reads => Volatile.Read(ref _reads);

    public static SimulatedServer At(Uri? address) => address is not null && s_servers.TryGetValue(address.Host, out var server)
        ? server
        : throw new RpcException(new Status(StatusCode.Unavailable, "Error connecting to subchannel."));

    /// <summary>Fails in this way, and cuts every connection unless it only stops answering.</summary>
    public void Fail(Fault fault) => Change(() => (Fault, Run) = (fault, fault == Fault.Frozen ? Run : Run + 1));

    /// <summary>Serves again.</summary>
    public void Recover() => Change(() => Fault = Fault.None);

    public SimulatedLog Backup()
    {
        lock (_lock)
            return _log.Copy();
    }

    /// <summary>Comes back with the log of a backup.</summary>
    public void Restore(SimulatedLog backup) => Change(() => (_log, Run) = (backup.Copy(), Run + 1));

    /// <summary>Changes the log as another program or an operator does.</summary>
    public void Write(Action<SimulatedLog> change) => Change(() => change(_log));

    public async Task<T> ReadAsync<T>(Func<SimulatedServer, T> read, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _reads);
        await TravelAsync(cancellationToken);
        await Faults.PassAsync(Fault, isAppend: false, cancellationToken);
        lock (_lock)
            return read(this);
    }

    /// <summary>The log as it is, and what completes when it or the server has changed.</summary>
    public (SimulatedLog Log, Task Moved) Look()
    {
        lock (_lock)
            return (_log, _moved.Task);
    }

    /// <summary>Reads the log without a change coming between.</summary>
    public T Locked<T>(Func<SimulatedLog, T> read)
    {
        lock (_lock)
            return read(_log);
    }

    public void Dispose()
    {
        Fail(Fault.Refusing);
        s_servers.TryRemove(_host, out _);
    }

    private Task TravelAsync(CancellationToken cancellationToken) =>
        RoundTrip == TimeSpan.Zero ? Task.CompletedTask : Task.Delay(RoundTrip, TimeProvider.System, cancellationToken);

    private void Change(Action change)
    {
        TaskCompletionSource moved;
        lock (_lock)
        {
            change();
            (moved, _moved) = (_moved, NewSignal());
        }

        moved.SetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
