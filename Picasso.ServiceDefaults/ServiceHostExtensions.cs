using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Picasso.ServiceDefaults.Authentication;
using Picasso.ServiceDefaults.Authentication.Services;
using Picasso.ServiceDefaults.Grpc;
using Picasso.ServiceDefaults.Health;

namespace Picasso.ServiceDefaults;

/// <summary>The frame around any gRPC service of Picasso, in a process of its own or beside others.</summary>
public static class ServiceHostExtensions
{
    /// <summary>Adds what every gRPC service answers with: verified tokens and errors as statuses. The defaults come before.</summary>
    /// <exception cref="Kernel.InvalidConfigurationException">The key that services prove themselves with is missing.</exception>
    public static IHostApplicationBuilder AddServiceHost(this IHostApplicationBuilder builder) =>
        builder.RequireServiceKeys().AddTokenAuthentication().AddGrpcServer();

    /// <summary>Puts the token check before every endpoint that is mapped after, and maps the health endpoints.</summary>
    public static WebApplication UseServiceHost(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHealthEndpoints();
        app.MapProcessHealth();
        return app;
    }
}
