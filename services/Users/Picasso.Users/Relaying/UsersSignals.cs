using Picasso.Kernel;

namespace Picasso.Users.Relaying;

/// <summary>Wakes this process's relays.</summary>
internal sealed class UsersSignals : IDisposable
{
    /// <summary>A link was asked for.</summary>
    public Signal Links { get; } = new();

    /// <summary>An account has something in its outbox.</summary>
    public Signal Outbox { get; } = new();

    public void Dispose()
    {
        Links.Dispose();
        Outbox.Dispose();
    }
}
