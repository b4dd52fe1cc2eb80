using Grpc.Core;
using Picasso.ServiceDefaults.Grpc;

namespace Picasso.Demo.Seeding;

/// <summary>Repeats what is not possible yet: services start, mail travels, read models follow.</summary>
internal sealed class Retry(TimeProvider clock)
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(40);

    /// <summary>Calls until it is not refused for one of these reasons, or for being unavailable, any more.</summary>
    public async Task<T> CallAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken, params string[] passing)
    {
        var started = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return await call();
            }
            catch (RpcException refused) when (IsPassing(refused, passing) && clock.GetElapsedTime(started) < s_limit)
            {
                await Task.Delay(s_pause, clock, cancellationToken);
            }
        }
    }

    /// <summary>Asks until there is an answer.</summary>
    /// <exception cref="TimeoutException">There was none in time.</exception>
    public async Task<T> UntilAsync<T>(Func<Task<T?>> ask, string what, CancellationToken cancellationToken) where T : class
    {
        var started = clock.GetTimestamp();
        while (true)
        {
            if (await ask() is { } answer)
                return answer;
            if (clock.GetElapsedTime(started) > s_limit)
                throw new TimeoutException($"The demo waited {s_limit.TotalSeconds:0} seconds for {what}.");
            await Task.Delay(s_pause, clock, cancellationToken);
        }
    }

    private static bool IsPassing(RpcException refused, string[] passing) =>
        refused.StatusCode == StatusCode.Unavailable || passing.Contains(refused.ToDomainError()?.Reason);
}
