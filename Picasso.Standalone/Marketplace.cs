using System.Net.Sockets;

namespace Picasso.Standalone;

/// <summary>The life of the process: services first, then the web; the other way round at the end.</summary>
internal static class Marketplace
{
    public static async Task<int> RunAsync(StandaloneSettings settings, CancellationToken stop)
    {
        await using var services = HostFactory.BuildServices(settings);
        await using var web = HostFactory.BuildWeb(settings);
        try
        {
            await services.StartAsync(stop);
            await web.StartAsync(stop);
        }
        catch (IOException busy) when (busy.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException or SocketException)
        {
            await Console.Error.WriteLineAsync($"{busy.Message} Another Picasso may be running; choose other ports with --port and --services-port.");
            return 1;
        }

        Console.WriteLine($"Picasso is open at {settings.WebAddress.GetLeftPart(UriPartial.Authority)}");
        Console.WriteLine($"gRPC services are at {settings.ServicesAddress.GetLeftPart(UriPartial.Authority)}, files in {settings.DataFolder}. Ctrl+C closes.");

        // A worker that faults stops its host: the process ends with it, for whoever watches over it to start it again.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(
            stop, services.Lifetime.ApplicationStopping, web.Lifetime.ApplicationStopping);
        var filling = settings.Demo ? Demonstration.RunAsync(settings, end.Token) : Task.CompletedTask;
        await end.Token.WhenCancelledAsync();
        await filling;
        await web.StopAsync(CancellationToken.None);
        await services.StopAsync(CancellationToken.None);
        return stop.IsCancellationRequested ? 0 : 1;
    }

    private static async Task WhenCancelledAsync(this CancellationToken token)
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = token.Register(cancelled.SetResult);
        await cancelled.Task;
    }
}
