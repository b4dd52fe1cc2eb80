using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Picasso.AspireClients;
using Picasso.ServiceDefaults.Bus;
using Picasso.ServiceDefaults.Bus.RabbitMq;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Picasso.AppHost.Tests.Hosts;

/// <summary>Aspire's client of RabbitMQ is a connection factory that connects on demand.</summary>
public sealed class BrokerClientTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_broker_is_not_connected_to_when_the_process_starts()
    {
        var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var host = Build((IPEndPoint)silent.LocalEndpoint);
        // Closed before the host, which would else go on waiting for an answer if it had connected.
        using var closed = silent;

        await Task.Run(() => host.StartAsync(Cancel), Cancel).WaitAsync(TimeSpan.FromSeconds(30), Cancel);

        silent.Pending().ShouldBeFalse("a start must not wait for the broker");
        var connections = host.Services.GetRequiredKeyedService<IConnectionFactory>(RabbitMqConnections.Key);
        // The first that connects is the caller who asks for it; this broker hangs up.
        var connecting = connections.CreateConnectionAsync("test", Cancel);
        (await silent.AcceptTcpClientAsync(Cancel)).Dispose();
        await Should.ThrowAsync<BrokerUnreachableException>(connecting);
        await host.StopAsync(Cancel);
    }

    [Fact]
    public async Task Settings_of_the_integration_reach_connections_and_what_they_leave_out_is_bounded()
    {
        await using var services = Provider(("Aspire:RabbitMQ:Client:rabbitmq:ConnectionFactory:RequestedHeartbeat", "00:00:07"));

        var connections = services.GetRequiredKeyedService<IConnectionFactory>(RabbitMqConnections.Key).ShouldBeOfType<ConnectionFactory>();

        connections.RequestedHeartbeat.ShouldBe(TimeSpan.FromSeconds(7));
        connections.RequestedConnectionTimeout.ShouldBe(TimeSpan.FromSeconds(5));
        connections.AutomaticRecoveryEnabled.ShouldBeFalse();
        connections.Port.ShouldBe(9);
    }

    [Fact]
    public async Task Queue_depths_and_redrive_use_the_factory_of_the_integration()
    {
        await using var services = Provider();

        services.GetKeyedServices<IConnectionFactory>(RabbitMqConnections.Key).Count().ShouldBe(1);
        services.GetRequiredService<RabbitMqErrorQueue>().ShouldNotBeNull();
    }

    [Fact]
    public async Task Health_knows_the_broker_by_the_check_of_the_bus_which_is_degraded_at_most()
    {
        await using var services = Provider(("Aspire:RabbitMQ:Client:rabbitmq:DisableHealthChecks", "false"));

        var check = services.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value.Registrations.ShouldHaveSingleItem();

        check.Name.ShouldBe("bus");
        check.FailureStatus.ShouldBe(HealthStatus.Degraded);
    }

    private static IHost Build(IPEndPoint broker)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:rabbitmq", $"amqp://guest:guest@{broker}")]);
        builder.AddBrokerClient(RabbitMqConnections.Bound);
        return builder.Build();
    }

    private static ServiceProvider Provider(params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:rabbitmq", "amqp://guest:guest@127.0.0.1:9"), .. settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))]);
        builder.Services.AddLogging();
        builder.AddBrokerClient(RabbitMqConnections.Bound).AddBus();
        return builder.Services.BuildServiceProvider();
    }
}
