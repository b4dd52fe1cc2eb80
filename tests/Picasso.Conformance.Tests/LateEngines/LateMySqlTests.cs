using Microsoft.Extensions.DependencyInjection;
using MySqlConnector;
using Picasso.Payments;
using Picasso.Payments.Sharding;
using Picasso.Testing;
using Picasso.Testing.Processes;

namespace Picasso.Conformance.Tests.LateEngines;

/// <summary>Tables are made on a server that starts later than the process, which does not wait: it serves with the shards that are there.</summary>
[Trait(Engines.Trait, "MySql")]
public sealed class LateMySqlTests
{
    [Fact]
    public async Task A_process_whose_shard_starts_later_makes_its_tables_then()
    {
        var real = new MySqlConnectionStringBuilder(Engines.Need($"{Engines.MySql}0")) { Database = $"picasso_test_{Guid.NewGuid():n}", Pooling = false };
        await using var engine = new LateEngine();
        var late = new MySqlConnectionStringBuilder(real.ToString()) { Server = "127.0.0.1", Port = (uint)engine.Port };
        await using var process = new LateStart(
            builder => builder.AddPaymentShards(),
            ("ConnectionStrings:payments-0", late.ToString()), ("Picasso:Payments:ShardLookEvery", "00:00:00.2"));

        await process.WithEngineLaterAsync("shard-preparing (payments-0) fails", () => engine.Start(real.Server, (int)real.Port));

        var shard = process.Services.GetRequiredService<PaymentShards>().All.ShouldHaveSingleItem();
        await Wait.UntilAsync(() => shard.IsAvailable, () => "the shard is not used", TimeSpan.FromMinutes(1));
        await DropAsync(real);
    }

    private static async Task DropAsync(MySqlConnectionStringBuilder real)
    {
        var database = real.Database;
        real.Database = "";
        await using var connection = new MySqlConnection(real.ToString());
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var drop = new MySqlCommand($"DROP DATABASE IF EXISTS `{database}`", connection);
        await drop.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
