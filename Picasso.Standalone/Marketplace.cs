using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Picasso.Demo;
using Picasso.EmbeddedStorage;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Health;

namespace Picasso.Standalone;

/// <summary>The life of the process: services first, then the web; in reverse order at the end.</summary>
internal static class Marketplace
{
    private const int Refused = 2;

    public static async Task<int> RunAsync(StandaloneSettings settings, CancellationToken stop)
    {
        PrivateFiles.ByDefault();
        try
        {
            await using var services = settings.Services.Count > 0 ? HostFactory.BuildServices(settings) : null;
            // The site is composed while the services start; it opens after them.
            var site = settings.HasWeb ? Task.Run(() => HostFactory.BuildWeb(settings, beside: services), stop) : null;
            if (services is not null)
                await services.StartAsync(stop);
            await using var web = site is null ? null : await site;
            if (web is not null)
                await web.StartAsync(stop);
            Announce(settings);
            return await ServeAsync(settings, [.. new[] { services, web }.OfType<WebApplication>()], stop);
        }
        catch (Exception refused) when (refused is StartupConfigurationException or InvalidConfigurationException or OptionsValidationException)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return Refused;
        }
        catch (IOException busy) when (busy.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException or SocketException)
        {
            await Console.Error.WriteLineAsync($"{busy.Message} Another Picasso may be running; choose other ports with --port and --services-port.");
            return 1;
        }
    }

    private static void Announce(StandaloneSettings settings)
    {
        var web = settings.WebAddress.GetLeftPart(UriPartial.Authority);
        Console.WriteLine(settings.HasWeb ? $"Picasso is running at {web}" : $"Picasso is running. Health: {web}{HealthEndpoints.Ready}");
        if (settings.Services.Count > 0)
        {
            Console.WriteLine($"gRPC services: {settings.ServicesAddress.GetLeftPart(UriPartial.Authority)}");
            Console.WriteLine($"Data folder: {settings.DataFolder}");
        }

        if (settings.IsSplit)
            Console.WriteLine($"Roles: {string.Join(", ", settings.Roles)}");
        Console.WriteLine("Press Ctrl+C to stop.");
    }

    private static async Task<int> ServeAsync(StandaloneSettings settings, IReadOnlyList<WebApplication> hosts, CancellationToken stop)
    {
        // A faulted worker stops its host: the process ends with it, so that a supervisor can restart it.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(
            [stop, .. hosts.Select(host => host.Lifetime.ApplicationStopping)]);
        var seeding = settings.Demo ? DemoRunner.RunAsync(settings.ServicesAddress, end.Token) : Task.CompletedTask;
        await end.Token.WhenCancelledAsync();
        await seeding;
        await DrainAsync(hosts);
        return stop.IsCancellationRequested ? 0 : 1;
    }

    private static async Task DrainAsync(IReadOnlyList<WebApplication> hosts)
    {
        foreach (var host in hosts)
            host.Services.GetRequiredService<Draining>().Begin();
        await Task.Delay(hosts[0].Services.GetRequiredService<IOptions<DrainOptions>>().Value.Delay, TimeProvider.System, CancellationToken.None);
        foreach (var host in hosts.Reverse())
            await host.StopAsync(CancellationToken.None);
    }

    private static async Task WhenCancelledAsync(this CancellationToken token)
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = token.Register(cancelled.SetResult);
        await cancelled.Task;
    }
}
