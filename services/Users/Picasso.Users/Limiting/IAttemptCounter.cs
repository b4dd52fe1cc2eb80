namespace Picasso.Users.Limiting;

/// <summary>Counts attempts in windows that start with the first of them. Durable, and shared by every process of the service.</summary>
internal interface IAttemptCounter
{
    /// <summary>Counts one more and returns how many there are now; concurrent hits all get different numbers.</summary>
    Task<int> HitAsync(string key, TimeSpan window, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Takes a try under a policy; of tries at the same moment none is granted that the policy does not allow.</summary>
    /// <returns>How long to wait before the next try; zero when this one is granted.</returns>
    Task<TimeSpan> TakeAsync(string key, ThrottlePolicy policy, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Gives a granted try back.</summary>
    Task ReturnAsync(string key, CancellationToken cancellationToken);

    /// <summary>How many there are now.</summary>
    Task<int> CountAsync(string key, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Starts anew.</summary>
    Task ForgetAsync(string key, CancellationToken cancellationToken);
}
