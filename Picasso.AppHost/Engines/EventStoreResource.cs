namespace Picasso.AppHost.Engines;

/// <summary>One EventStoreDB node without TLS, for the inner network only.</summary>
internal sealed class EventStoreResource(string name) : ContainerResource(name), IResourceWithConnectionString
{
    /// <summary>The endpoint of gRPC, of the health pages and of the web interface.</summary>
    public const string EndpointName = "http";

    /// <summary><c>esdb://host:port?tls=false</c>.</summary>
    public ReferenceExpression ConnectionStringExpression
    {
        get
        {
            var endpoint = new EndpointReference(this, EndpointName);
            return ReferenceExpression.Create($"esdb://{endpoint.Property(EndpointProperty.HostAndPort)}?tls=false");
        }
    }
}
