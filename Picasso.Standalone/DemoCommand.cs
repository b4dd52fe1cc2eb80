using System.CommandLine;
using Grpc.Net.Client;
using Microsoft.Extensions.Hosting;
using Picasso.Contracts;
using Picasso.Kernel;
using Picasso.ServiceDefaults;
using Picasso.ServiceDefaults.Authentication.Services;
using Picasso.Demo;

namespace Picasso.Standalone;

/// <summary>
/// The command <c>demo</c> seeds a marketplace whose services run in other processes, at the configured addresses, as <c>--demo</c> seeds that
/// of this process.
/// </summary>
internal static class DemoCommand
{
    private const string Client = "demo";

    // The service of a method: some packages contain several.
    private static readonly (string Prefix, string Service)[] s_services =
    [
        ("/picasso.users.", ServiceNames.Users),
        ("/picasso.pictures.v1.PictureCommands/", ServiceNames.PicturesCommands),
        ("/picasso.pictures.v1.PictureQueries/", ServiceNames.PicturesQueries),
        ("/picasso.payments.", ServiceNames.Payments),
        ("/picasso.reactions.", ServiceNames.Reactions),
        ("/picasso.messages.", ServiceNames.Messages),
    ];

    public static Command CreateCommand()
    {
        var command = new Command(
            "demo", "Fills a marketplace that runs in other processes with sample people and pictures; goes on where an interrupted run stopped.");
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        try
        {
            builder.AddServiceDefaults();
            builder.Services.AddServiceIdentity(ServiceNames.Web).AddHttpClient(Client);
            using var host = builder.Build();
            using var services = GrpcChannel.ForAddress("http://picasso", new GrpcChannelOptions
            {
                HttpHandler = new ByService(host.Services.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(Client)),
                DisposeHttpClient = true,
            });
            await new DemoSeeder(services, TimeProvider.System)
                .SeedAsync(new DemoProgressWriter(arguments.InvocationConfiguration.Output, columns: null), cancellationToken);
            return 0;
        }
        catch (InvalidConfigurationException bad)
        {
            await arguments.InvocationConfiguration.Error.WriteLineAsync(bad.Message);
            return 2;
        }
        catch (Exception fault) when (fault is InvalidOperationException or Grpc.Core.RpcException)
        {
            await arguments.InvocationConfiguration.Error.WriteLineAsync($"The demo is not complete; run it again to go on. {fault.Message}");
            return 1;
        }
    }

    // A custom handler: the channel would connect directly to the address of a handler type that it recognises.
    private sealed class ByService(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var path = request.RequestUri!.AbsolutePath;
            var service = s_services.First(one => path.StartsWith(one.Prefix, StringComparison.Ordinal)).Service;
            request.RequestUri = new Uri($"http://{service}{path}");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
