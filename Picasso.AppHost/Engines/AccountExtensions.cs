namespace Picasso.AppHost.Engines;

/// <summary>Adds accounts and their secrets.</summary>
internal static class AccountExtensions
{
    private const int SecretLength = 40;

    /// <summary>
    /// The placeholder of a connection string's password, which a service receives in a separate variable: publishers insert text unchanged, and a
    /// password with <c>@</c> or <c>;</c> would end the string early.
    /// </summary>
    public const string Password = "<password>";

    /// <summary>A secret that is generated at the first start and stored.</summary>
    public static IResourceBuilder<ParameterResource> AddSecret(this IDistributedApplicationBuilder builder, string name) => builder.AddParameter(
        name, new GenerateParameterDefault { MinLength = SecretLength, Special = false }, secret: true, persist: true);

    /// <summary>The password of an engine's root account, generated at the first start and stored with its volume.</summary>
    public static ParameterResource AddRootPassword(this IDistributedApplicationBuilder builder, string engine) =>
        ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(builder, $"{engine}-password", special: false);

    /// <summary>
    /// An account at an engine; no process runs for it. The connection string contains <see cref="Password"/> instead of the password.
    /// </summary>
    public static IResourceBuilder<AccountResource> AddAccount(
        this IResourceBuilder<IResource> engine, string name, ReferenceExpression connectionString, ParameterResource password)
    {
        // Shown below its engine, because there are thirty parameters.
        engine.ApplicationBuilder.CreateResourceBuilder(password).WithParentRelationship(engine.Resource);
        return engine.ApplicationBuilder.AddResource(new AccountResource(name, engine.Resource, connectionString, password))
            .WithInitialState(new CustomResourceSnapshot { ResourceType = "Account", Properties = [], State = KnownResourceStates.Running });
    }

    /// <summary>Passes a service its account at an engine, and makes it wait until the engine is healthy.</summary>
    /// <param name="service">The service.</param>
    /// <param name="account">Its account.</param>
    /// <param name="connection">Name of the connection string.</param>
    /// <param name="engine">The engine.</param>
    public static IResourceBuilder<ProjectResource> WithAccount(
        this IResourceBuilder<ProjectResource> service, IResourceBuilder<AccountResource> account, string connection, IResourceBuilder<IResource> engine) =>
        service.WithReference(account, connectionName: connection).WithPassword(connection, account.Resource.Password).WaitFor(engine);

    /// <summary>Passes a service the password for its connection string's placeholder.</summary>
    public static IResourceBuilder<ProjectResource> WithPassword(
        this IResourceBuilder<ProjectResource> service, string connection, ParameterResource password) =>
        service.WithEnvironment(context => context.EnvironmentVariables[$"Picasso__ConnectionPasswords__{connection}"] = password);

    /// <summary>The name of a resource as an environment variable: <c>pictures-queries</c> becomes <c>PICTURES_QUERIES</c>.</summary>
    public static string ToVariable(this string name) => name.ToUpperInvariant().Replace('-', '_');
}
