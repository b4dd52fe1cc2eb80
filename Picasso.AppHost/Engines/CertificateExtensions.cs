using Picasso.Contracts;

namespace Picasso.AppHost.Engines;

/// <summary>Passes certificates to a server, and to those who connect to it.</summary>
internal static class CertificateExtensions
{
    private const string Parameters = $"{ResourceNames.EventStore}-certificates";

    /// <summary>The parameter with the authority's certificate when publishing.</summary>
    public const string AuthorityParameter = $"{ResourceNames.EventStore}-authority";

    /// <summary>The parameter with the node's certificate and key when publishing.</summary>
    public const string NodeParameter = $"{ResourceNames.EventStore}-certificate";

    /// <summary>Adds the parameters of EventStoreDB's certificate.</summary>
    public static CertificateParameters AddEventStoreCertificates(this IDistributedApplicationBuilder builder)
    {
        const string how = "dotnet run --project Picasso.AppHost -- certificates";
        if (builder.ExecutionContext.IsRunMode)
            return new CertificateParameters(
                builder.AddParameter(Parameters, new NodeCertificateDefault(TimeProvider.System), secret: true, persist: true)
                    .WithDescription("The certificate of EventStoreDB and of its authority; made at the first start").Resource,
                Authority: null, Node: null);
        return new CertificateParameters(
            Stored: null,
            builder.AddParameter(AuthorityParameter).WithDescription($"The authority of EventStoreDB's certificate: PEM in base64 ({how})").Resource,
            builder.AddParameter(NodeParameter, secret: true)
                .WithDescription($"EventStoreDB's certificate and private key: PEM in base64 ({how})").Resource);
    }

    /// <summary>Passes a server its certificate and the authority's.</summary>
    public static IResourceBuilder<T> WithCertificate<T>(this IResourceBuilder<T> server, CertificateParameters certificates)
        where T : ContainerResource
    {
        foreach (var parameter in new[] { certificates.Stored, certificates.Authority, certificates.Node }.OfType<ParameterResource>())
            server.ApplicationBuilder.CreateResourceBuilder(parameter).WithParentRelationship(server.Resource);
        return server.WithEnvironment(async context =>
        {
            context.EnvironmentVariables["PICASSO_AUTHORITY"] = await certificates.AuthorityAsync(context.CancellationToken);
            context.EnvironmentVariables["PICASSO_CERTIFICATE"] = await certificates.NodeAsync(context.CancellationToken);
        });
    }

    /// <summary>Passes a service the authority that may sign the certificate of EventStoreDB.</summary>
    public static IResourceBuilder<ProjectResource> WithAuthority(
        this IResourceBuilder<ProjectResource> service, CertificateParameters certificates) => service.WithEnvironment(async context =>
            context.EnvironmentVariables["Picasso__ConnectionAuthorities__eventstore"] = await certificates.AuthorityAsync(context.CancellationToken));
}
