using System.Threading.Channels;
using EventStore.Client;
using Grpc.Core;

namespace Picasso.EventSourcing.EventStoreDb;

/// <summary>
/// Distinguishes what heals by itself from what does not. It heals when no node answers, answers in time, leads, or is ready; a refused request, a
/// missing right and an invalid position do not.
/// </summary>
internal static class EventStoreDbFaults
{
    // Texts of the server's answers; the client gives them no type or status of their own.
    private static readonly string[] s_notServing = ["Server Is Not Ready", "Server Is Too Busy", "leader info"];

    public static bool Heals(Exception fault) => fault switch
    {
        RpcException { StatusCode: StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Cancelled or StatusCode.Aborted } => true,
        RpcException rpc => SaysNotServing(rpc.Status.Detail) || rpc.Status.DebugException is HttpRequestException or IOException,
        DiscoveryException or NotLeaderException or TimeoutException or HttpRequestException or IOException or ChannelClosedException => true,
        InvalidOperationException => SaysNotServing(fault.Message),
        _ => false,
    };

    /// <summary>Whether the server refuses the call to this user.</summary>
    public static bool IsDenied(Exception fault) => fault is AccessDeniedException or NotAuthenticatedException
        or RpcException { StatusCode: StatusCode.PermissionDenied or StatusCode.Unauthenticated };

    /// <summary>Whether the server knows no event at the position that it was asked for.</summary>
    public static bool IsInvalidPosition(Exception fault) =>
        fault is RpcException { StatusCode: StatusCode.InvalidArgument } rpc && rpc.Status.Detail.Contains("position", StringComparison.OrdinalIgnoreCase);

    private static bool SaysNotServing(string text) => s_notServing.Any(part => text.Contains(part, StringComparison.OrdinalIgnoreCase));
}
