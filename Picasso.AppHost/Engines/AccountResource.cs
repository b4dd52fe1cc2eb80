namespace Picasso.AppHost.Engines;

/// <summary>An account at an engine with the permissions of one service. A service connects with it instead of the engine's root account.</summary>
/// <param name="name">Name of the resource.</param>
/// <param name="engine">The account's engine.</param>
/// <param name="connectionString">The connection string of this account.</param>
/// <param name="password">The account's password.</param>
internal sealed class AccountResource(string name, IResource engine, ReferenceExpression connectionString, ParameterResource password)
    : Resource(name), IResourceWithConnectionString, IResourceWithParent
{
    public IResource Parent => engine;

    public ParameterResource Password => password;

    public ReferenceExpression ConnectionStringExpression => connectionString;
}
