using System.Collections.Concurrent;
using MassTransit;
using Microsoft.Extensions.Caching.Memory;

namespace Picasso.Payments.Paying;

/// <summary>
/// Leaves out repeats of a command while the provider is being called about it, and those that waited in the queue meanwhile. The saga repeats a
/// command until it has the answer; without this a slow provider would be called once for each repeat, the queue would grow faster than it is
/// worked off, and purchases behind it would time out and add repeats of their own. Each process counts for itself: to leave none out is correct too.
/// </summary>
internal sealed class RecentCalls : IDisposable
{
    // Longer than a repeat waits.
    private static readonly MemoryCacheEntryOptions s_entry = new() { Size = 1, SlidingExpiration = TimeSpan.FromMinutes(10) };

    private readonly MemoryCache _begun = new(new MemoryCacheOptions { SizeLimit = 20_000 });
    private readonly ConcurrentDictionary<(Type, string), bool> _underway = new();

    /// <summary>Does the work unless it is under way, or was begun after the message was sent and came to its end.</summary>
    /// <param name="context">The command.</param>
    /// <param name="purchaseId">Which purchase it is about.</param>
    /// <param name="work">Calls the provider and publishes its answer. When it throws, the message is delivered again and worked on.</param>
    public async Task OnceAsync<T>(ConsumeContext<T> context, string purchaseId, Func<Task> work)
        where T : class
    {
        var key = (typeof(T), purchaseId);
        if (WasDoneSince(context.SentTime, key) || !_underway.TryAdd(key, true))
            return;
        try
        {
            // Messages carry the real time, whatever clock the service is given.
            var begun = TimeProvider.System.GetUtcNow();
            await work();
            _begun.Set(key, begun, s_entry);
        }
        finally
        {
            _underway.TryRemove(key, out _);
        }
    }

    public void Dispose() => _begun.Dispose();

    private bool WasDoneSince(DateTime? sent, (Type, string) key) =>
        sent is { } at && _begun.TryGetValue(key, out DateTimeOffset begun) && begun > new DateTimeOffset(at, TimeSpan.Zero);
}
