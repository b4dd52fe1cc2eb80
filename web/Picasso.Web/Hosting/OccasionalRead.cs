using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Picasso.Web.Hosting;

/// <summary>An answer of a service that seldom changes and that pages can do without: requested once a minute.</summary>
/// <typeparam name="TAnswer">The answer.</typeparam>
internal abstract class OccasionalRead<TAnswer>(IServiceScopeFactory scopes, TimeProvider clock, ILogger logger)
    where TAnswer : class
{
    private static readonly TimeSpan s_age = TimeSpan.FromMinutes(1);
    private volatile Known? _known;

    /// <summary>The answer; the last known one when the service does not answer, and null before the first.</summary>
    public async Task<TAnswer?> ReadAsync(CancellationToken cancellationToken)
    {
        if (_known is { } known && clock.GetElapsedTime(known.At) < s_age)
            return known.Answer;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var answer = await RequestAsync(scope.ServiceProvider, cancellationToken);
            _known = new Known(answer, clock.GetTimestamp());
            return answer;
        }
        catch (RpcException fault) when (fault.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Unimplemented)
        {
            logger.LogWarning(fault, "{Answer} cannot be read", typeof(TAnswer).Name);
            return _known?.Answer;
        }
    }

    /// <summary>Requests the answer.</summary>
    protected abstract Task<TAnswer> RequestAsync(IServiceProvider services, CancellationToken cancellationToken);

    private sealed record Known(TAnswer Answer, long At);
}
