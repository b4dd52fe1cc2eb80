using Picasso.AppHost.Developing;
using Picasso.AppHost.Publishing;
using Picasso.Contracts;

namespace Picasso.AppHost.Engines;

/// <summary>
/// Adds EventStoreDB, for which Aspire has no integration: with TLS, because it has no accounts without. Each service connects with its own account;
/// the administrator's password stays in the container.
/// </summary>
internal static class EventStoreExtensions
{
    private const int Port = 2113;

    // The user and group of the image.
    private const long Group = 1000;

    // The start script's folder.
    private const string Keys = "/tmp/picasso";

    private const string AuthorityFile = $"{Keys}/authorities/ca.crt";

    /// <summary>
    /// The start script. The access list is a part of it and no variable: Compose replaces what follows a dollar sign in variables, and not in arguments.
    /// </summary>
    public static string Start { get; } = $"PICASSO_RIGHTS='{EventStoreRights.AccessList}'\n{StartScripts.Read("eventstore-start.sh")}";

    /// <summary>Adds the log: the configured EventStoreDB, otherwise a container; null where the hosts embed their log.</summary>
    public static IResourceBuilder<IResourceWithConnectionString>? AddEventStore(this IDistributedApplicationBuilder builder) =>
        builder.Embeds(ResourceNames.EventStore) ? null : builder.FindGiven(ResourceNames.EventStore) ?? builder.AddEventStoreNode();

    /// <summary>Passes a service its account at the log, and the authority of the log's certificate.</summary>
    public static IResourceBuilder<ProjectResource> WithEvents(
        this IResourceBuilder<ProjectResource> service, IResourceBuilder<IResourceWithConnectionString>? events) => events switch
        {
            null => service,
            IResourceBuilder<EventStoreResource> server => service.WithOwnEvents(server),
            _ => service.WithGiven(events),
        };

    private static IResourceBuilder<EventStoreResource> AddEventStoreNode(this IDistributedApplicationBuilder builder)
    {
        const string name = ResourceNames.EventStore;
        var server = new EventStoreResource(name, builder.AddRootPassword(name), builder.AddEventStoreCertificates());
        return builder.AddResource(server)
            .WithImage(Images.EventStore, Images.EventStoreTag)
            .WithEndpoint(targetPort: Port, name: EventStoreResource.EndpointName)
            .WithPages(EventStoreResource.EndpointName, "Events", scheme: "https")
            .WithEntrypoint("/bin/bash")
            .WithArgs("-c", Start)
            .WithEnvironment("EVENTSTORE_CLUSTER_SIZE", "1")
            .WithEnvironment("EVENTSTORE_RUN_PROJECTIONS", "None")
            // Access lists are set by HTTP.
            .WithEnvironment("EVENTSTORE_ENABLE_ATOM_PUB_OVER_HTTP", "true")
            .WithEnvironment("EVENTSTORE_CERTIFICATE_FILE", $"{Keys}/node.crt")
            .WithEnvironment("EVENTSTORE_CERTIFICATE_PRIVATE_KEY_FILE", $"{Keys}/node.key")
            .WithEnvironment("EVENTSTORE_TRUSTED_ROOT_CERTIFICATES_PATH", $"{Keys}/authorities")
            // The server also creates the account ops, whose default password is public; no service uses it.
            .WithEnvironment("EVENTSTORE_DEFAULT_ADMIN_PASSWORD", server.Password)
            .WithEnvironment("EVENTSTORE_DEFAULT_OPS_PASSWORD", server.Password)
            .WithEnvironment("PICASSO_ACCOUNTS", string.Join(' ', EventStoreRights.Services))
            .WithCertificate(server.Certificates)
            .WithVolume("picasso-eventstore", "/var/lib/eventstore")
            .WithHealth(new EventStoreHealth(server))
            .WithServingCheck($"curl --fail --silent --cacert {AuthorityFile} https://localhost:{Port}/health/live", Group);
    }

    private static IResourceBuilder<ProjectResource> WithOwnEvents(
        this IResourceBuilder<ProjectResource> service, IResourceBuilder<EventStoreResource> server)
    {
        var name = service.Resource.Name;
        var password = service.ApplicationBuilder.AddSecret($"{ResourceNames.EventStore}-{name}-password");
        server.WithEnvironment($"PICASSO_PASSWORD_{name.ToVariable()}", password);
        var account = server.AddAccount($"{ResourceNames.EventStore}-{name}", server.Resource.ConnectionStringOf(name), password.Resource);
        return service.WithAccount(account, ResourceNames.EventStore, server).WithAuthority(server.Resource.Certificates);
    }
}
