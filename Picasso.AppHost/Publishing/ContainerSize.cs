using Picasso.Contracts;

namespace Picasso.AppHost.Publishing;

/// <summary>What a published container may take, and what is kept free for it. Processor time is not limited: a host that waits for its turn is late for nothing.</summary>
/// <param name="MemoryMiB">Memory at most; a host's heap keeps to three quarters of it.</param>
/// <param name="ReservedMiB">Memory that a cluster keeps free for it.</param>
/// <param name="ReservedMilliCpu">Thousandths of a processor that a cluster keeps free for it.</param>
internal sealed record ContainerSize(int MemoryMiB, int ReservedMiB, int ReservedMilliCpu)
{
    /// <summary>A server with data of its own.</summary>
    public static ContainerSize Engine { get; } = new(2048, 512, 250);

    /// <summary>A host: beside its own heap pictures-commands has workers that decode, with a budget of 1 GiB (<c>Picasso:Imaging:MemoryBudget</c>).</summary>
    public static ContainerSize OfHost(string name) =>
        name == ServiceNames.PicturesCommands ? new ContainerSize(3072, 512, 250) : new ContainerSize(768, 256, 100);
}
