namespace Picasso.AppHost.Engines;

/// <summary>One MySQL server.</summary>
/// <param name="name">Name of the resource.</param>
/// <param name="password">The root account's password.</param>
internal sealed class TablesResource(string name, ParameterResource password) : ContainerResource(name), IResourceWithConnectionString
{
    /// <summary>The endpoint of MySQL's protocol.</summary>
    public const string EndpointName = "tcp";

    public EndpointReference Endpoint => new(this, EndpointName);

    public ParameterResource Password => password;

    /// <summary>The connection of the root account, for the health check alone.</summary>
    public ReferenceExpression ConnectionStringExpression => ConnectionStringOf("root", password);

    /// <summary>How an account connects.</summary>
    public ReferenceExpression ConnectionStringOf(string user, ParameterResource secret) => ReferenceExpression.Create(
        $"Server={Endpoint.Property(EndpointProperty.Host)};Port={Endpoint.Property(EndpointProperty.Port)};User ID={user};Password={secret}");
}
