using MassTransit;
using Microsoft.Extensions.Configuration;
using Picasso.Contracts;
using Picasso.Contracts.Bus;
using Picasso.Messages;
using Picasso.Payments;
using Picasso.Pictures.Commands;
using Picasso.Pictures.Queries;
using Picasso.Reactions;
using Picasso.ServiceDefaults.Bus;
using Picasso.Users;

namespace Picasso.Architecture.Tests;

/// <summary>Two services that consume the same event have a queue each; on one queue each would get half of it.</summary>
public sealed class BusTests
{
    private static readonly Action<IBusRegistrationConfigurator>[] s_services =
    [
        UsersModule.AddUsersConsumers, PictureCommandsModule.AddPictureCommandsConsumers, PictureQueriesModule.AddPictureQueriesConsumers,
        PaymentsModule.AddPaymentsConsumers, ReactionsModule.AddReactionsConsumers, MessagesModule.AddMessagesConsumers,
    ];

    [Fact]
    public async Task Services_share_no_queue() => Shared(await DrawAsync(s_services)).ShouldBeEmpty();

    [Fact]
    public async Task Queues_are_named_after_their_service()
    {
        var queues = (await DrawAsync(s_services)).Select(endpoint => endpoint.Queue).ToList();
        queues.ShouldContain("messages-account-closed");
        queues.ShouldContain("pictures-commands-account-closed");
        queues.ShouldContain("payments-purchase");
        // Named before its consumer was: messages that wait in it are read after an upgrade.
        queues.ShouldContain("messages-fact");
        queues.ShouldNotContain("messages-notification");
    }

    /// <summary>The rights of accounts at the broker are what services consume: with fewer a service would not start, with more they would be for an attacker.</summary>
    [Fact]
    public async Task A_service_may_read_the_messages_that_it_consumes_and_no_others()
    {
        var consumed = (await DrawAsync(s_services)).ToLookup(
            endpoint => ServiceNames.All.Single(service => endpoint.Queue.StartsWith($"{service}-", StringComparison.Ordinal)), endpoint => endpoint.Consumer);
        foreach (var rights in BusRights.All)
            rights.Consumes.ShouldBe(consumed[rights.Service].SelectMany(MessagesOf).Distinct(), ignoreOrder: true, rights.Service);
    }

    [Fact]
    public void Each_message_between_services_has_one_publisher_and_a_consumer()
    {
        var types = typeof(AccountClosed).Assembly.GetExportedTypes()
            .Where(type => type is { IsInterface: false } && type.Namespace == typeof(AccountClosed).Namespace && type != typeof(BusRights)).ToList();
        // What stands in a list of a message is a part of it.
        var parts = types.SelectMany(type => type.GetProperties()).SelectMany(property => property.PropertyType.GetGenericArguments());
        foreach (var message in types.Except(parts))
        {
            BusRights.All.Count(rights => rights.Publishes.Contains(message)).ShouldBe(1, message.Name);
            BusRights.All.Count(rights => rights.Consumes.Contains(message)).ShouldBeGreaterThan(0, message.Name);
        }
    }

    [Fact]
    public async Task A_planted_shared_queue_is_found()
    {
        void Plant(IBusRegistrationConfigurator bus) =>
            bus.AddConsumer<Planted>().Endpoint(endpoint => endpoint.Name = "messages-account-closed");
        Shared(await DrawAsync([.. s_services, Plant])).ShouldBe(["messages-account-closed"]);
    }

    private static IEnumerable<string> Shared(IEnumerable<BusEndpoint> endpoints) => endpoints
        .GroupBy(endpoint => endpoint.Queue, endpoint => endpoint.Consumer.Assembly)
        .Where(queue => queue.Distinct().Count() > 1)
        .Select(queue => queue.Key);

    // Of a consumer those of its interfaces, of a saga the events of its state machine; messages within a service need no right of their own.
    private static IEnumerable<Type> MessagesOf(Type consumer) => consumer.GetInterfaces()
        .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IConsumer<>))
        .Concat(AppDomain.CurrentDomain.GetAssemblies().Where(assembly => assembly.GetName().Name!.StartsWith("Picasso.", StringComparison.Ordinal))
            .SelectMany(assembly => assembly.GetTypes()).Where(type => IsStateMachineOf(type, consumer))
            .SelectMany(machine => machine.GetProperties().Select(property => property.PropertyType))
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Event<>)))
        .Select(type => type.GetGenericArguments()[0])
        .Where(message => message.Assembly == typeof(AccountClosed).Assembly);

    private static bool IsStateMachineOf(Type type, Type instance) =>
        instance.IsAssignableTo(typeof(SagaStateMachineInstance))
        && type.IsAssignableTo(typeof(SagaStateMachine<>).MakeGenericType(instance));

    private static Task<IReadOnlyList<BusEndpoint>> DrawAsync(Action<IBusRegistrationConfigurator>[] services) =>
        BusMap.DrawAsync(new ConfigurationBuilder().Build(), services);

    internal sealed class Planted : IConsumer<AccountClosed>
    {
        public Task Consume(ConsumeContext<AccountClosed> context) => Task.CompletedTask;
    }
}
