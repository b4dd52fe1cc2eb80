using Grpc.Net.Client;

namespace Picasso.Testing.Processes;

/// <summary>A marketplace that runs, in one process or in several.</summary>
public interface IPicasso : IAsyncDisposable
{
    /// <summary>The web site.</summary>
    Uri WebAddress { get; }

    /// <summary>A way to every service.</summary>
    GrpcChannel Channel { get; }

    /// <summary>All that it printed so far.</summary>
    string Output { get; }
}
