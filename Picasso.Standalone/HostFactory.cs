using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Hosting;
using Picasso.EmbeddedStorage;
using Picasso.EventSourcing;
using Picasso.Messages;
using Picasso.ObjectStorage;
using Picasso.Payments;
using Picasso.Pictures.Commands;
using Picasso.Pictures.Queries;
using Picasso.Reactions;
using Picasso.ServiceDefaults;
using Picasso.ServiceDefaults.Authentication;
using Picasso.ServiceDefaults.Bus;
using Picasso.ServiceDefaults.Grpc;
using Picasso.Users;
using Picasso.Web;

namespace Picasso.Standalone;

/// <summary>Builds the two hosts of this process: the services, and the web front end that knows them by name only.</summary>
internal static class HostFactory
{
    public static WebApplication BuildServices(StandaloneSettings settings)
    {
        var builder = CreateBuilder(settings, settings.ServicesAddress, HttpProtocols.Http2);
        builder.Services.AddSingleton<DataDirectory>();
        builder
            .AddTokenAuthentication()
            .AddGrpcServer()
            .AddUsers()
            .AddPictureCommands()
            .AddPictureQueries()
            .AddReactions()
            .AddPayments()
            .AddMessages()
            .AddBus(
                UsersModule.AddUsersConsumers,
                PictureCommandsModule.AddPictureCommandsConsumers,
                PictureQueriesModule.AddPictureQueriesConsumers,
                ReactionsModule.AddReactionsConsumers,
                PaymentsModule.AddPaymentsConsumers,
                MessagesModule.AddMessagesConsumers);

        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHealthEndpoints();
        app.MapPublicMedia();
        app.MapUsers();
        app.MapPictureCommands();
        app.MapPictureQueries();
        app.MapReactions();
        app.MapPayments();
        app.MapMessages();
        return app;
    }

    public static WebApplication BuildWeb(StandaloneSettings settings)
    {
        var builder = CreateBuilder(settings, settings.WebAddress, HttpProtocols.Http1);
        // The web names no store, but lets browsers go where one of them sends them.
        foreach (var (number, origin) in builder.Configuration.ObjectStoreOrigins().Index())
            builder.Configuration[$"Picasso:StoreOrigins:{number}"] = origin;
        builder.AddWeb();
        var app = builder.Build();
        app.MapHealthEndpoints();
        app.MapWeb();
        return app;
    }

    private static WebApplicationBuilder CreateBuilder(StandaloneSettings settings, Uri address, HttpProtocols protocols)
    {
        // Files beside the program count, wherever it is started from; the data folder alone follows the caller.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(HostFactory).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = settings.Environment,
        });
        builder.Configuration.Sources.Insert(0, new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource
        {
            InitialData = settings.Configuration,
        });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            if (address.Host == "localhost")
                kestrel.ListenLocalhost(address.Port, listen => listen.Protocols = protocols);
            else
                kestrel.Listen(System.Net.IPAddress.Parse(address.Host), address.Port, listen => listen.Protocols = protocols);
        });
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.AddServiceDefaults();
        return builder;
    }

    /// <summary>Signals belong to the process, which stops the web before the services.</summary>
    private sealed class QuietLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
