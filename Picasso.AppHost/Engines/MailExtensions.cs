namespace Picasso.AppHost.Engines;

/// <summary>Mail: while developing a server that keeps everything and shows it, when published the one that parameters name.</summary>
internal static class MailExtensions
{
    private const string Smtp = "smtp";

    /// <summary>Adds the development mail server; null when publishing, since it must never be somebody's real one.</summary>
    public static IResourceBuilder<ContainerResource>? AddMailServer(this IDistributedApplicationBuilder builder) =>
        builder.ExecutionContext.IsPublishMode ? null : builder
            .AddContainer("mail", Images.Mail, Images.MailTag)
            .WithEndpoint(targetPort: 1025, scheme: Smtp, name: Smtp)
            .WithHttpEndpoint(targetPort: 8025, name: "http")
            .WithHttpHealthCheck("/readyz", endpointName: "http");

    /// <summary>Has a service deliver its mail there.</summary>
    public static IResourceBuilder<ProjectResource> WithMail(
        this IResourceBuilder<ProjectResource> service, IResourceBuilder<ContainerResource>? server) =>
        server is null ? service.WithOutsideMail() : service
            .WithEnvironment("Mail__Smtp__Host", server.GetEndpoint(Smtp).Property(EndpointProperty.Host))
            .WithEnvironment("Mail__Smtp__Port", server.GetEndpoint(Smtp).Property(EndpointProperty.Port))
            .WithEnvironment("Mail__Smtp__Security", "None")
            .WaitFor(server);

    private static IResourceBuilder<ProjectResource> WithOutsideMail(this IResourceBuilder<ProjectResource> service)
    {
        var builder = service.ApplicationBuilder;
        return service
            .WithEnvironment("Mail__Smtp__Host", builder.AddParameter("smtp-host"))
            .WithEnvironment("Mail__Smtp__Port", builder.AddParameter("smtp-port", "587", publishValueAsDefault: true))
            .WithEnvironment("Mail__Smtp__User", builder.AddParameter("smtp-user"))
            .WithEnvironment("Mail__Smtp__Password", builder.AddParameter("smtp-password", secret: true))
            .WithEnvironment("Mail__Smtp__From", builder.AddParameter("smtp-from"));
    }
}
