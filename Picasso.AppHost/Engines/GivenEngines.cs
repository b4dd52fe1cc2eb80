using Microsoft.Extensions.Configuration;

namespace Picasso.AppHost.Engines;

/// <summary>
/// Engines that need no container: those that a connection string of the AppHost's own configuration names, and those that the hosts embed. When
/// publishing, a connection string that is set makes the engine a parameter; its value is never written down.
/// </summary>
internal static class GivenEngines
{
    /// <summary>Configuration key: the engines, by name and with commas, that the hosts keep in files of one common folder. For running only.</summary>
    public const string EmbeddedKey = "Picasso:Embedded";

    /// <summary>The name under which <see cref="EmbeddedKey"/> keeps mail in the hosts' own mail box.</summary>
    public const string Mail = "mail";

    private static readonly string[] s_embeddable =
    [
        Contracts.ResourceNames.MongoDb, Contracts.ResourceNames.EventStore, Contracts.ResourceNames.ObjectStorage, Mail,
    ];

    /// <summary>The engine that <c>ConnectionStrings:{name}</c> names; null when nothing is set.</summary>
    public static IResourceBuilder<IResourceWithConnectionString>? FindGiven(this IDistributedApplicationBuilder builder, string name) =>
        string.IsNullOrWhiteSpace(builder.Configuration.GetConnectionString(name)) ? null : builder.AddConnectionString(name);

    /// <summary>Whether the hosts keep in files what the engine would keep.</summary>
    /// <exception cref="DistributedApplicationException">The setting names what is no such engine, or is set when publishing.</exception>
    public static bool Embeds(this IDistributedApplicationBuilder builder, string name) => builder.Embedded().Contains(name);

    /// <summary>Whether any engine is embedded: then the hosts share one folder, since several of them work on the same files.</summary>
    /// <exception cref="DistributedApplicationException">The setting names what is no such engine, or is set when publishing.</exception>
    public static bool EmbedsAny(this IDistributedApplicationBuilder builder) => builder.Embedded().Length > 0;

    /// <summary>
    /// Gives a service an engine that runs elsewhere: as the account that <c>ConnectionStrings:{engine}-{service}</c> names, else with the connection
    /// string that all services have in common. It is not waited for: a service whose engine is late tries again.
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
