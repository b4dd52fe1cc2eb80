using Grpc.AspNetCore.Server;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Hosting;

namespace Picasso.ServiceDefaults.Grpc;

/// <summary>
/// A watch has no end of its own, so it must not keep a process from closing: when the process stops, it ends with UNAVAILABLE
/// and its caller watches another copy.
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
        // Where the server's extension methods look when the context is not the server's own.
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
