using System.Globalization;
using Microsoft.Extensions.Configuration;
using Picasso.AppHost.Developing;
using Picasso.AppHost.Publishing;
using Picasso.Contracts;

namespace Picasso.AppHost.Engines;

/// <summary>
/// Adds the shards of payments: a MySQL server each, so that one can fail without the others. The container is defined here: Aspire's integration is
/// not on every mirror, and payments must not use its root account.
/// </summary>
internal static class PaymentsShardExtensions
{
    private const int Port = 3306;

    /// <summary>
    /// Adds the shards with configured connection strings <c>ConnectionStrings:payments-0</c>, <c>payments-1</c> …; without any, a number of
    /// containers.
    /// </summary>
    public static IReadOnlyList<PaymentsShard> AddPaymentsShards(this IDistributedApplicationBuilder builder, int count)
    {
        var given = builder.GivenShards();
        return given.Count > 0 ? given : [.. Enumerable.Range(0, count).Select(builder.AddPaymentsShard)];
    }

    /// <summary>Passes payments its account at each shard.</summary>
    public static IResourceBuilder<ProjectResource> WithShards(
        this IResourceBuilder<ProjectResource> payments, IEnumerable<PaymentsShard> shards)
    {
        foreach (var shard in shards)
        {
            payments.WithReference(shard.Connection, connectionName: shard.ConnectionName);
            if (shard.Connection.Resource is AccountResource account)
                payments.WithPassword(shard.ConnectionName, account.Password);
            if (shard.Server is { } server)
                payments.WaitFor(server);
        }
        return payments;
    }

    private static List<PaymentsShard> GivenShards(this IDistributedApplicationBuilder builder) =>
    [
        .. builder.Configuration.GetSection("ConnectionStrings").GetChildren()
            .Where(section => section.Key.StartsWith(ResourceNames.PaymentsShardPrefix, StringComparison.Ordinal))
            .OrderBy(section => section.Key.Length).ThenBy(section => section.Key, StringComparer.Ordinal)
            .Select(section => (section.Key, Given: builder.FindGiven(section.Key)))
            .Where(shard => shard.Given is not null)
            .Select(shard => new PaymentsShard(ConnectionNameOf(shard.Key), shard.Given!)),
    ];

    // Some environments do not allow a hyphen in variables; payments reads either form.
    private static string ConnectionNameOf(string shard) => shard.Replace('-', '_');

    private static PaymentsShard AddPaymentsShard(this IDistributedApplicationBuilder builder, int index)
    {
        var number = index.ToString(CultureInfo.InvariantCulture);
        var shard = ResourceNames.PaymentsShardPrefix + number;
        var name = $"mysql-{number}";
        var password = builder.AddSecret($"{shard}-password");
        var tables = new TablesResource(name, builder.AddRootPassword(name));
        // The image creates the database, and this user with all permissions on it and on nothing else.
        var server = builder.AddResource(tables)
            .WithImage(Images.MySql, Images.MySqlTag).WithImageRegistry(Images.DockerHub)
            .WithEndpoint(targetPort: Port, name: TablesResource.EndpointName)
            .WithoutPages()
            .WithVolume($"picasso-mysql-{number}", "/var/lib/mysql")
            .WithEnvironment("MYSQL_ROOT_PASSWORD", tables.Password)
            .WithEnvironment("MYSQL_DATABASE", shard)
            .WithEnvironment("MYSQL_USER", ServiceNames.Payments)
            .WithEnvironment("MYSQL_PASSWORD", password)
            .WithHealth(new TablesHealth(tables))
            // By TCP: while the image creates its accounts the server listens on its socket only.
            .WithServingCheck("mysqladmin ping --silent --protocol=tcp --host=127.0.0.1");
        var account = server.AddAccount(shard, tables.ConnectionStringOf(ServiceNames.Payments, shard), password.Resource);
        return new PaymentsShard(ConnectionNameOf(shard), account, server);
    }
}
