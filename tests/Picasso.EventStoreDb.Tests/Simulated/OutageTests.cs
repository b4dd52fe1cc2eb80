using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Picasso.Conformance.Tests.EventStore;
using Picasso.EventSourcing;
using Picasso.EventStoreDb.Reference.Simulation;
using Picasso.Testing.Processes;

namespace Picasso.EventStoreDb.Tests.Simulated;

/// <summary>What a caller, the log and health say while the server does not serve.</summary>
public sealed class OutageTests : OnSimulatedServer
{
    public static TheoryData<int> Faults => [(int)Fault.Refusing, (int)Fault.Frozen, (int)Fault.NotReady, (int)Fault.NotLeader];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task An_outage_is_unavailable_in_bounded_time_logged_once_and_degraded(int fault)
    {
        Server.Fail((Fault)fault);
        var begin = TimeProvider.System.GetTimestamp();

        await Should.ThrowAsync<EventStoreUnavailableException>(() => Store.AppendAsync("a", ExpectedRevision.NoStream, Sample.Events(1), default));
        await Should.ThrowAsync<EventStoreUnavailableException>(() => Store.Forwards("a"));
        await Should.ThrowAsync<EventStoreUnavailableException>(() => Store.ReadEndAsync(default));

        TimeProvider.System.GetElapsedTime(begin).ShouldBeLessThan(TimeSpan.FromSeconds(5));
        Log.Lines.ShouldHaveSingleItem().Level.ShouldBe(LogLevel.Warning);
        (await Availability.CheckHealthAsync(new())).Status.ShouldBe(HealthStatus.Degraded);
    }

    [Fact]
    public async Task A_server_that_answers_again_is_logged_and_healthy()
    {
        Server.Fail(Fault.Refusing);
        await Should.ThrowAsync<EventStoreUnavailableException>(() => Store.ReadEndAsync(default));
        Server.Recover();

        await Store.Append("a", ExpectedRevision.NoStream, Sample.Event());

        Log.Lines.Select(line => line.Level).ShouldBe([LogLevel.Warning, LogLevel.Information]);
        (await Availability.CheckHealthAsync(new())).Status.ShouldBe(HealthStatus.Healthy);
        Availability.Outage.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task An_append_whose_answer_was_lost_is_repeated_and_written_once()
    {
        Server.LoseAnswers(1);

        var appended = await Store.Append("a", ExpectedRevision.NoStream, Sample.Events(2));

        appended.Revision.ShouldBe(1);
        (await Store.Forwards("a")).Count.ShouldBe(2);
        Log.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_repeat_while_the_first_append_is_in_flight_gets_the_first_answer()
    {
        var events = Sample.Events(2);
        var store = Open(timeout: TimeSpan.FromSeconds(1.5));
        Server.HoldAppends();
        var first = store.Append("a", ExpectedRevision.NoStream, events);
        await Wait.UntilAsync(() => Server.Appends >= 1, () => "the first append is not on its way");
        var repeat = store.Append("a", ExpectedRevision.NoStream, events);
        await Wait.UntilAsync(() => Server.Appends >= 2, () => "the repeat was not sent");

        Server.Release();

        (await repeat).ShouldBe(await first);
        (await Store.Forwards("a")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_subscription_goes_on_after_an_outage_and_misses_nothing()
    {
        var before = await Store.Append("a", ExpectedRevision.NoStream, Sample.Event());
        await using var messages = Store.SubscribeToAllAsync(before.Position, EventFilter.All, Deadline).GetAsyncEnumerator();
        await messages.MoveNextAsync();
        var next = messages.MoveNextAsync().AsTask();

        Server.Fail(Fault.NotReady);
        await Wait.UntilAsync(() => Availability.IsLost, () => "the loss was not noticed");
        Server.Recover();
        var after = await Store.Append("a", ExpectedRevision.Exactly(0), Sample.Event());

        (await next).ShouldBeTrue();
        messages.Current.ShouldBeOfType<SubscriptionMessage.Delivered>().Event.Position.ShouldBe(after.Position);
    }

    [Fact]
    public async Task What_does_not_heal_is_no_outage()
    {
        Server.Fail(Fault.Denied);

        await Should.ThrowAsync<LogAccessDeniedException>(() => Store.ReadEndAsync(default));
        await Should.ThrowAsync<LogAccessDeniedException>(() => Store.Follow(LogPosition.Start, EventFilter.All, count: 1));

        Availability.IsLost.ShouldBeFalse();
    }
}
