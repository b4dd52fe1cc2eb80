namespace Picasso.Users.Limiting;

/// <summary>Counts attempts in windows that start with the first attempt. Durable, and shared by every process of the service.</summary>
internal interface IAttemptCounter
{
    /// <summary>Counts one more and returns the new count; concurrent calls all return different numbers.</summary>
    Task<int> HitAsync(string key, TimeSpan window, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Requests an attempt under a policy; the policy also holds for concurrent attempts.</summary>
    /// <returns>The wait before the next attempt; zero when this one is granted.</returns>
    Task<TimeSpan> TakeAsync(string key, ThrottlePolicy policy, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Returns a granted attempt.</summary>
    Task ReturnAsync(string key, CancellationToken cancellationToken);

    /// <summary>The present count.</summary>
    Task<int> CountAsync(string key, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Resets the count.</summary>
    Task ForgetAsync(string key, CancellationToken cancellationToken);
}
