using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Picasso.Payments;
using Picasso.Payments.Service;
using Picasso.Payments.Sharding;

namespace Picasso.AppHost.Tests.Hosts;

/// <summary>Aspire's settings of MySQL apply to the context of every shard.</summary>
public sealed class TablesClientTests
{
    private const string Section = "Aspire:Pomelo:EntityFrameworkCore:MySql";

    // Nothing listens there: contexts are configured without a connection.
    private const string Away = "Server=127.0.0.1;Port=9;User ID=payments";

    [Theory]
    [InlineData(Section + ":CommandTimeout")]
    [InlineData(Section + ":PaymentsDbContext:CommandTimeout")]
    public async Task A_setting_of_the_integration_reaches_the_context_of_every_shard(string key)
    {
        await using var services = Build((key, "17"));
        var shards = services.GetRequiredService<PaymentShards>();

        shards.All.Select(shard => shard.Name).ShouldBe(["payments-0", "payments-1"]);
        foreach (var shard in shards.All)
        {
            await using var db = shard.OpenWithoutReadinessCheck();
            db.Database.GetCommandTimeout().ShouldBe(17, shard.Name);
        }
    }

    [Fact]
    public async Task Each_shard_keeps_its_own_connection_and_its_own_retries()
    {
        await using var services = Build(($"{Section}:CommandTimeout", "17"), ($"{Section}:DisableRetry", "false"));

        foreach (var shard in services.GetRequiredService<PaymentShards>().All)
        {
            await using var db = shard.OpenWithoutReadinessCheck();
            db.Database.GetDbConnection().Database.ShouldBe(shard.Name);
            db.Database.CreateExecutionStrategy().ShouldBeOfType<MySqlDeadlockRetry>();
        }
    }

    [Fact]
    public async Task A_shard_that_is_away_degrades_health_by_the_check_of_the_shards_alone()
    {
        await using var services = Build(($"{Section}:DisableHealthChecks", "false"));

        services.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value.Registrations
            .Select(check => check.Name).ShouldBe(["payments-shards"]);
    }

    private static ServiceProvider Build(params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(
            [new("ConnectionStrings:payments_0", Away), new("ConnectionStrings:payments_1", Away), .. settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))]);
        builder.Services.AddSingleton(TimeProvider.System).AddLogging();
        builder.AddTablesClient().AddPaymentShards();
        return builder.Services.BuildServiceProvider();
    }
}
