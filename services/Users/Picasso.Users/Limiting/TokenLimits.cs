using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Picasso.Kernel;

namespace Picasso.Users.Limiting;

/// <summary>
/// Links, codes and refresh tokens cannot be guessed, but looking them up has a cost. A source that presents unknown ones is slowed down; valid ones
/// are not counted. Kept in the memory of this process, and reset when a source is idle.
/// </summary>
internal sealed class TokenLimits : IDisposable
{
    private readonly PartitionedRateLimiter<string> _unknown;

    public TokenLimits(IOptions<LimitOptions> options) => _unknown = PartitionedRateLimiter.Create<string, string>(source =>
        RateLimitPartition.GetTokenBucketLimiter(source, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.Value.TokenTries,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = options.Value.TokenTryInterval,
        }));

    /// <summary>Runs a token's lookup, and counts it when the token is unknown.</summary>
    /// <exception cref="DomainException">"too_many_attempts", or the error of the lookup.</exception>
    public async Task<T> RunAsync<T>(string? source, Func<Task<T>> work)
    {
        if (source is not null && _unknown.GetStatistics(source) is { CurrentAvailablePermits: <= 0 })
            throw new DomainError(DomainErrorKind.Exhausted, "too_many_attempts", "Too many tries. Please try again in a minute.").ToException();
        try
        {
            return await work();
        }
        catch (DomainException refused) when (source is not null && IsUnknown(refused.Error))
        {
            _unknown.AttemptAcquire(source).Dispose();
            throw;
        }
    }

    public void Dispose() => _unknown.Dispose();

    private static bool IsUnknown(DomainError error) => error.Reason is "link_invalid" or "code_invalid" or "session_ended";
}
