using System.Globalization;
using Picasso.Contracts;

namespace Picasso.AppHost.Engines;

/// <summary>Adds the shards of payments: a MySQL server each, so that one can fail without the others.</summary>
internal static class PaymentsShardExtensions
{
    public static IReadOnlyList<PaymentsShard> AddPaymentsShards(this IDistributedApplicationBuilder builder, int count) =>
        [.. Enumerable.Range(0, count).Select(builder.AddPaymentsShard)];

    /// <summary>Gives payments its account at each shard.</summary>
    public static IResourceBuilder<ProjectResource> WithShards(
        this IResourceBuilder<ProjectResource> payments, IEnumerable<PaymentsShard> shards) =>
        shards.Aggregate(payments, (extended, shard) => extended.WithAccount(shard.Account, shard.Account.Resource.Name, shard.Server));

    private static PaymentsShard AddPaymentsShard(this IDistributedApplicationBuilder builder, int index)
    {
        var number = index.ToString(CultureInfo.InvariantCulture);
        var shard = ResourceNames.PaymentsShardPrefix + number;
        var password = builder.AddSecret($"{shard}-password");
        // The image makes the database, and this user with all rights on it and on nothing else.
        var server = builder.AddMySql($"mysql-{number}")
            .WithImageTag(Images.MySqlTag)
            .WithDataVolume($"picasso-mysql-{number}")
            .WithEnvironment("MYSQL_DATABASE", shard)
            .WithEnvironment("MYSQL_USER", ServiceNames.Payments)
            .WithEnvironment("MYSQL_PASSWORD", password);
        var endpoint = server.Resource.PrimaryEndpoint;
        return new PaymentsShard(server, server.AddAccount(shard, ReferenceExpression.Create(
            $"Server={endpoint.Property(EndpointProperty.Host)};Port={endpoint.Property(EndpointProperty.Port)};User ID={ServiceNames.Payments};Password={password.Resource};Database={shard}")));
    }
}
