using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Options;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Authentication;
using Picasso.ServiceDefaults.Grpc;

namespace Picasso.ServiceDefaults.Limiting;

/// <summary>
/// Limits the open streams and the actions of one user, or one address. An unauthenticated call from this machine is a service's own and is not
/// counted.
/// </summary>
internal sealed class CallLimits(IOptions<CallLimitOptions> options, TimeProvider clock) : Interceptor
{
    private readonly CallLimitOptions _limits = options.Value;
    private readonly OpenCounter _streams = new(options.Value.Streams);
    private readonly RateCounter _acts = new(clock);

    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        if (LimitedCalls.All.TryGetValue(context.Method, out var call) && context.FindCaller() is { } caller
            && !_acts.TryCount($"{call.Name}:{caller.UserId}", call.Most(_limits), _limits.Window))
            throw s_tooManyActs.ToRpcException();
        return continuation(request, context);
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        var person = context.FindCaller()?.UserId;
        var address = context.FindClientAddress();
        if (person is null && address is null)
        {
            await continuation(request, responseStream, context);
            return;
        }

        using var open = _streams.TryOpen(
            (person is null ? null : $"person:{person}", _limits.StreamsPerPerson),
            (address is null ? null : $"address:{address}", _limits.StreamsPerAddress)) ?? throw s_tooManyStreams.ToRpcException();
        await continuation(request, responseStream, context);
    }

    private static readonly DomainError s_tooManyActs = new(
        DomainErrorKind.Exhausted, "too_many_changes", "You have changed very much within a short time. Please wait a while.");

    private static readonly DomainError s_tooManyStreams = new(
        DomainErrorKind.Exhausted, "too_many_streams", "Too many pages are open at the same time. Please close some of them.");
}
