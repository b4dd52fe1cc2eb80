using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MySqlConnector;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using Picasso.ServiceDefaults;

namespace Picasso.Shared.Tests.Telemetry;

/// <summary>What drivers of engines measure leaves the process with Picasso's own metrics.</summary>
public sealed class DriverMetricsTests
{
    [Fact]
    public async Task Pools_of_connections_to_mysql_are_measured_by_name_and_without_their_connection_string()
    {
        var exported = new Exported();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.AddServiceDefaults();
        builder.Services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddReader(new BaseExportingMetricReader(exported)));
        using var host = builder.Build();
        var metrics = host.Services.GetRequiredService<MeterProvider>();
        // Nothing listens there; a pool is made all the same.
        await using var connection = new MySqlConnection("Server=127.0.0.1;Port=9;User ID=payments;Application Name=picasso-payments-7");
        await Should.ThrowAsync<MySqlException>(() => connection.OpenAsync(TestContext.Current.CancellationToken));

        metrics.ForceFlush().ShouldBeTrue();

        exported.Pools.ShouldContain("picasso-payments-7", string.Join(", ", exported.Pools));
    }

    private sealed class Exported : BaseExporter<Metric>
    {
        private const string PoolName = "pool.name";

        public HashSet<string> Pools { get; } = [];

        public override ExportResult Export(in Batch<Metric> batch)
        {
            foreach (var metric in batch)
            {
                if (metric.MeterName != "MySqlConnector")
                    continue;
                foreach (ref readonly var point in metric.GetMetricPoints())
                    foreach (var tag in point.Tags)
                        if (tag.Key == PoolName)
                            Pools.Add((string)tag.Value!);
            }

            return ExportResult.Success;
        }
    }
}
