using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Picasso.Kernel;

namespace Picasso.Pictures.Queries.Searching;

/// <summary>
/// The cost of a page of a search grows with its matches, so this process runs only some at once, and the number of a visitor's searches is limited.
/// Signed-in users are not counted.
/// </summary>
internal sealed class SearchLimits : IDisposable
{
    private readonly PartitionedRateLimiter<string> _visitors;
    private readonly PartitionedRateLimiter<string> _typing;
    private readonly ConcurrencyLimiter _running;

    public SearchLimits(IOptions<PictureQueriesOptions> options)
    {
        var limits = options.Value;
        _visitors = Buckets(limits.VisitorSearches, limits.VisitorSearchInterval);
        _typing = Buckets(limits.Suggestions, limits.SuggestionInterval);
        _running = new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = limits.SearchesAtOnce,
            QueueLimit = limits.SearchesWaiting,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
    }

    /// <summary>Counts a visitor's search.</summary>
    /// <param name="address">The visitor's address; null when unknown, which applies only to calls from this machine.</param>
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

    /// <summary>Counts a suggestion for somebody who types.</summary>
    /// <param name="who">The user, or the visitor's address; null when unknown.</param>
    /// <exception cref="DomainException">"too_many_suggestions".</exception>
    public void CountSuggestion(string? who)
    {
        if (who is null)
            return;
        using var lease = _typing.AttemptAcquire(who);
        if (!lease.IsAcquired)
            throw new DomainError(DomainErrorKind.Exhausted, "too_many_suggestions", "You are typing very fast. Please wait a moment.").ToException();
    }

    private static PartitionedRateLimiter<string> Buckets(int most, TimeSpan interval) => PartitionedRateLimiter.Create<string, string>(
        key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = most,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = interval,
        }));

    /// <summary>Waits for a slot; disposing of the result releases it.</summary>
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
        _typing.Dispose();
        _running.Dispose();
    }
}
