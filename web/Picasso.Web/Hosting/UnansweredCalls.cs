using System.Net.Sockets;
using Grpc.Core;

namespace Picasso.Web.Hosting;

/// <summary>Calls that ended without an answer of the service.</summary>
internal static class UnansweredCalls
{
    /// <summary>
    /// The status of a call that a service did not answer: UNAVAILABLE, or DEADLINE_EXCEEDED when its time was over. The client reports such calls as
    /// CANCELLED or INTERNAL too, by the way in which the connection failed. Null when the service answered, whatever it answered.
    /// </summary>
    /// <param name="fault">What the call ended with.</param>
    /// <param name="timeout">Whether the time of the call is over.</param>
    public static RpcException? Map(RpcException fault, bool timeout)
    {
        if (fault.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded || !IsUnanswered(fault))
            return null;
        var code = timeout ? StatusCode.DeadlineExceeded : StatusCode.Unavailable;
        return new RpcException(new Status(code, $"The service did not answer ({fault.StatusCode}).", fault));
    }

    // A service never cancels what it is asked for, except while its connection ends.
    private static bool IsUnanswered(RpcException fault)
    {
        if (fault.StatusCode == StatusCode.Cancelled)
            return true;
        for (var cause = fault.Status.DebugException; cause is not null; cause = cause.InnerException)
        {
            if (cause is IOException or SocketException or HttpRequestException or OperationCanceledException or TimeoutException)
                return true;
        }

        return false;
    }
}
