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

    /// <summary>The connection of the root account, whose password is <see cref="Password"/>; only the health check uses it.</summary>
    public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create($"{Server()};User ID=root;Password={AccountExtensions.Password}");

    /// <summary>The connection of an account to its database.</summary>
    public ReferenceExpression ConnectionStringOf(string user, string database) =>
        ReferenceExpression.Create($"{Server()};User ID={user};Password={AccountExtensions.Password};Database={database}");

    private ReferenceExpression Server() => ReferenceExpression.Create(
        $"Server={Endpoint.Property(EndpointProperty.Host)};Port={Endpoint.Property(EndpointProperty.Port)}");
}
