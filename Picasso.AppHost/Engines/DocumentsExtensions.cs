using Picasso.Contracts;

namespace Picasso.AppHost.Engines;

/// <summary>MongoDB as a replica set of one: transactions need a replica set, whatever its size.</summary>
internal static class DocumentsExtensions
{
    // The member calls itself localhost, where Aspire's health check looks for it: so the port is the same inside and outside.
    private const int Port = 27017;

    // A replica set with passwords wants a key file; with one member it may be another one at each start.
    private const string Start =
        """
        head -c 756 /dev/urandom | base64 -w 0 > /tmp/keyfile
        chmod 400 /tmp/keyfile && chown mongodb:mongodb /tmp/keyfile
        until mongosh --quiet -u "$MONGO_INITDB_ROOT_USERNAME" -p "$MONGO_INITDB_ROOT_PASSWORD" --eval 'try { rs.status() } catch (none) { rs.initiate({ _id: "picasso", members: [{ _id: 0, host: "localhost:27017" }] }) }'; do sleep 1; done > /dev/null 2>&1 &
        exec docker-entrypoint.sh mongod --replSet picasso --keyFile /tmp/keyfile --bind_ip_all
        """;

    public static IResourceBuilder<MongoDBServerResource> AddDocuments(this IDistributedApplicationBuilder builder) => builder
        .AddMongoDB(ResourceNames.MongoDb, Port)
        .WithImageTag(Images.MongoDbTag)
        .WithDataVolume("picasso-mongodb")
        .WithEntrypoint("/bin/bash")
        .WithArgs("-c", Start.ReplaceLineEndings("\n"));

    /// <summary>Gives MongoDB's connection string to a service, which waits until it is healthy.</summary>
    public static IResourceBuilder<ProjectResource> WithDocuments(
        this IResourceBuilder<ProjectResource> service, IResourceBuilder<MongoDBServerResource> documents) => service
        // The member's own name for itself means nothing to others.
        .WithEnvironment(
            $"ConnectionStrings__{ResourceNames.MongoDb}", ReferenceExpression.Create($"{documents.Resource}&directConnection=true"))
        .WaitFor(documents);
}
