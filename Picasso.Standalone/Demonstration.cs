using Grpc.Net.Client;
using Picasso.Standalone.Demo;

namespace Picasso.Standalone;

/// <summary>Fills a fresh marketplace while it is open already, and says how far it is.</summary>
internal sealed class Demonstration : IProgress<string>
{
    public static async Task RunAsync(StandaloneSettings settings, CancellationToken stop)
    {
        using var services = GrpcChannel.ForAddress(settings.ServicesAddress);
        try
        {
            await new DemoSeeder(services, TimeProvider.System).SeedAsync(new Demonstration(), stop);
            // The painters are done for good: what they held goes back to the machine.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            Console.WriteLine("Demo: not complete; the next start with --demo goes on.");
        }
        catch (Exception fault)
        {
            await Console.Error.WriteLineAsync($"Demo: not complete, the next start with --demo goes on. {fault}");
        }
    }

    public void Report(string value) => Console.WriteLine($"Demo: {value}");
}
