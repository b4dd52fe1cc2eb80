using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Picasso.ServiceDefaults.Bus;

/// <summary>A consumer or a saga and the queue that it shares with its copies.</summary>
/// <param name="Consumer">The consumer, or the saga's instance.</param>
/// <param name="Queue">Its queue.</param>
public sealed record BusEndpoint(Type Consumer, string Queue);

/// <summary>The endpoints of a bus, computed without a broker and without a process.</summary>
public static class BusMap
{
    /// <summary>The endpoints of a bus with these consumers.</summary>
    public static async Task<IReadOnlyList<BusEndpoint>> DrawAsync(
        IConfiguration configuration, params IReadOnlyList<Action<IBusRegistrationConfigurator>> consumers)
    {
        var found = new List<BusEndpoint>();
        var services = new ServiceCollection().AddLogging().AddOptions();
        services.TryAddSingleton(TimeProvider.System);
        services.AddMassTransit(bus =>
        {
            bus.SetEndpointNameFormatter(new ServiceEndpointNames(configuration[BusNames.PrefixKey] ?? ""));
            bus.AddConfigureEndpointsCallback((_, queue, endpoint) =>
            {
                var observer = new Observer(queue, found);
                endpoint.ConnectConsumerConfigurationObserver(observer);
                endpoint.ConnectSagaConfigurationObserver(observer);
            });
            bus.DisableUsageTelemetry();
            foreach (var add in consumers)
                add(bus);
            bus.UsingInMemory((context, transport) => transport.ConfigureEndpoints(context));
        });
        await using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IBusControl>();
        return found;
    }

    private sealed class Observer(string queue, List<BusEndpoint> found) : IConsumerConfigurationObserver, ISagaConfigurationObserver
    {
        public void ConsumerConfigured<TConsumer>(IConsumerConfigurator<TConsumer> configurator)
            where TConsumer : class => found.Add(new BusEndpoint(typeof(TConsumer), queue));

        public void ConsumerMessageConfigured<TConsumer, TMessage>(IConsumerMessageConfigurator<TConsumer, TMessage> configurator)
            where TConsumer : class
            where TMessage : class
        {
            // The consumer as a whole is sufficient.
        }

        public void SagaConfigured<TSaga>(ISagaConfigurator<TSaga> configurator)
            where TSaga : class, ISaga => found.Add(new BusEndpoint(typeof(TSaga), queue));

        public void StateMachineSagaConfigured<TInstance>(
            ISagaConfigurator<TInstance> configurator, SagaStateMachine<TInstance> stateMachine)
            where TInstance : class, ISaga, SagaStateMachineInstance => found.Add(new BusEndpoint(typeof(TInstance), queue));

        public void SagaMessageConfigured<TSaga, TMessage>(ISagaMessageConfigurator<TSaga, TMessage> configurator)
            where TSaga : class, ISaga
            where TMessage : class
        {
            // The saga as a whole is sufficient.
        }
    }
}
