using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Picasso.Contracts;

namespace Picasso.ServiceDefaults.Authentication.Sessions;

/// <summary>
/// Checks the session before every RPC of a signed-in caller that changes data, is for operators, or streams. The contract declares whether an RPC
/// changes data; one without a declaration is checked.
/// </summary>
internal sealed class SessionInterceptor(SessionValidator validator, TimeProvider clock) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        if (IsChecked(context, streams: false))
            await RequireAsync(context);
        return await continuation(request, context);
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        if (!IsChecked(context, streams: true))
            return await continuation(requestStream, context);
        await RequireAsync(context);
        return await continuation(new CheckedReader<TRequest>(requestStream, Recheck(context)), context);
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        if (!IsChecked(context, streams: true))
        {
            await continuation(request, responseStream, context);
            return;
        }

        await RequireAsync(context);
        await continuation(request, new CheckedWriter<TResponse>(responseStream, Recheck(context)), context);
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        if (!IsChecked(context, streams: true))
        {
            await continuation(requestStream, responseStream, context);
            return;
        }

        await RequireAsync(context);
        await continuation(
            new CheckedReader<TRequest>(requestStream, Recheck(context)), new CheckedWriter<TResponse>(responseStream, Recheck(context)), context);
    }

    private static bool IsChecked(ServerCallContext context, bool streams)
    {
        var http = context.GetHttpContext();
        if (http.GetEndpoint()?.Metadata is not { } metadata || metadata.GetMetadata<IAllowAnonymous>() is not null)
            return false;
        if (http.User.Identity?.IsAuthenticated != true)
            return false; // A service's own call.
        return streams || !RpcCatalog.IsRead(context.Method)
            || metadata.GetOrderedMetadata<IAuthorizeData>().Any(data => data.Policy == Policies.Operator);
    }

    private ValueTask RequireAsync(ServerCallContext context) => validator.RequireAsync(context.GetHttpContext().User, context.CancellationToken);

    private PeriodicCheck Recheck(ServerCallContext context) => new(() => RequireAsync(context), clock);
}
