using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Picasso.Kernel;

namespace Picasso.Pictures.Queries.Relating;

/// <summary>Limits how fast one user, or one visitor's address, has related pictures found: with the page of a picture, so apart from searches.</summary>
internal sealed class RelatedLimits(IOptions<PictureQueriesOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _readers = PartitionedRateLimiter.Create<string, string>(
        who => RateLimitPartition.GetTokenBucketLimiter(who, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.Value.RelatedReads,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = options.Value.RelatedReadInterval,
        }));

    /// <summary>Counts a read.</summary>
    /// <param name="who">The user, or the visitor's address; null when unknown.</param>
    /// <exception cref="DomainException">"too_many_related".</exception>
    public void Count(string? who)
    {
        if (who is null)
            return;
        using var lease = _readers.AttemptAcquire(who);
        if (!lease.IsAcquired)
            throw new DomainError(DomainErrorKind.Exhausted, "too_many_related", "You are opening pictures very fast. Please wait a moment.").ToException();
    }

    public void Dispose() => _readers.Dispose();
}
