using Picasso.AppHost.Developing;
using Picasso.AppHost.Publishing;
using Picasso.Contracts;

namespace Picasso.AppHost.Engines;

/// <summary>Adds the S3 server. Each service with objects has its own keys; the root keys stay in the container.</summary>
internal static class ObjectStorageExtensions
{
    private const int Port = 9000;
    private const int ConsolePort = 9001;
    private const string ConsoleEndpoint = "console";

    // The server's image contains its client too. Creating an existing object fails without a change.
    private const string Start =
        """
        (
          export MC_CONFIG_DIR=/tmp/mc
          until mc alias set local http://localhost:9000 "$MINIO_ROOT_USER" "$MINIO_ROOT_PASSWORD"; do sleep 1; done
          mc mb --ignore-existing local/picasso-originals local/picasso-public
          for account in $PICASSO_ACCOUNTS; do
            eval "key=\$PICASSO_KEY_$account secret=\$PICASSO_SECRET_$account"
            eval "printf %s \"\$PICASSO_POLICY_$account\"" > "/tmp/$key.json"
            mc admin policy create local "$key" "/tmp/$key.json"
            mc admin user add local "$key" "$secret"
            mc admin policy attach local "$key" --user "$key"
          done
        ) > /dev/null 2>&1 &
        exec minio server /data --console-address :9001
        """;

    private static readonly string[] s_services = [ServiceNames.Users, ServiceNames.PicturesCommands, ServiceNames.PicturesQueries];

    /// <summary>Adds S3: the configured server, otherwise a container; null where the hosts keep objects in a folder.</summary>
    public static IResourceBuilder<IResourceWithConnectionString>? AddObjectStorage(this IDistributedApplicationBuilder builder) =>
        builder.Embeds(ResourceNames.ObjectStorage) ? null : builder.FindGiven(ResourceNames.ObjectStorage) ?? builder.AddObjectServer();

    /// <summary>
    /// Passes a service its keys, which have the permissions of <see cref="ObjectRights"/>. Browsers read objects through the web only.
    /// </summary>
    public static IResourceBuilder<ProjectResource> WithObjects(
        this IResourceBuilder<ProjectResource> service, IResourceBuilder<IResourceWithConnectionString>? objects) => objects switch
        {
            null => service,
            IResourceBuilder<ObjectStorageResource> server => service.WithOwnObjects(server),
            _ => service.WithGiven(objects),
        };

    private static IResourceBuilder<ObjectStorageResource> AddObjectServer(this IDistributedApplicationBuilder builder)
    {
        const string name = ResourceNames.ObjectStorage;
        var accessKey = builder.AddParameter(
            $"{name}-access-key", new GenerateParameterDefault { MinLength = 20, Special = false }, secret: true, persist: true);
        var secretKey = builder.AddSecret($"{name}-secret-key");
        return builder.AddResource(new ObjectStorageResource(name, accessKey.Resource, secretKey.Resource))
            .WithImage(Images.ObjectStorage, Images.ObjectStorageTag)
            .WithEntrypoint("/bin/sh")
            .WithArgs("-c", Start.ReplaceLineEndings("\n"))
            .WithHttpEndpoint(targetPort: Port, name: ObjectStorageResource.EndpointName)
            .WithHttpEndpoint(targetPort: ConsolePort, name: ConsoleEndpoint)
            .WithPages(ConsoleEndpoint, "Files")
            .WithVolume("picasso-objects", "/data")
            .WithEnvironment("MINIO_ROOT_USER", accessKey)
            .WithEnvironment("MINIO_ROOT_PASSWORD", secretKey)
            .WithEnvironment("PICASSO_ACCOUNTS", string.Join(' ', s_services.Select(service => service.ToVariable())))
            .WithHttpHealthCheck("/minio/health/ready", endpointName: ObjectStorageResource.EndpointName)
            .WithServingCheck("mc ready local");
    }

    private static IResourceBuilder<ProjectResource> WithOwnObjects(
        this IResourceBuilder<ProjectResource> service, IResourceBuilder<ObjectStorageResource> objects)
    {
        var (name, variable) = (service.Resource.Name, service.Resource.Name.ToVariable());
        var (key, secret) = ($"picasso-{name}", service.ApplicationBuilder.AddSecret($"{ResourceNames.ObjectStorage}-{name}-secret-key"));
        objects
            .WithEnvironment($"PICASSO_KEY_{variable}", key)
            .WithEnvironment($"PICASSO_SECRET_{variable}", secret)
            .WithEnvironment($"PICASSO_POLICY_{variable}", ObjectRights.Of(name));
        var endpoint = objects.GetEndpoint(ObjectStorageResource.EndpointName);
        var account = objects.AddAccount($"{ResourceNames.ObjectStorage}-{name}", ReferenceExpression.Create(
            $"Endpoint={endpoint.Property(EndpointProperty.Url)};BrowserEndpoint=none;AccessKey={key};SecretKey={AccountExtensions.Password}"), secret.Resource);
        return service.WithAccount(account, ResourceNames.ObjectStorage, objects);
    }
}
