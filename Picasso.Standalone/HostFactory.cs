using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Picasso.Contracts;
using Picasso.EmbeddedStorage;
#if WITH_EVENTSTOREDB
using Picasso.EventSourcing.EventStoreDb;
#endif
using Picasso.ObjectStorage;
using Picasso.OptionsValidation.Naming;
using Picasso.ServiceDefaults;
using Picasso.ServiceDefaults.Authentication;
using Picasso.ServiceDefaults.Bus;
using Picasso.ServiceDefaults.Grpc;
using Picasso.ServiceDefaults.Health;
using Picasso.ServiceDefaults.Settings;
using Picasso.ServiceDefaults.Telemetry;
using Picasso.Telemetry;
using Picasso.Users;
using Picasso.Web;

namespace Picasso.Standalone;

/// <summary>Builds the two hosts of this process: the services, and the web front end, which calls them by name only.</summary>
internal static class HostFactory
{
    /// <exception cref="StartupConfigurationException">These roles need a broker, and none is configured.</exception>
    public static WebApplication BuildServices(StandaloneSettings settings)
    {
        var builder = CreateBuilder(settings, firstInProcess: true);
        EnsureBrokerConfigured(settings, builder.Configuration);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            Listen(kestrel, settings.ServicesListen ?? IPAddress.Loopback, settings.ServicesPort, HttpProtocols.Http2);
            if (!settings.HasWeb)
                Listen(kestrel, settings.Listen, settings.WebPort, HttpProtocols.Http1);
        });
        builder.AddTokenAuthentication().AddGrpcServer();
#if WITH_EVENTSTOREDB
        builder.AddEventStoreDb();
#endif
        foreach (var role in settings.Services)
            role.Add(builder);
        if (settings.Demo)
            builder.TrustConfiguredOperators();
        builder.AddBus([.. settings.Services.Select(role => role.Consumers)]);

        var app = Validated(builder.Build());
        if (!settings.HasWeb)
            app.UseHealthPort(settings.WebPort);
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHealthEndpoints();
        app.MapProcessHealth();
        app.MapLocalTelemetry();
        foreach (var role in settings.Services)
            role.Map(app);
        return app;
    }

    /// <param name="settings">How this process runs.</param>
    /// <param name="beside">The services of this process, if any: the site's readiness depends on theirs.</param>
    public static WebApplication BuildWeb(StandaloneSettings settings, WebApplication? beside)
    {
        var builder = CreateBuilder(settings, firstInProcess: beside is null);
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, settings.Listen, settings.WebPort, HttpProtocols.Http1));
        // The web uses no store, but lets browsers connect to a store's address.
        foreach (var (number, origin) in builder.Configuration.ObjectStoreOrigins().Index())
            builder.Configuration[$"Picasso:StoreOrigins:{number}"] = origin;
        builder.AddWeb();
        if (beside is not null)
            builder.Services.AddHealthChecks().AddAsyncCheck("services", async cancellationToken => new HealthCheckResult(
                (await beside.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(cancellationToken)).Status));
        var app = Validated(builder.Build());
        app.MapHealthEndpoints();
        app.MapWeb();
        return app;
    }

    private static void EnsureBrokerConfigured(StandaloneSettings settings, IConfiguration configuration)
    {
        if (settings.NeedsBroker && string.IsNullOrWhiteSpace(configuration.GetConnectionString(ResourceNames.RabbitMq)))
            throw new StartupConfigurationException(
                $"{string.Join(", ", settings.Services.Select(role => role.Name))} reach the other services over a message broker: "
                + $"set ConnectionStrings:{ResourceNames.RabbitMq} (in the environment: "
                + $"ConnectionStrings__{ResourceNames.RabbitMq}=amqp://user:password@host:5672), or run all services in one process.");
    }

    // Before the host starts: it would log a stack trace.
    private static WebApplication Validated(WebApplication app)
    {
        try
        {
            app.Services.GetService<IStartupValidator>()?.Validate();
            return app;
        }
        catch (AggregateException several)
        {
            var failures = several.InnerExceptions.OfType<OptionsValidationException>().SelectMany(one => one.Failures);
            throw new OptionsValidationException(Options.DefaultName, typeof(HostFactory), failures);
        }
    }

    private static void Listen(KestrelServerOptions kestrel, IPAddress? address, int port, HttpProtocols protocols)
    {
        if (address is null)
            kestrel.ListenLocalhost(port, listen => listen.Protocols = protocols);
        else
            kestrel.Listen(address, port, listen => listen.Protocols = protocols);
    }

    private static WebApplicationBuilder CreateBuilder(StandaloneSettings settings, bool firstInProcess)
    {
        // Files beside the program are used, whatever the working directory; only the data folder is relative to it.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(HostFactory).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = settings.Environment,
        });
        builder.Configuration.Sources.Insert(0, new DefaultSettings(settings.Configuration));
        builder.Configuration.PrepareSettings();
        ServiceKeyFile.Provide(settings, builder.Configuration);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.Services.AddSingleton<DataDirectory>();
        builder.AddServiceDefaults(firstInProcess);
        // The process waits for the delay once, before it stops its hosts.
        builder.Services.AddOptions<HostOptions>().Configure<IOptions<DrainOptions>>((host, drain) => host.ShutdownTimeout = drain.Value.Within);
        // A collector receives everything; without one the process keeps the last hours itself.
        if (builder.WantsTelemetry() && !builder.HasCollector())
            builder.AddLocalTelemetry(firstInProcess);
        return builder;
    }

    /// <summary>The process handles signals: it stops the web before the services.</summary>
    private sealed class QuietLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

/// <summary>The settings of this process are contradictory; the message contains the remedy.</summary>
internal sealed class StartupConfigurationException(string message) : Exception(message);
