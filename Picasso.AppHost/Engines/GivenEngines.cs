using Microsoft.Extensions.Configuration;

namespace Picasso.AppHost.Engines;

/// <summary>
/// Engines without a container: those with a connection string in the AppHost's own configuration, and those that the hosts embed. When publishing, a
/// configured connection string makes the engine a parameter; its value is never written to the output.
/// </summary>
internal static class GivenEngines
{
    /// <summary>
    /// Configuration key: the names of the engines, separated by commas, that the hosts keep in files of one common folder. For running only.
    /// </summary>
    public const string EmbeddedKey = "Picasso:Embedded";

    /// <summary>The name under which <see cref="EmbeddedKey"/> selects the hosts' own mail box.</summary>
    public const string Mail = "mail";

    private static readonly string[] s_embeddable =
    [
        Contracts.ResourceNames.MongoDb, Contracts.ResourceNames.EventStore, Contracts.ResourceNames.ObjectStorage, Mail,
    ];

    /// <summary>The engine of <c>ConnectionStrings:{name}</c>; null when it is not set.</summary>
    public static IResourceBuilder<IResourceWithConnectionString>? FindGiven(this IDistributedApplicationBuilder builder, string name) =>
        string.IsNullOrWhiteSpace(builder.Configuration.GetConnectionString(name)) ? null : builder.AddConnectionString(name);

    /// <summary>Whether the hosts use files instead of the engine.</summary>
    /// <exception cref="DistributedApplicationException">The setting contains an unknown engine, or is set when publishing.</exception>
    public static bool Embeds(this IDistributedApplicationBuilder builder, string name) => builder.Embedded().Contains(name);

    /// <summary>Whether any engine is embedded: then the hosts share one folder, because several of them use the same files.</summary>
    /// <exception cref="DistributedApplicationException">The setting contains an unknown engine, or is set when publishing.</exception>
    public static bool EmbedsAny(this IDistributedApplicationBuilder builder) => builder.Embedded().Length > 0;

    /// <summary>
    /// Passes a service an external engine: with the account of <c>ConnectionStrings:{engine}-{service}</c>, otherwise with the common connection
    /// string. The start does not wait for it: a service retries a late engine.
    /// </summary>
    public static IResourceBuilder<ProjectResource> WithGiven(
        this IResourceBuilder<ProjectResource> service, IResourceBuilder<IResourceWithConnectionString> engine)
    {
        var name = engine.Resource.Name;
        var own = service.ApplicationBuilder.FindGiven($"{name}-{service.Resource.Name}");
        return service.WithReference(own ?? engine, connectionName: name);
    }

    private static string[] Embedded(this IDistributedApplicationBuilder builder)
    {
        var names = (builder.Configuration[EmbeddedKey] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names.Except(s_embeddable).FirstOrDefault() is { } unknown)
            throw new DistributedApplicationException($"{EmbeddedKey} may name {string.Join(", ", s_embeddable)}, not {unknown}.");
        if (names.Length > 0 && builder.ExecutionContext.IsPublishMode)
            throw new DistributedApplicationException($"{EmbeddedKey} is for running on one machine; what is published needs engines.");
        return names;
    }
}
