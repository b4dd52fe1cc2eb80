namespace Picasso.AppHost.Engines;

/// <summary>An account at an engine with the rights of one service: what a service connects with, instead of the engine's root account.</summary>
/// <param name="name">Name of the resource.</param>
/// <param name="engine">Where the account is.</param>
/// <param name="connectionString">How a service connects as this account.</param>
/// <param name="password">The account's password.</param>
internal sealed class AccountResource(string name, IResource engine, ReferenceExpression connectionString, ParameterResource password)
    : Resource(name), IResourceWithConnectionString, IResourceWithParent
{
    public IResource Parent => engine;

    public ParameterResource Password => password;

    public ReferenceExpression ConnectionStringExpression => connectionString;
}
