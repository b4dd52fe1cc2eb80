using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Logging;
using Picasso.Kernel;

namespace Picasso.ServiceDefaults.Grpc;

/// <summary>
/// Turns errors into their gRPC status, an unavailable engine into a retryable one, and any other exception into a logged INTERNAL without details.
/// </summary>
internal sealed class DomainErrorInterceptor(IEnumerable<ITransientFaultDetector> outages, ILogger<DomainErrorInterceptor> logger) : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) =>
        Guard(context, () =>
        {
            RequestTimes.Require(request);
            return continuation(request, context);
        });

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation) =>
        Guard(context, () => continuation(requestStream, context), streamed: true);

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation) =>
        Guard(context, async () =>
        {
            RequestTimes.Require(request);
            await continuation(request, responseStream, context);
            return 0;
        });

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation) =>
        Guard(context, async () => { await continuation(requestStream, responseStream, context); return 0; }, streamed: true);

    private async Task<T> Guard<T>(ServerCallContext context, Func<Task<T>> call, bool streamed = false)
    {
        try
        {
            return await call();
        }
        catch (DomainException refused)
        {
            throw refused.Error.ToRpcException();
        }
        catch (Exception unreadable) when (unreadable is InvalidProtocolBufferException || (streamed && unreadable is InvalidDataException))
        {
            // A later message in the caller's stream.
            throw DomainError.Invalid("invalid_request", "The message cannot be read.").ToRpcException();
        }
        catch (Exception fault) when (fault is not RpcException)
        {
            if (context.CancellationToken.IsCancellationRequested)
                throw new RpcException(new Status(StatusCode.Cancelled, "The call was cancelled."));
            if (outages.Select(signs => signs.AnswerTo(fault)).FirstOrDefault(answer => answer is not null) is { } answer)
            {
                // A fault that an operator must fix is an error; one that recovers by itself is not.
                var level = answer.Kind == DomainErrorKind.Unavailable ? LogLevel.Warning : LogLevel.Error;
                logger.Log(level, fault, "{Method} needs an engine that is unavailable or refuses access", context.Method);
                throw answer.ToRpcException();
            }

            UnreadableCalls.MarkAsOurFault(context);
            logger.LogError(fault, "{Method} failed", context.Method);
            throw new RpcException(new Status(StatusCode.Internal, "Something went wrong on our side."));
        }
    }
}
