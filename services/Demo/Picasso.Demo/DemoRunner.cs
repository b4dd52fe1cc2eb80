using Grpc.Net.Client;

namespace Picasso.Demo;

/// <summary>Seeds a marketplace that is already running and reports to the console.</summary>
public static class DemoRunner
{
    private const string Incomplete = "The demo is not complete. Start with --demo again to continue.";

    /// <summary>Seeds until everything exists or the process stops.</summary>
    /// <param name="services">Address of the gRPC services.</param>
    /// <param name="stop">The process stops.</param>
    public static async Task RunAsync(Uri services, CancellationToken stop)
    {
        using var channel = GrpcChannel.ForAddress(services);
        var progress = new DemoProgressWriter(Console.Out, Console.IsOutputRedirected ? null : Console.WindowWidth);
        try
        {
            await new DemoSeeder(channel, TimeProvider.System).SeedAsync(progress, stop);
            // Painting needs hundreds of megabytes that the process does not need again.
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
