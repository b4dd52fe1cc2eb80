using Picasso.Imaging.Workers;

namespace Picasso.Pictures.Commands.Tests.Imaging;

/// <summary>Workers that behave as one that a file has taken over.</summary>
internal static class FaultyWorkers
{
    public static WorkerCommand Which(string behaviour) =>
        new(Path.Combine(AppContext.BaseDirectory, "Picasso.Imaging.FaultyWorker.dll"), behaviour);
}
