using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Picasso.ServiceDefaults.Bus;
using Picasso.ServiceDefaults.Bus.RabbitMq;
using Picasso.Testing;
using Picasso.Testing.Processes;
using RabbitMQ.Client;

namespace Picasso.EngineTests.Bus;

[Trait(Engines.Trait, "RabbitMq")]
public sealed class RabbitMqBusTests
{
    private readonly string _prefix = $"t{Guid.NewGuid():N}"[..9] + "-";

    private string Queue => $"{_prefix}engines-tests-failing-on-demand";

    [Fact]
    public async Task What_fails_is_kept_beside_its_queue_and_goes_back_with_its_own_id()
    {
        var broker = new Uri(Engines.Need(Engines.RabbitMq));
        var errors = RabbitMqErrorQueue.Of(broker);
        var failures = new FailureSwitch();
        using var host = await StartAsync(broker, failures);
        (await errors.CountAsync([Queue], default)).ShouldBe([(Queue, 0u)], "the queue of failures is there before the first one");
        failures.IsOn = true;
        var ids = new[] { Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid() };
        var bus = host.Services.GetRequiredService<IBus>();
        foreach (var (number, id) in ids.Index())
            await bus.Publish(new Knock(number), context => context.MessageId = id);
        await Wait.UntilAsync(
            async () => (await errors.CountAsync([Queue], default)) is [(_, 3u)], () => "the failures do not arrive", TimeSpan.FromMinutes(1));

        failures.IsOn = false;
        (await errors.RedriveAsync(Queue, default)).ShouldBe(3);

        await Wait.UntilAsync(() => failures.Consumed.Count == 3, () => $"came back: {failures.Consumed.Count}", TimeSpan.FromMinutes(1));
        failures.Consumed.Select(consumed => consumed.Id!.Value).ShouldBe(ids, ignoreOrder: true);
        (await errors.RedriveAsync(Queue, default)).ShouldBe(0);
        (await errors.RedriveAsync($"{_prefix}nobody", default)).ShouldBeNull();
    }

    [Fact]
    public async Task The_depth_of_a_queue_and_of_its_failures_is_measured()
    {
        var broker = new Uri(Engines.Need(Engines.RabbitMq));
        var failures = new FailureSwitch { IsOn = true };
        var depths = new ConcurrentDictionary<(string Instrument, string Queue), long>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter.Name == "Picasso.Bus")
                    listening.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, depth, tags, _) => depths[(instrument.Name, (string)tags[0].Value!)] = depth);
        listener.Start();
        using var host = await StartAsync(broker, failures);
        await host.Services.GetRequiredService<IBus>().Publish(new Knock(1));

        await Wait.UntilAsync(
            () =>
            {
                listener.RecordObservableInstruments();
                return depths.GetValueOrDefault(("picasso.bus.queue.failed", Queue)) == 1;
            },
            () => $"measured: {string.Join(", ", depths)}", TimeSpan.FromMinutes(1));
        depths.GetValueOrDefault(("picasso.bus.queue.depth", Queue), -1).ShouldBe(0);
    }

    [Fact]
    public async Task Queues_are_replicated_and_so_are_their_failures()
    {
        var broker = new Uri(Engines.Need(Engines.RabbitMq));
        using var host = await StartAsync(broker, new FailureSwitch());
        await using var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.QueueDeclarePassiveAsync(Queue);
        // The broker refuses to hear of a queue as anything else than it is, to the last argument.
        await channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?>
        {
            ["x-queue-type"] = "quorum",
            ["x-delivery-limit"] = 20,
            ["x-overflow"] = "reject-publish",
            ["x-dead-letter-strategy"] = "at-least-once",
            ["x-dead-letter-exchange"] = BusNames.ErrorQueueOf(Queue),
        });
        await channel.QueueDeclarePassiveAsync(BusNames.ErrorQueueOf(Queue));
        await channel.QueueDeclareAsync(
            BusNames.ErrorQueueOf(Queue), durable: true, exclusive: false, autoDelete: false,
            new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
    }

    [Fact]
    public async Task Without_the_broker_the_process_starts_and_is_degraded()
    {
        var nowhere = new Uri("amqp://guest:guest@127.0.0.1:9");
        using var host = await StartAsync(nowhere, new FailureSwitch(), wait: false);
        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        report.Status.ShouldBe(HealthStatus.Degraded);
        report.Entries["bus"].Status.ShouldBe(HealthStatus.Degraded);
        await host.StopAsync().WaitAsync(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_process_whose_broker_starts_later_makes_its_queues_then()
    {
        var broker = new UriBuilder(Engines.Need(Engines.RabbitMq));
        var (host, port) = (broker.Host, broker.Port > 0 ? broker.Port : 5672);
        await using var engine = new LateEngine();
        (broker.Host, broker.Port) = ("127.0.0.1", engine.Port);
        using var process = await StartAsync(broker.Uri, new FailureSwitch(), wait: false);

        engine.Start(host, port);

        await process.Services.GetRequiredService<BusReadiness>().WaitAsync(default).WaitAsync(TimeSpan.FromMinutes(1));
        var errors = process.Services.GetRequiredService<RabbitMqErrorQueue>();
        (await errors.CountAsync([Queue], default)).ShouldBe([(Queue, 0u)]);
        await process.StopAsync();
    }

    private async Task<IHost> StartAsync(Uri broker, FailureSwitch failures, bool wait = true)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(
            [new("ConnectionStrings:rabbitmq", broker.ToString()), new(BusNames.PrefixKey, _prefix)]);
        builder.AddBus(bus => bus.AddConsumer<FailingOnDemand>());
        builder.Services.AddSingleton(failures).AddHealthChecks();
        var host = builder.Build();
        await host.StartAsync();
        if (wait)
            await host.Services.GetRequiredService<BusReadiness>().WaitAsync(default).WaitAsync(TimeSpan.FromMinutes(1));
        return host;
    }
}
