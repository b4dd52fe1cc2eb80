using System.Globalization;
using Picasso.Contracts;

namespace Picasso.AppHost.Engines;

/// <summary>Adds the shards of payments: a MySQL server each, so that one can fail without the others.</summary>
internal static class PaymentsShardExtensions
{
    public static IReadOnlyList<IResourceBuilder<MySqlDatabaseResource>> AddPaymentsShards(
        this IDistributedApplicationBuilder builder, int count) => [.. Enumerable.Range(0, count).Select(builder.AddPaymentsShard)];

    private static IResourceBuilder<MySqlDatabaseResource> AddPaymentsShard(this IDistributedApplicationBuilder builder, int index)
    {
        var number = index.ToString(CultureInfo.InvariantCulture);
        var shard = ResourceNames.PaymentsShardPrefix + number;
        return builder.AddMySql($"mysql-{number}")
            .WithImageTag(Images.MySqlTag)
            .WithDataVolume($"picasso-mysql-{number}")
            // Where it is published nobody but the server itself makes the database.
            .WithEnvironment("MYSQL_DATABASE", shard)
            .AddDatabase(shard);
    }
}
