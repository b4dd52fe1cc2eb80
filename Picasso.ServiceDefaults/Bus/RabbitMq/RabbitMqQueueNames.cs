using System.Collections.Concurrent;

namespace Picasso.ServiceDefaults.Bus.RabbitMq;

/// <summary>The queues that this process consumes, recorded while its bus is configured.</summary>
internal sealed class RabbitMqQueueNames
{
    private readonly ConcurrentDictionary<string, bool> _names = new();

    public IEnumerable<string> All => _names.Keys;

    public void Note(string queue) => _names[queue] = true;
}
