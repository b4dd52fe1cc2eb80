using Picasso.Contracts;

namespace Picasso.AppHost.Publishing;

/// <summary>
/// The resource limits and requests of a published container. Processor time is not limited, because throttling would delay a host needlessly.
/// </summary>
/// <param name="MemoryMiB">The memory limit; a host's heap uses at most three quarters of it.</param>
/// <param name="ReservedMiB">The memory request in a cluster.</param>
/// <param name="ReservedMilliCpu">The processor request in a cluster, in thousandths.</param>
internal sealed record ContainerSize(int MemoryMiB, int ReservedMiB, int ReservedMilliCpu)
{
    /// <summary>A server with its own data.</summary>
    public static ContainerSize Engine { get; } = new(2048, 512, 250);

    /// <summary>A host: beside its own heap pictures-commands has workers that decode, with a budget of 1 GiB (<c>Picasso:Imaging:MemoryBudget</c>).</summary>
    public static ContainerSize OfHost(string name) =>
        name == ServiceNames.PicturesCommands ? new ContainerSize(3072, 512, 250) : new ContainerSize(768, 256, 100);
}
