using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Picasso.Contracts.Payments;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;
using Picasso.Services.Tests.Hosting;
using Picasso.Testing;
using Picasso.Testing.StandIns;

namespace Picasso.Services.Tests.Payments;

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

    private static async Task<HealthStatus> HealthOf(PaymentsWorld world, string check) =>
        (await world.Host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(one => one.Name == check, PaymentsWorld.Cancel))
        .Entries[check].Status;

    private static MySqlShardEngine EngineFor(string connection) =>
        new(new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:payments-0", connection)]).Build(), new ServiceCollection().BuildServiceProvider());

    private static PaymentsDbContext ContextOf(MySqlShardEngine engine)
    {
        var options = new DbContextOptionsBuilder<PaymentsDbContext>();
        engine.Configure(options, "payments-0");
        return new PaymentsDbContext(options.Options);
    }
}
