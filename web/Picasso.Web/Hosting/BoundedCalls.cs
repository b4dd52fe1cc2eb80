using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.AspNetCore.Http;

namespace Picasso.Web.Hosting;

/// <summary>
/// Ends every call to a service in time, so that no page waits for one that is silent, and gives a call without an answer one status
/// (<see cref="UnansweredCalls"/>), so that no page takes it for a fault.
/// </summary>
/// <param name="clock">Measures the time.</param>
/// <param name="requests">The request that a call is made for.</param>
internal sealed class BoundedCalls(TimeProvider clock, IHttpContextAccessor requests) : Interceptor
{
    // Long enough for a second copy of the service after the first has fallen silent.
    private static readonly TimeSpan s_readTimeout = TimeSpan.FromSeconds(20);

    // What changes something may wait for a store, and is better answered late than repeated.
    private static readonly TimeSpan s_changeTimeout = TimeSpan.FromSeconds(30);

    // Reading a large file from its store and decoding it takes longer than other changes.
    private static readonly TimeSpan s_publishTimeout = TimeSpan.FromMinutes(5);

    // An open page watches for as long as it is open.
    private const string WatchInbox = "/picasso.messages.v1.Inbox/Watch";

    private const string Publish = "/picasso.pictures.v1.ResumableUploads/Publish";

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        var caller = context.Options.CancellationToken;
        var timeout = new CancellationTokenSource(TimeoutOf(context.Method.FullName), clock);
        var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, caller);
        var options = context.Options.WithCancellationToken(either.Token);
        var call = continuation(request, new ClientInterceptorContext<TRequest, TResponse>(context.Method, context.Host, options));
        return new AsyncUnaryCall<TResponse>(
            AnswerAsync(call, timeout, either, caller), call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, call.Dispose);
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        var call = continuation(request, context);
        // A page reads a stream to its end; what watches, in a circuit or in the background, may have to wait for long.
        var answers = new BoundedStream<TResponse>(call.ResponseStream, clock, IsRead() && context.Method.FullName != WatchInbox ? s_readTimeout : Timeout.InfiniteTimeSpan, context.Options.CancellationToken);
        return new AsyncServerStreamingCall<TResponse>(answers, call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, call.Dispose);
    }

    private TimeSpan TimeoutOf(string method) => method == Publish ? s_publishTimeout : IsRead() ? s_readTimeout : s_changeTimeout;

    // The request of a circuit is the WebSocket, on which people change things too.
    private bool IsRead() => requests.HttpContext is { WebSockets.IsWebSocketRequest: false } context
        && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method));

    private static async Task<TResponse> AnswerAsync<TResponse>(
        AsyncUnaryCall<TResponse> call, CancellationTokenSource timeout, CancellationTokenSource either, CancellationToken caller)
    {
        using (timeout)
        using (either)
        {
            try
            {
                return await call;
            }
            catch (RpcException fault) when (!caller.IsCancellationRequested && UnansweredCalls.Map(fault, timeout.IsCancellationRequested) is { } unanswered)
            {
                throw unanswered;
            }
        }
    }
}
