using Picasso.Conformance.Tests.EventStore;
using Picasso.EventSourcing;

namespace Picasso.EventStoreDb.Tests.Simulated;

/// <summary>A server before 23.10, which does not report that a subscription has reached the end.</summary>
public sealed class OlderServerTests : OnSimulatedServer
{
    private static readonly EventFilter s_pictures = EventFilter.Streams("picture-");

    public OlderServerTests() => Server.ReportsEnd = false;

    [Fact]
    public async Task A_server_that_does_not_report_the_end_is_followed_to_it()
    {
        await Store.Append("picture-1", ExpectedRevision.NoStream, Sample.Event());
        var end = await Store.Append("other", ExpectedRevision.NoStream, Sample.Event());

        (await Store.Follow(LogPosition.Start, s_pictures, through: end.Position)).ShouldHaveSingleItem().Stream.ShouldBe("picture-1");
    }

    [Fact]
    public async Task What_is_appended_after_a_subscription_found_nothing_is_delivered_by_such_a_server()
    {
        await using var messages = Store.SubscribeToAllAsync(LogPosition.Start, s_pictures, Deadline).GetAsyncEnumerator();
        (await messages.MoveNextAsync()).ShouldBeTrue();
        messages.Current.ShouldBe(new SubscriptionMessage.CaughtUp(LogPosition.Start));

        var appended = await Store.Append("picture-1", ExpectedRevision.NoStream, Sample.Event());

        (await messages.MoveNextAsync()).ShouldBeTrue();
        messages.Current.ShouldBeOfType<SubscriptionMessage.Delivered>().Event.Position.ShouldBe(appended.Position);
    }
}
