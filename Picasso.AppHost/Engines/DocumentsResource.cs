namespace Picasso.AppHost.Engines;

/// <summary>One MongoDB server with passwords.</summary>
/// <param name="name">Name of the resource.</param>
/// <param name="password">The root account's password.</param>
internal sealed class DocumentsResource(string name, ParameterResource password) : ContainerResource(name), IResourceWithConnectionString
{
    /// <summary>The endpoint of MongoDB's protocol.</summary>
    public const string EndpointName = "tcp";

    /// <summary>The root account.</summary>
    public const string RootUser = "admin";

    public EndpointReference Endpoint => new(this, EndpointName);

    public ParameterResource Password => password;

    /// <summary>The connection of the root account, for the health check only.</summary>
    public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create(
        $"mongodb://{RootUser}:{password:uri}@{Endpoint.Property(EndpointProperty.HostAndPort)}/?authSource=admin&authMechanism=SCRAM-SHA-256&directConnection=true");

    /// <summary>
    /// The connection of an account: direct to the server, because the replica set member's own host name is not resolvable elsewhere.
    /// </summary>
    public ReferenceExpression ConnectionStringOf(string user) => ReferenceExpression.Create(
        $"mongodb://{user}:{AccountExtensions.Password}@{Endpoint.Property(EndpointProperty.HostAndPort)}/?authSource=admin&authMechanism=SCRAM-SHA-256&directConnection=true");
}
