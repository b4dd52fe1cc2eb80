using System.Text;
using Picasso.EventSourcing;

namespace Picasso.Conformance.Tests.EventStore;

/// <summary>Events for tests.</summary>
internal static class Sample
{
    public static NewEvent Event(string type = "sample.happened.v1", string data = "{}", string metadata = "{}") =>
        new(Guid.NewGuid(), type, Encoding.UTF8.GetBytes(data), Encoding.UTF8.GetBytes(metadata));

    public static NewEvent[] Events(int count) => [.. Enumerable.Range(0, count).Select(i => Event(data: $$"""{"n":{{i}}}"""))];

    public static async Task<AppendResult.Appended> Append(
        this IEventStore store, string stream, ExpectedRevision expected, params NewEvent[] events) =>
        (await store.AppendAsync(stream, expected, events, CancellationToken.None)).ShouldBeOfType<AppendResult.Appended>();

    public static async Task<List<RecordedEvent>> Forwards(this IEventStore store, string stream, long from = 0, int count = int.MaxValue) =>
        await store.ReadForwardsAsync(stream, from, count).ToListAsync();

    public static async Task<List<RecordedEvent>> Backwards(this IEventStore store, string stream, int count = int.MaxValue) =>
        await store.ReadBackwardsAsync(stream, count).ToListAsync();

    /// <summary>What a subscription delivers until it has delivered so many, or said that nothing up to a position is missing.</summary>
    public static async Task<List<RecordedEvent>> Follow(
        this IEventStore store, LogPosition after, EventFilter filter, int? count = null, LogPosition? through = null)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var events = new List<RecordedEvent>();
        await foreach (var message in store.SubscribeToAllAsync(after, filter, deadline.Token))
        {
            if (message is SubscriptionMessage.Delivered delivered)
                events.Add(delivered.Event);
            if (events.Count >= count || (message is SubscriptionMessage.CaughtUp up && up.Position >= through))
                break;
        }
        return events;
    }
}
