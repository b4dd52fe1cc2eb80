using MassTransit;
using Microsoft.Extensions.Configuration;
using Picasso.Contracts.Bus;
using Picasso.Messages;
using Picasso.Payments;
using Picasso.Pictures.Commands;
using Picasso.Pictures.Queries;
using Picasso.Reactions;
using Picasso.ServiceDefaults.Bus;
using Picasso.Users;

namespace Picasso.Architecture.Tests;

/// <summary>Two services that hear the same fact have a queue each; on one queue each would get half of it.</summary>
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

    private static Task<IReadOnlyList<BusEndpoint>> DrawAsync(Action<IBusRegistrationConfigurator>[] services) =>
        BusMap.DrawAsync(new ConfigurationBuilder().Build(), services);

    internal sealed class Planted : IConsumer<AccountClosed>
    {
        public Task Consume(ConsumeContext<AccountClosed> context) => Task.CompletedTask;
    }
}
