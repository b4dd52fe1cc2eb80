using MassTransit;
using Picasso.Contracts.Bus;
using Picasso.ServiceDefaults.Bus;

namespace Picasso.Shared.Tests.Bus;

/// <summary>What a published message declares on the broker, computed without one.</summary>
public class PurchaseTopologyTests
{
    [Fact]
    public void The_interface_of_messages_about_purchases_is_no_exchange() => ExchangesOf<PictureReserved>(bus => bus.ExcludeInterfaces())
        .ShouldBe(["Picasso.Contracts.Bus:PictureReserved"]);

    [Fact]
    public void Without_that_it_would_be_one_that_no_account_may_declare() => ExchangesOf<PictureReserved>(_ => { })
        .ShouldContain("Picasso.Contracts.Bus:IPurchaseMessage");

    private static IEnumerable<string> ExchangesOf<T>(Action<IRabbitMqBusFactoryConfigurator> configure)
        where T : class
    {
        var bus = MassTransit.Bus.Factory.CreateUsingRabbitMq(configure);
        var topology = (IRabbitMqPublishTopology)bus.Topology.PublishTopology;
        return topology.GetMessageTopology<T>().GetBrokerTopology().Exchanges.Select(exchange => exchange.ExchangeName);
    }
}
