using Grpc.Net.Client;
using Picasso.Standalone.Demo;

namespace Picasso.Standalone;

/// <summary>Fills a marketplace with sample people and pictures while it is running already.</summary>
internal static class Demonstration
{
    private const string Incomplete = "The demo is not complete. Start with --demo again to go on.";

    public static async Task RunAsync(StandaloneSettings settings, CancellationToken stop)
    {
        using var services = GrpcChannel.ForAddress(settings.ServicesAddress);
        var progress = new DemoProgressWriter(Console.Out, Console.IsOutputRedirected ? null : Console.WindowWidth);
        try
        {
            await new DemoSeeder(services, TimeProvider.System).SeedAsync(progress, stop);
            // The painters are done for good: what they held goes back to the machine.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            progress.End(Incomplete);
        }
        catch (Exception fault)
        {
            progress.End("");
            await Console.Error.WriteLineAsync($"{Incomplete} {fault}");
        }
    }
}
