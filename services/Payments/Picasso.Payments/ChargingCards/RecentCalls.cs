using System.Collections.Concurrent;
using MassTransit;
using Microsoft.Extensions.Caching.Memory;

namespace Picasso.Payments.ChargingCards;

/// <summary>
/// Drops repeats of a command while the provider is being called about it, and those that waited in the queue during the call. The saga repeats a
/// command until it has the answer. Without this class, a slow provider is called once per repeat, the queue grows faster than it is processed, and
/// the purchases behind it time out and add repeats of their own. Each process counts for itself: dropping none is also correct.
/// </summary>
internal sealed class RecentCalls : IDisposable
{
    // Longer than the longest pause between two repeats.
    private static readonly MemoryCacheEntryOptions s_entry = new() { Size = 1, SlidingExpiration = TimeSpan.FromMinutes(10) };

    private readonly MemoryCache _begun = new(new MemoryCacheOptions { SizeLimit = 20_000 });
    private readonly ConcurrentDictionary<(Type, string), bool> _underway = new();

    /// <summary>Runs the work unless it is running, or was started after the message was sent and has completed.</summary>
    /// <param name="context">The command.</param>
    /// <param name="purchaseId">The purchase.</param>
    /// <param name="work">Calls the provider and publishes its answer. When it throws, the message is delivered again and processed.</param>
    public async Task OnceAsync<T>(ConsumeContext<T> context, string purchaseId, Func<Task> work)
        where T : class
    {
        var key = (typeof(T), purchaseId);
        if (WasDoneSince(context.SentTime, key) || !_underway.TryAdd(key, true))
            return;
        try
        {
            // Messages carry the real time, whatever clock is injected.
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
