using Grpc.AspNetCore.Server;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Hosting;

namespace Picasso.ServiceDefaults.Grpc;

/// <summary>
/// A watch never ends by itself, so it must not prevent a shutdown: when the process stops, the watch ends with UNAVAILABLE and its caller connects
/// to another copy.
/// </summary>
internal sealed class ShutdownStreamingInterceptor(IHostApplicationLifetime process) : Interceptor
{
    private const string HttpContextKey = "__HttpContext";

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        var stopping = process.ApplicationStopping;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, stopping);
        // The server's extension methods read it here when the context is not the server's own.
        context.UserState[HttpContextKey] = context.GetHttpContext();
        try
        {
            await continuation(request, responseStream, new ShutdownAwareCallContext(context, end.Token));
        }
        catch (Exception ended) when (stopping.IsCancellationRequested && !context.CancellationToken.IsCancellationRequested
            && ended is OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled })
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "This process stops; please ask again."));
        }
    }
}
