using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Picasso.ServiceDefaults.Authentication;
using Picasso.ServiceDefaults.Authentication.Services;
using Picasso.ServiceDefaults.Grpc;
using Picasso.ServiceDefaults.Health;

namespace Picasso.ServiceDefaults;

/// <summary>The common host of Picasso's gRPC services, in a process of their own or together.</summary>
public static class ServiceHostExtensions
{
    /// <summary>Adds the common parts of every gRPC service: verified tokens and errors as statuses. Add the defaults first.</summary>
    /// <exception cref="Kernel.InvalidConfigurationException">The key of the service credential is missing.</exception>
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
