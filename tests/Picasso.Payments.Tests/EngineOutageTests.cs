using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Picasso.Contracts.Payments;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;
using Picasso.ServiceDefaults.Bus;
using Picasso.ServiceDefaults.Bus.RabbitMq;
using Picasso.ServiceDefaults.Grpc;
using Picasso.Testing;
using Picasso.Testing.Hosting;
using Picasso.Testing.StandIns;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace Picasso.Payments.Tests;

/// <summary>Shards and a broker that refuse, or that answer too late: stand-ins do so on demand.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public sealed class EngineOutageTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Buyers_of_a_shard_that_refuses_or_does_not_answer_are_asked_to_try_again_and_health_says_so(bool refuses)
    {
        await using var server = refuses ? MySqlStandIn.Refusing() : MySqlStandIn.NeverAnswering();
        var connection = $"Server=127.0.0.1;Port={server.Port};User ID=picasso;Password=x;SslMode=None";
        await using var world = await PaymentsWorld.StartAsync(
            ("ConnectionStrings:payments-0", connection), ("ConnectionStrings:payments-1", connection));
        var buyer = world.NewBuyer();

        (await Buyer.ErrorOf(async () => await buyer.BuyAsync(await buyer.PrepareAsync(world.Pictures.Upload(world.NewSeller().Id)))))
            .ShouldBe("try_again");

        (await HealthOf(world, "payments-shards")).ShouldBe(HealthStatus.Unhealthy);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_statement_on_a_shard_that_refuses_or_answers_too_late_ends_in_time_as_an_outage(bool refuses)
    {
        await using var server = refuses ? MySqlStandIn.Refusing() : MySqlStandIn.NeverAnswering();
        var engine = EngineFor($"Server=127.0.0.1;Port={server.Port};User ID=picasso;Password=x;SslMode=None;Default Command Timeout=1");
        await using var db = ContextOf(engine);

        var fault = await Should.ThrowAsync<Exception>(() => db.BucketOwnerships.CountAsync(PaymentsWorld.Cancel));

        PaymentShards.IsOutage(fault).ShouldBeTrue();
    }

    [Fact]
    public async Task Buyers_of_a_shard_that_refuses_a_right_see_that_trying_again_does_not_help_and_health_says_so()
    {
        await using var server = MySqlStandIn.RefusingSignIn();
        var connection = $"Server=127.0.0.1;Port={server.Port};User ID=picasso;Password=x;SslMode=None";
        await using var world = await PaymentsWorld.StartAsync(
            ("ConnectionStrings:payments-0", connection), ("ConnectionStrings:payments-1", connection));
        var buyer = world.NewBuyer();

        var refused = await Should.ThrowAsync<RpcException>(
            async () => await buyer.BuyAsync(await buyer.PrepareAsync(world.Pictures.Upload(world.NewSeller().Id))));

        (refused.StatusCode, refused.ToDomainError()?.Reason).ShouldBe((StatusCode.FailedPrecondition, "shards_access_denied"));
        var health = await CheckAsync(world, "payments-shards");
        health.Status.ShouldBe(HealthStatus.Unhealthy);
        health.Description.ShouldBe("Shards that refuse this process a right, or its user or password: payments-0, payments-1");
    }

    [Theory]
    [InlineData(1044, true)]
    [InlineData(1142, true)]
    [InlineData(1143, true)]
    [InlineData(1227, true)]
    [InlineData(1370, true)]
    [InlineData(1419, true)]
    [InlineData(1820, true)]
    [InlineData(1062, false)]
    [InlineData(1205, false)]
    [InlineData(1146, false)]
    public async Task A_statement_that_is_refused_for_want_of_a_right_is_known_by_its_number(int number, bool denied)
    {
        await using var server = MySqlStandIn.Answering(statement => statement.Contains("COUNT", StringComparison.Ordinal) ? ((ushort)number, "refused") : null);
        await using var db = ContextOf(EngineFor($"Server=127.0.0.1;Port={server.Port};User ID=picasso;Password=x;SslMode=None"));

        var fault = await Should.ThrowAsync<Exception>(() => db.BucketOwnerships.CountAsync(PaymentsWorld.Cancel));

        MySqlShardOutages.IsDenied(fault).ShouldBe(denied, fault.ToString());
        (new MySqlShardOutages().AnswerTo(fault)?.Reason).ShouldBe(denied ? "shards_access_denied" : null);
    }

    [Theory]
    [InlineData(1045)]
    [InlineData(1130)]
    [InlineData(1698)]
    [InlineData(3118)]
    [InlineData(4151)]
    public async Task A_sign_in_that_is_refused_is_known_by_its_number(int number)
    {
        await using var server = MySqlStandIn.RefusingSignIn((ushort)number);
        await using var db = ContextOf(EngineFor($"Server=127.0.0.1;Port={server.Port};User ID=picasso;Password=x;SslMode=None"));

        MySqlShardOutages.IsDenied(await Should.ThrowAsync<Exception>(() => db.BucketOwnerships.CountAsync(PaymentsWorld.Cancel))).ShouldBeTrue();
    }

    [Fact]
    public async Task Statements_end_after_eight_seconds_unless_the_connection_string_says_otherwise()
    {
        await using var usual = ContextOf(EngineFor("Server=127.0.0.1;User ID=picasso"));
        await using var chosen = ContextOf(EngineFor("Server=127.0.0.1;User ID=picasso;Default Command Timeout=20"));

        usual.Database.GetConnectionString()!.ShouldContain("Default Command Timeout=8", Case.Insensitive);
        chosen.Database.GetConnectionString()!.ShouldContain("Default Command Timeout=20", Case.Insensitive);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Purchases_are_accepted_while_the_broker_refuses_or_does_not_answer_and_health_is_degraded(bool refuses)
    {
        await using var broker = refuses ? BrokerStandIn.Refusing() : TcpStandIn.Silent();
        await using var world = await PaymentsWorld.StartAsync(("ConnectionStrings:rabbitmq", $"amqp://picasso:x@127.0.0.1:{broker.Port}"));
        var buyer = world.NewBuyer();

        var purchase = await buyer.BuyAsync(world.Pictures.Upload(world.NewSeller().Id));

        purchase.State.ShouldBe(PurchaseState.Requested);
        await Eventually.Holds(() => Task.FromResult(broker.Accepted), tries => tries > 0);
        (await HealthOf(world, "bus")).ShouldBe(HealthStatus.Degraded);
        (await world.WaitingMessagesAsync()).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_broker_that_refuses_a_right_is_named_as_such_in_health_and_once_in_the_log()
    {
        var log = new RecordedLog<RabbitMqRights>();
        await using var broker = BrokerStandIn.Refusing();
        await using var services = BrokerClient(broker.Port, log);
        var depths = services.GetServices<IHostedService>().OfType<RabbitMqQueueDepths>().Single();
        await depths.StartAsync(PaymentsWorld.Cancel);
        await depths.StartedAsync(PaymentsWorld.Cancel);

        await Eventually.Holds(() => Task.FromResult(broker.Accepted), tries => tries > 1);
        var health = await Eventually.Holds(
            async () => (await services.GetRequiredService<HealthCheckService>().CheckHealthAsync(PaymentsWorld.Cancel)).Entries["bus"],
            entry => entry.Description == RabbitMqRights.Description);

        health.Status.ShouldBe(HealthStatus.Degraded);
        log.Lines.Count(line => line.Text.Contains("refuses this process a right", StringComparison.Ordinal)).ShouldBe(1);
        await depths.StopAsync(PaymentsWorld.Cancel);
    }

    [Fact]
    public async Task A_broker_that_is_away_refuses_no_right()
    {
        await using var broker = new TcpStandIn((_, _) => Task.CompletedTask);
        await using var services = BrokerClient(broker.Port, new RecordedLog<RabbitMqRights>());
        var connections = services.GetRequiredKeyedService<IConnectionFactory>(RabbitMqConnections.Key);

        RabbitMqRights.IsDenial(await Should.ThrowAsync<Exception>(() => connections.CreateConnectionAsync("test", PaymentsWorld.Cancel))).ShouldBeFalse();
    }

    [Theory]
    [InlineData(403, true)]
    [InlineData(530, true)]
    [InlineData(404, false)]
    [InlineData(320, false)]
    public void A_broker_that_ends_a_channel_for_want_of_a_right_is_known_by_its_code(ushort code, bool denied) =>
        RabbitMqRights.IsDenial(new InvalidOperationException(
            "outside", new OperationInterruptedException(new ShutdownEventArgs(ShutdownInitiator.Peer, code, "reason")))).ShouldBe(denied);

    private static ServiceProvider BrokerClient(int port, RecordedLog<RabbitMqRights> log)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:rabbitmq", $"amqp://picasso:x@127.0.0.1:{port}")]);
        builder.Services.AddLogging().AddMetrics().AddSingleton<ILogger<RabbitMqRights>>(log);
        builder.AddBus();
        return builder.Services.BuildServiceProvider();
    }

    private static async Task<HealthStatus> HealthOf(PaymentsWorld world, string check) => (await CheckAsync(world, check)).Status;

    private static async Task<HealthReportEntry> CheckAsync(PaymentsWorld world, string check) =>
        (await world.Host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(one => one.Name == check, PaymentsWorld.Cancel))
        .Entries[check];

    private static MySqlShardEngine EngineFor(string connection) =>
        new(new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:payments-0", connection)]).Build(), new ServiceCollection().BuildServiceProvider());

    private static PaymentsDbContext ContextOf(MySqlShardEngine engine)
    {
        var options = new DbContextOptionsBuilder<PaymentsDbContext>();
        engine.Configure(options, "payments-0");
        return new PaymentsDbContext(options.Options);
    }
}
