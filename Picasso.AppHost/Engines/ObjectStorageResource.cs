namespace Picasso.AppHost.Engines;

/// <summary>An S3 server.</summary>
/// <param name="name">Name of the resource and of its connection string.</param>
/// <param name="accessKey">The root account's name.</param>
/// <param name="secretKey">The root account's secret.</param>
internal sealed class ObjectStorageResource(string name, ParameterResource accessKey, ParameterResource secretKey)
    : ContainerResource(name), IResourceWithConnectionString
{
    /// <summary>The endpoint of the S3 API.</summary>
    public const string EndpointName = "http";

    public ParameterResource AccessKey => accessKey;

    public ParameterResource SecretKey => secretKey;

    /// <summary><c>Endpoint=http://host:port;BrowserEndpoint=none;AccessKey=…;SecretKey=…</c>: browsers can only use the web.</summary>
    public ReferenceExpression ConnectionStringExpression
    {
        get
        {
            var endpoint = new EndpointReference(this, EndpointName);
            return ReferenceExpression.Create(
                $"Endpoint={endpoint.Property(EndpointProperty.Url)};BrowserEndpoint=none;AccessKey={AccessKey};SecretKey={SecretKey}");
        }
    }
}
