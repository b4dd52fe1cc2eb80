namespace Picasso.AppHost.Engines;

/// <summary>One EventStoreDB node with TLS and accounts.</summary>
/// <param name="name">Name of the resource.</param>
/// <param name="password">The administrator's password.</param>
/// <param name="certificates">Its certificate and the authority of that.</param>
internal sealed class EventStoreResource(string name, ParameterResource password, CertificateParameters certificates)
    : ContainerResource(name), IResourceWithConnectionString
{
    /// <summary>The endpoint of gRPC, of the health pages and of the web interface.</summary>
    public const string EndpointName = "tcp";

    public EndpointReference Endpoint => new(this, EndpointName);

    public ParameterResource Password => password;

    public CertificateParameters Certificates => certificates;

    /// <summary>The administrator's connection, which no service has.</summary>
    public ReferenceExpression ConnectionStringExpression =>
        ReferenceExpression.Create($"esdb://admin:{password:uri}@{Endpoint.Property(EndpointProperty.HostAndPort)}?tls=true");

    /// <summary>The connection of an account.</summary>
    public ReferenceExpression ConnectionStringOf(string user) =>
        ReferenceExpression.Create($"esdb://{user}:{AccountExtensions.Password}@{Endpoint.Property(EndpointProperty.HostAndPort)}?tls=true");
}
