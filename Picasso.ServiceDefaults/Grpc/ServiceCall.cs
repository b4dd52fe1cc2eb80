using Grpc.Core;
using Microsoft.Extensions.Logging;
using Picasso.Kernel;

namespace Picasso.ServiceDefaults.Grpc;

/// <summary>
/// The one way in which a service calls another: with a deadline, and with errors mapped. It does not retry: the channel tries the other
/// copies of the service when one cannot be reached.
/// </summary>
public static class ServiceCall
{
    /// <summary>How long a call may take unless the caller says otherwise.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Calls the service.</summary>
    /// <param name="call">The call, with the token that ends it.</param>
    /// <param name="clock">Measures the deadline.</param>
    /// <param name="logger">Says why there was no answer.</param>
    /// <param name="cancellationToken">The caller gives up.</param>
    /// <param name="timeout">How long it may take; <see cref="DefaultTimeout"/> when null.</param>
    /// <exception cref="DomainException">The service's error as it came; "try_again" when it failed, did not answer in time or cannot be reached.</exception>
    public static async Task<T> InvokeAsync<T>(
        Func<CancellationToken, AsyncUnaryCall<T>> call, TimeProvider clock, ILogger logger, CancellationToken cancellationToken, TimeSpan? timeout = null)
        where T : class
    {
        using var deadline = new CancellationTokenSource(timeout ?? DefaultTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await call(either.Token);
        }
        catch (RpcException answer) when (answer.ToDomainError() is { } refusal)
        {
            throw refusal.ToException();
        }
        catch (RpcException fault) when (!cancellationToken.IsCancellationRequested)
        {
            logger.Log(IsAway(fault.StatusCode) ? LogLevel.Warning : LogLevel.Error, fault, "There was no answer with {Response}", typeof(T).Name);
            throw DomainError.TryAgain.ToException();
        }
    }

    /// <summary>Calls the service, for something that may not be there.</summary>
    /// <returns>The answer, or null when the service refuses with <paramref name="absent"/>.</returns>
    /// <inheritdoc cref="InvokeAsync{T}" />
    public static async Task<T?> FindAsync<T>(
        Func<CancellationToken, AsyncUnaryCall<T>> call, string absent, TimeProvider clock, ILogger logger, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await InvokeAsync(call, clock, logger, cancellationToken);
        }
        catch (DomainException refused) when (refused.Error.Reason == absent)
        {
            return null;
        }
    }

    private static bool IsAway(StatusCode code) =>
        code is StatusCode.Unavailable or StatusCode.Cancelled or StatusCode.DeadlineExceeded;
}
