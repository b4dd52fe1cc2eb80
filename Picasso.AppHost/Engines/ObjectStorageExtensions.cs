namespace Picasso.AppHost.Engines;

/// <summary>Adds the S3 server.</summary>
internal static class ObjectStorageExtensions
{
    private const int Port = 9000;
    private const int ConsolePort = 9001;

    public static IResourceBuilder<ObjectStorageResource> AddObjectStorage(
        this IDistributedApplicationBuilder builder, [ResourceName] string name)
    {
        // Letters and digits only: both keys stand in a connection string.
        var accessKey = builder.AddParameter(
            $"{name}-access-key", new GenerateParameterDefault { MinLength = 20, Special = false }, secret: true, persist: true);
        var secretKey = builder.AddParameter(
            $"{name}-secret-key", new GenerateParameterDefault { MinLength = 40, Special = false }, secret: true, persist: true);
        return builder.AddResource(new ObjectStorageResource(name, accessKey.Resource, secretKey.Resource))
            .WithImage(Images.ObjectStorage, Images.ObjectStorageTag)
            .WithArgs("server", "/data", "--console-address", $":{ConsolePort}")
            .WithHttpEndpoint(targetPort: Port, name: ObjectStorageResource.EndpointName)
            .WithHttpEndpoint(targetPort: ConsolePort, name: "console")
            .WithEnvironment("MINIO_ROOT_USER", accessKey)
            .WithEnvironment("MINIO_ROOT_PASSWORD", secretKey)
            .WithHttpHealthCheck("/minio/health/ready", endpointName: ObjectStorageResource.EndpointName);
    }

    public static IResourceBuilder<ObjectStorageResource> WithDataVolume(
        this IResourceBuilder<ObjectStorageResource> builder, string name) => builder.WithVolume(name, "/data");
}
