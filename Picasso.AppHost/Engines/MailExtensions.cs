using Microsoft.Extensions.Configuration;
using Picasso.AppHost.Developing;

namespace Picasso.AppHost.Engines;

/// <summary>
/// Mail: while developing a server that keeps everything and shows it, or the one that the AppHost's <c>Picasso:Mail:Smtp:Host</c> names, or the hosts' own
/// mail box; when published the one that parameters name.
/// </summary>
internal static class MailExtensions
{
    private const string Smtp = "smtp";

    /// <summary>Adds the development mail server; null when another takes its place, and when publishing, since it must never be somebody's real one.</summary>
    public static IResourceBuilder<ContainerResource>? AddMailServer(this IDistributedApplicationBuilder builder) =>
        builder.ExecutionContext.IsPublishMode || builder.Embeds(GivenEngines.Mail) || builder.GivenMail().Length > 0 ? null : builder
            .AddContainer("mail", Images.Mail, Images.MailTag)
            .WithEndpoint(targetPort: 1025, scheme: Smtp, name: Smtp)
            .WithHttpEndpoint(targetPort: 8025, name: "http")
            .WithPages("http", "Mail")
            .WithHttpHealthCheck("/readyz", endpointName: "http");

    /// <summary>Has a service deliver its mail there.</summary>
    public static IResourceBuilder<ProjectResource> WithMail(
        this IResourceBuilder<ProjectResource> service, IResourceBuilder<ContainerResource>? server) =>
        server is null ? service.WithoutServer() : service
            .WithEnvironment("Picasso__Mail__Smtp__Host", server.GetEndpoint(Smtp).Property(EndpointProperty.Host))
            .WithEnvironment("Picasso__Mail__Smtp__Port", server.GetEndpoint(Smtp).Property(EndpointProperty.Port))
            .WithEnvironment("Picasso__Mail__Smtp__Security", "None")
            .WaitFor(server);

    private static IResourceBuilder<ProjectResource> WithoutServer(this IResourceBuilder<ProjectResource> service)
    {
        var builder = service.ApplicationBuilder;
        if (builder.ExecutionContext.IsPublishMode)
            return service.WithOutsideMail();
        if (builder.Embeds(GivenEngines.Mail))
            return service.WithEnvironment("Picasso__Mail__ShowBox", "true");
        return builder.GivenMail().Aggregate(service, (extended, setting) => extended.WithEnvironment(setting.Variable, setting.Value));
    }

    // The section as it is: a password among it stays a value of the developer's own configuration.
    private static (string Variable, string Value)[] GivenMail(this IDistributedApplicationBuilder builder) =>
        string.IsNullOrWhiteSpace(builder.Configuration["Picasso:Mail:Smtp:Host"]) ? [] :
        [
            .. builder.Configuration.GetSection("Picasso:Mail:Smtp").GetChildren().Where(setting => setting.Value is not null)
                .Select(setting => ($"Picasso__Mail__Smtp__{setting.Key}", setting.Value!)),
        ];

    private static IResourceBuilder<ProjectResource> WithOutsideMail(this IResourceBuilder<ProjectResource> service)
    {
        var builder = service.ApplicationBuilder;
        return service
            .WithEnvironment("Picasso__Mail__Smtp__Host", builder.AddParameter("smtp-host").WithDescription("The mail server that delivers to people, by name"))
            .WithEnvironment("Picasso__Mail__Smtp__Port", builder.AddParameter("smtp-port", "587", publishValueAsDefault: true).WithDescription("Its port; 587 begins TLS after the greeting"))
            .WithEnvironment("Picasso__Mail__Smtp__User", builder.AddParameter("smtp-user").WithDescription("The account at the mail server"))
            .WithEnvironment("Picasso__Mail__Smtp__Password", builder.AddParameter("smtp-password", secret: true).WithDescription("The password of that account"))
            .WithEnvironment("Picasso__Mail__Smtp__From", builder.AddParameter("smtp-from").WithDescription("The address that mails come from"));
    }
}
