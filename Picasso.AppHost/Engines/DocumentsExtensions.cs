using Picasso.AppHost.Developing;
using Picasso.AppHost.Publishing;
using Picasso.Contracts;

namespace Picasso.AppHost.Engines;

/// <summary>
/// MongoDB as a replica set of one: transactions need a replica set, whatever its size. Each service has an account that reads and writes its own
/// databases and no others; the root account stays in the container. The container is defined here, like those of EventStoreDB and S3: Aspire's
/// integration starts another configuration of MongoDB, and its package is not on every mirror.
/// </summary>
internal static class DocumentsExtensions
{
    private const int Port = 27017;

    private const string AccountsVariable = "PICASSO_ACCOUNTS";

    // A replica set with passwords requires a key file; with one member it may differ at each start. A service that connects before its account
    // exists is refused and retries.
    private const string Start =
        """
        head -c 756 /dev/urandom | base64 -w 0 > /tmp/keyfile
        chmod 400 /tmp/keyfile && chown mongodb:mongodb /tmp/keyfile
        (
          until mongosh --quiet -u "$MONGO_INITDB_ROOT_USERNAME" -p "$MONGO_INITDB_ROOT_PASSWORD" --eval 'try { rs.status() } catch (none) { rs.initiate({ _id: "picasso", members: [{ _id: 0, host: "localhost:27017" }] }) }'; do sleep 1; done
          until mongosh --quiet -u "$MONGO_INITDB_ROOT_USERNAME" -p "$MONGO_INITDB_ROOT_PASSWORD" --eval 'const admin = db.getSiblingDB("admin"); for (const account of process.env.PICASSO_ACCOUNTS.split(";")) { const [user, databases] = account.split(":"); const pwd = process.env["PICASSO_PASSWORD_" + user.toUpperCase().replace("-", "_")]; const roles = databases.split(",").map(name => ({ role: "readWrite", db: name })); if (admin.getUser(user)) admin.updateUser(user, { pwd, roles }); else admin.createUser({ user, pwd, roles }); }'; do sleep 1; done
        ) > /dev/null 2>&1 &
        exec docker-entrypoint.sh mongod --replSet picasso --keyFile /tmp/keyfile --bind_ip_all
        """;

    // Users also keeps the queue of mail and the keys that protect the state of external sign-ins.
    private static readonly (string Service, string[] Databases)[] s_accounts =
    [
        (ServiceNames.Users, ["picasso-users", "picasso-mail", "picasso-protection"]),
        (ServiceNames.PicturesCommands, ["picasso-pictures-commands"]),
        (ServiceNames.PicturesQueries, ["picasso-pictures-queries"]),
        (ServiceNames.Reactions, ["picasso-reactions"]),
        (ServiceNames.Messages, ["picasso-messages"]),
    ];

    /// <summary>Adds MongoDB: the configured one, otherwise a container; null where the hosts embed their documents.</summary>
    public static IResourceBuilder<IResourceWithConnectionString>? AddDocuments(this IDistributedApplicationBuilder builder) =>
        builder.Embeds(ResourceNames.MongoDb) ? null : builder.FindGiven(ResourceNames.MongoDb) ?? builder.AddDocumentsServer();

    /// <summary>Passes a service its account at MongoDB.</summary>
    public static IResourceBuilder<ProjectResource> WithDocuments(
        this IResourceBuilder<ProjectResource> service, IResourceBuilder<IResourceWithConnectionString>? documents) => documents switch
        {
            null => service,
            IResourceBuilder<DocumentsResource> server => service.WithOwnDocuments(server),
            _ => service.WithGiven(documents),
        };

    private static IResourceBuilder<DocumentsResource> AddDocumentsServer(this IDistributedApplicationBuilder builder)
    {
        var server = new DocumentsResource(ResourceNames.MongoDb, builder.AddRootPassword(ResourceNames.MongoDb));
        return builder.AddResource(server)
            .WithImage(Images.MongoDb, Images.MongoDbTag).WithImageRegistry(Images.DockerHub)
            .WithEndpoint(targetPort: Port, name: DocumentsResource.EndpointName)
            .WithoutPages()
            .WithVolume("picasso-mongodb", "/data/db")
            .WithEntrypoint("/bin/bash")
            .WithArgs("-c", Start.ReplaceLineEndings("\n"))
            .WithEnvironment("MONGO_INITDB_ROOT_USERNAME", DocumentsResource.RootUser)
            .WithEnvironment("MONGO_INITDB_ROOT_PASSWORD", server.Password)
            .WithEnvironment(AccountsVariable, string.Join(';', s_accounts.Select(account => $"{account.Service}:{string.Join(',', account.Databases)}")))
            .WithHealth(new DocumentsHealth(server))
            .WithServingCheck("mongosh --quiet --eval 'quit(db.hello().isWritablePrimary ? 0 : 1)'");
    }

    private static IResourceBuilder<ProjectResource> WithOwnDocuments(
        this IResourceBuilder<ProjectResource> service, IResourceBuilder<DocumentsResource> server)
    {
        var name = service.Resource.Name;
        var password = service.ApplicationBuilder.AddSecret($"{ResourceNames.MongoDb}-{name}-password");
        server.WithEnvironment($"PICASSO_PASSWORD_{name.ToVariable()}", password);
        var account = server.AddAccount($"{ResourceNames.MongoDb}-{name}", server.Resource.ConnectionStringOf(name), password.Resource);
        return service.WithAccount(account, ResourceNames.MongoDb, server);
    }
}
