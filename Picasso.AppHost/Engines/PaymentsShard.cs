namespace Picasso.AppHost.Engines;

/// <summary>A shard of payments.</summary>
/// <param name="ConnectionName">Name of its connection string in payments.</param>
/// <param name="Connection">The connection of payments: all permissions on the shard's database, none on the server.</param>
/// <param name="Server">Its MySQL server; null for an external server.</param>
internal sealed record PaymentsShard(
    string ConnectionName, IResourceBuilder<IResourceWithConnectionString> Connection, IResourceBuilder<TablesResource>? Server = null);
