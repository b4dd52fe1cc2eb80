namespace Picasso.AppHost.Engines;

/// <summary>A shard of payments.</summary>
/// <param name="Server">Its MySQL server.</param>
/// <param name="Account">What payments connects with: all rights on the shard's database, none on the server.</param>
internal sealed record PaymentsShard(IResourceBuilder<MySqlServerResource> Server, IResourceBuilder<AccountResource> Account);
