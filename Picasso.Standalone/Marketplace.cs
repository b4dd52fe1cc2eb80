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
        await stop.WhenCancelledAsync();
        await web.StopAsync(CancellationToken.None);
        await services.StopAsync(CancellationToken.None);
        return 0;
    }

    private static async Task WhenCancelledAsync(this CancellationToken token)
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = token.Register(cancelled.SetResult);
        await cancelled.Task;
    }
}
