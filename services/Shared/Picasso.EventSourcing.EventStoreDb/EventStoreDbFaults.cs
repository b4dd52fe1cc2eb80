using System.Threading.Channels;
using EventStore.Client;
using Grpc.Core;

namespace Picasso.EventSourcing.EventStoreDb;

/// <summary>
/// Distinguishes transient faults from permanent ones. A fault is transient when no node answers, answers in time, leads, or is ready; a rejected
/// request, a missing permission and an invalid position are permanent.
/// </summary>
internal static class EventStoreDbFaults
{
    // Texts of the server's answers; the client assigns them no type or status.
    private static readonly string[] s_notServing = ["Server Is Not Ready", "Server Is Too Busy", "leader info"];

    public static bool Heals(Exception fault) => fault switch
    {
        RpcException { StatusCode: StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Cancelled or StatusCode.Aborted } => true,
        RpcException rpc => SaysNotServing(rpc.Status.Detail) || rpc.Status.DebugException is HttpRequestException or IOException,
        DiscoveryException or NotLeaderException or TimeoutException or HttpRequestException or IOException or ChannelClosedException => true,
        InvalidOperationException => SaysNotServing(fault.Message),
        _ => false,
    };

    /// <summary>Whether the server refuses a permission to this user.</summary>
    public static bool IsDenied(Exception fault) => fault is AccessDeniedException or NotAuthenticatedException
        or RpcException { StatusCode: StatusCode.PermissionDenied or StatusCode.Unauthenticated };

    /// <summary>Whether the server has no event at the requested position.</summary>
    public static bool IsInvalidPosition(Exception fault) =>
        fault is RpcException { StatusCode: StatusCode.InvalidArgument } rpc && rpc.Status.Detail.Contains("position", StringComparison.OrdinalIgnoreCase);

    private static bool SaysNotServing(string text) => s_notServing.Any(part => text.Contains(part, StringComparison.OrdinalIgnoreCase));
}
