using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Picasso.Kernel;

namespace Picasso.Pictures.Queries.Searching;

/// <summary>
/// A page of a search costs as much as it has matches, so this process does only some at once, and a visitor gets only so many.
/// Who is signed in is known, and not counted.
/// </summary>
internal sealed class SearchLimits : IDisposable
{
    private readonly PartitionedRateLimiter<string> _visitors;
    private readonly ConcurrencyLimiter _running;

    public SearchLimits(IOptions<PictureQueriesOptions> options)
    {
        var limits = options.Value;
        _visitors = PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetTokenBucketLimiter(
            address, _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = limits.VisitorSearches,
                TokensPerPeriod = 1,
                ReplenishmentPeriod = limits.VisitorSearchInterval,
            }));
        _running = new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = limits.SearchesAtOnce,
            QueueLimit = limits.SearchesWaiting,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
    }

    /// <summary>Counts a visitor's search.</summary>
    /// <param name="address">Where the visitor is; null when that is unknown, which only calls of this machine are.</param>
    /// <exception cref="DomainException">"too_many_searches".</exception>
    public void CountVisitor(string? address)
    {
        if (address is null)
            return;
        using var lease = _visitors.AttemptAcquire(address);
        if (!lease.IsAcquired)
            throw new DomainError(
                DomainErrorKind.Exhausted, "too_many_searches", "You are searching very fast. Please wait a moment, or sign in.").ToException();
    }

    /// <summary>Waits for a turn; whoever disposes of the answer lets the next one have it.</summary>
    /// <exception cref="DomainException">"search_busy".</exception>
    public async Task<IDisposable> BeginAsync(CancellationToken cancellationToken)
    {
        var turn = await _running.AcquireAsync(1, cancellationToken);
        if (turn.IsAcquired)
            return turn;
        turn.Dispose();
        throw new DomainError(
            DomainErrorKind.Unavailable, "search_busy", "Very many people are searching right now. Please try again in a moment.").ToException();
    }

    public void Dispose()
    {
        _visitors.Dispose();
        _running.Dispose();
    }
}
