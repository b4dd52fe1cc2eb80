using EventStore.Client;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Picasso.Conformance.Tests.EventStore;
using Picasso.EventSourcing;
using Picasso.EventSourcing.EventStoreDb;
using Picasso.EventStoreDb.Reference.Simulation;

namespace Picasso.EventStoreDb.Tests.Simulated;

/// <summary>What the adapter needs of a secured server, and what it says when a right is refused.</summary>
public sealed class RightsTests : OnSimulatedServer
{
    private const string User = "picasso";
    private const string Password = "pass-word";
    private const SimulatedRights Enough = SimulatedRights.ReadStream | SimulatedRights.ReadAll | SimulatedRights.Append;

    private readonly List<EventStoreClient> _clients = [];

    [Fact]
    public async Task An_ordinary_user_that_reads_all_and_appends_is_enough()
    {
        var store = As(Server.Secure(User, Password, Enough));

        await store.Append("picture-1", ExpectedRevision.NoStream, Sample.Events(3));
        var last = await store.Append("picture-1", ExpectedRevision.Any, Sample.Event());

        (await store.Forwards("picture-1")).Count.ShouldBe(4);
        (await store.Follow(LogPosition.Start, EventFilter.Streams("picture-"), through: last.Position)).Count.ShouldBe(4);
        (await store.ReadEndAsync(default)).ShouldBe(last.Position);
        Log.Lines.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("p@ss:w/rd")]
    [InlineData("100 %25?&#")]
    public async Task A_password_may_contain_any_character_when_it_is_encoded(string password)
    {
        await UseAsync(As(Server.Secure(User, password, Enough)));
        Server.Refusals.ShouldBe(0);
    }

    [Theory]
    [InlineData((int)SimulatedRights.Append, "appending")]
    [InlineData((int)SimulatedRights.ReadStream, "reading streams")]
    [InlineData((int)SimulatedRights.ReadAll, "reading $all")]
    public async Task A_refused_right_is_answered_clearly_and_not_repeated(int missing, string named)
    {
        var store = As(Server.Secure(User, Password, Enough & ~(SimulatedRights)missing));

        var refused = await Should.ThrowAsync<LogAccessDeniedException>(() => UseAsync(store));

        refused.Message.ShouldContain(named);
        Server.Refusals.ShouldBe(1);
        Log.Lines.ShouldHaveSingleItem().Level.ShouldBe(LogLevel.Error);
        var health = await Availability.CheckHealthAsync(new());
        (health.Status, health.Description!.Contains(named)).ShouldBe((HealthStatus.Degraded, true));
    }

    [Fact]
    public async Task A_wrong_password_is_answered_and_logged_without_it()
    {
        Server.Secure(User, Password, Enough);
        var store = As(Server.ConnectionString.Replace("esdb://", $"esdb://{User}:another@").Replace("tls=false", "tls=true"));

        await Should.ThrowAsync<LogAccessDeniedException>(() => store.ReadEndAsync(default));
        await Should.ThrowAsync<LogAccessDeniedException>(() => store.ReadEndAsync(default));

        Log.Lines.ShouldHaveSingleItem().Text.ShouldNotContain("another");
    }

    [Fact]
    public async Task A_right_that_is_granted_later_is_used_without_a_restart()
    {
        var store = As(Server.Secure(User, Password, Enough & ~SimulatedRights.ReadAll));
        await Should.ThrowAsync<LogAccessDeniedException>(() => store.ReadEndAsync(default));
        await store.Append("picture-1", ExpectedRevision.NoStream, Sample.Event());
        (await Availability.CheckHealthAsync(new())).Status.ShouldBe(HealthStatus.Degraded);

        Server.Secure(User, Password, Enough);
        await store.ReadEndAsync(default);

        Log.Lines.Select(line => line.Level).ShouldBe([LogLevel.Error, LogLevel.Information]);
        (await Availability.CheckHealthAsync(new())).Status.ShouldBe(HealthStatus.Healthy);
    }

    [Fact]
    public async Task A_server_that_speaks_tls_only_is_not_reached_without()
    {
        var secured = Server.Secure(User, Password, Enough);

        await Should.ThrowAsync<EventStoreUnavailableException>(() => As(secured.Replace("tls=true", "tls=false")).ReadEndAsync(default));
        await As(secured).ReadEndAsync(default);
    }

    [Fact]
    public async Task A_subscription_whose_right_is_taken_away_ends_with_that_answer()
    {
        var store = As(Server.Secure(User, Password, Enough));
        await using var messages = store.SubscribeToAllAsync(LogPosition.Start, EventFilter.All, Deadline).GetAsyncEnumerator();
        await messages.MoveNextAsync();
        Server.Secure(User, Password, SimulatedRights.ReadStream);

        Server.Fail(Fault.NotReady);
        Server.Recover();

        await Should.ThrowAsync<LogAccessDeniedException>(async () =>
        {
            while (await messages.MoveNextAsync())
            {
                // What was seen before.
            }
        });
    }

    private static async Task UseAsync(EventStoreDbEventStore store)
    {
        await store.Append("picture-1", ExpectedRevision.NoStream, Sample.Event());
        await store.Forwards("picture-1");
        await store.Follow(LogPosition.Start, EventFilter.Streams("picture-"), count: 1);
    }

    private EventStoreDbEventStore As(string connection)
    {
        var client = new EventStoreClient(EventStoreDbConnectionString.Read(connection, authority: null));
        _clients.Add(client);
        return Adapter.Over(client, Availability, TimeSpan.FromSeconds(10));
    }
}
