using EventStore.Client;
using Picasso.Conformance.Tests.EventStore;
using Picasso.EventSourcing;
using Picasso.EventSourcing.EventStoreDb;

namespace Picasso.EventStoreDb.Tests.Simulated;

/// <summary>A subscription on a server that holds nothing of ours yet.</summary>
public sealed class NewInstallationTests : OnSimulatedServer
{
    private static readonly EventFilter s_pictures = EventFilter.Streams("picture-");

    [Fact]
    public void A_checkpoint_at_the_end_of_every_log_moves_nothing()
    {
        var walk = new EventStoreDbWalk(LogPosition.Start, new EventStoreDbFilter(s_pictures));

        walk.Take(new StreamMessage.AllStreamCheckpointReached(Position.End)).ShouldBeNull();

        walk.Through.ShouldBe(LogPosition.Start);
    }

    [Fact]
    public async Task What_is_appended_after_a_subscription_found_nothing_is_delivered()
    {
        await using var messages = Store.SubscribeToAllAsync(LogPosition.Start, s_pictures, Deadline).GetAsyncEnumerator();
        (await messages.MoveNextAsync()).ShouldBeTrue();
        messages.Current.ShouldBe(new SubscriptionMessage.CaughtUp(LogPosition.Start));

        var appended = await Store.Append("picture-1", ExpectedRevision.NoStream, Sample.Event());

        (await messages.MoveNextAsync()).ShouldBeTrue();
        messages.Current.ShouldBeOfType<SubscriptionMessage.Delivered>().Event.Position.ShouldBe(appended.Position);
    }
}
