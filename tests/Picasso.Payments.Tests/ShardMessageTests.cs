using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Picasso.Contracts.Bus;
using Picasso.Payments.Outbox;
using Picasso.Payments.ProcessingPurchases;
using Picasso.Payments.Purchasing;

namespace Picasso.Payments.Tests;

/// <summary>Every message of the outbox reaches somebody: the bus drops one that nothing consumes.</summary>
public class ShardMessageTests
{
    [Fact]
    public async Task A_message_of_the_outbox_has_either_one_handler_or_a_consumer_on_the_bus()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var routed = world.Host.Services.GetServices<ShardMessageRoute>().Select(route => route.Message).ToList();

        routed.ShouldBe(
            [
                typeof(OpenSale), typeof(SaleAbandoned), typeof(SaleCompleted), typeof(PostSellerLine), typeof(SaleStandingChanged), typeof(ClaimReserve),
                typeof(UndoResale), typeof(CardAttemptPassed),
            ],
            ignoreOrder: true);
        Consumed().Intersect(routed).ShouldBeEmpty();
        // What other services consume is in their rights on the broker.
        OutboxTypes.All.Values.Where(message => message.Assembly != typeof(BusRights).Assembly).Except(routed).Except(Consumed()).ShouldBeEmpty();
    }

    private static IEnumerable<Type> Consumed() => typeof(PaymentsModule).Assembly.GetTypes()
        .SelectMany(type => type.GetInterfaces()).Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IConsumer<>))
        .Concat(typeof(PurchaseStateMachine).GetProperties().Select(property => property.PropertyType)
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Event<>)))
        .Select(type => type.GetGenericArguments()[0]);
}
