using Picasso.Kernel;

namespace Picasso.Mail.Delivery.Queueing;

/// <summary>Wakes this process's relay.</summary>
internal sealed class MailSignals : IDisposable
{
    /// <summary>Raised when this process queued something.</summary>
    public Signal Added { get; } = new();

    public void Dispose() => Added.Dispose();
}
