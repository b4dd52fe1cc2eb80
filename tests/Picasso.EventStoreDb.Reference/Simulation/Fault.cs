using EventStore.Client;
using Grpc.Core;

namespace Picasso.EventStoreDb.Reference.Simulation;

/// <summary>In what way the server fails.</summary>
internal enum Fault
{
    None,

    /// <summary>Nothing listens: the connection is refused.</summary>
    Refusing,

    /// <summary>It accepts calls and answers none.</summary>
    Frozen,

    /// <summary>It started, or a new leader was elected, and it does not serve yet.</summary>
    NotReady,

    /// <summary>The node that is asked does not lead any more.</summary>
    NotLeader,

    /// <summary>The user may not do it.</summary>
    Denied,
}

/// <summary>How the client reports each fault.</summary>
internal static class Faults
{
    public static async Task PassAsync(Fault fault, bool isAppend, CancellationToken cancellationToken)
    {
        if (fault == Fault.Frozen)
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        if (ExceptionOf(fault, isAppend) is { } exception)
            throw exception;
    }

    private static Exception? ExceptionOf(Fault fault, bool isAppend) => fault switch
    {
        Fault.Refusing => new RpcException(new Status(StatusCode.Unavailable, "Error connecting to subchannel.")),
        Fault.NotReady when isAppend => new InvalidOperationException("Server Is Not Ready"),
        Fault.NotReady => new RpcException(new Status(StatusCode.Unavailable, "Server Is Not Ready")),
        Fault.NotLeader => new NotLeaderException("other.node", 2113),
        Fault.Denied => new AccessDeniedException(),
        _ => null,
    };
}
