using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Picasso.Kernel;

namespace Picasso.ServiceDefaults.Grpc;

/// <summary>Answers a gRPC request before it reaches its method.</summary>
internal static class GrpcErrors
{
    /// <summary>Whether the request is a gRPC call.</summary>
    public static bool IsGrpc(HttpRequest request) => request.ContentType?.StartsWith("application/grpc", StringComparison.Ordinal) == true;

    /// <summary>Ends the call with the error's status and reason, in the headers.</summary>
    public static Task WriteAsync(HttpContext context, DomainError error)
    {
        var status = error.ToRpcException();
        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.ContentType = "application/grpc";
        context.Response.Headers["grpc-status"] = ((int)status.StatusCode).ToString();
        context.Response.Headers["grpc-message"] = Uri.EscapeDataString(status.Status.Detail);
        foreach (var entry in status.Trailers.Where(entry => entry.IsBinary))
            context.Response.Headers[entry.Key] = Convert.ToBase64String(entry.ValueBytes);
        return Task.CompletedTask;
    }
}
