using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace Picasso.Web;

/// <summary>Composes the web front end into a process of its own: it knows the services by name only.</summary>
public static class WebModule
{
    /// <summary>Registers the front end.</summary>
    public static IHostApplicationBuilder AddWeb(this IHostApplicationBuilder builder) => builder;

    /// <summary>Maps pages, static files, and the public doors of the services behind it.</summary>
    public static WebApplication MapWeb(this WebApplication app) => app;
}
