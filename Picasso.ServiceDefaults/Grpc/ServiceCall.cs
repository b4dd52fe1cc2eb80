using Grpc.Core;
using Microsoft.Extensions.Logging;
using Picasso.Kernel;

namespace Picasso.ServiceDefaults.Grpc;

/// <summary>
/// The only way for a service to call another: with a deadline, and with errors mapped. It does not retry: the channel tries the other copies of the
/// service when one is unreachable.
/// </summary>
public static class ServiceCall
{
    /// <summary>The default deadline of a call.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Calls the service.</summary>
    /// <param name="call">The call, with its cancellation token.</param>
    /// <param name="clock">Measures the deadline.</param>
    /// <param name="logger">Logs why there was no answer.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <param name="timeout">The deadline; <see cref="DefaultTimeout"/> when null.</param>
    /// <exception cref="DomainException">The service's own error; "try_again" when it failed, did not answer in time or is unreachable.</exception>
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

    /// <summary>Calls the service for something that may not exist.</summary>
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
