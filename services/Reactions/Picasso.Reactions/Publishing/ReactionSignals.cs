using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Picasso.Reactions.Publishing;

/// <summary>
/// Tells the loops of this process that something was committed. Only a hint: whoever listens reads the store, and looks
/// there on its own now and then for what other processes committed.
/// </summary>
internal sealed class ReactionSignals(TimeProvider clock, IOptions<ReactionsOptions> options)
{
    private readonly ConcurrentDictionary<Pulse, bool> _listening = [];

    /// <summary>Something was committed.</summary>
    public void Raise()
    {
        foreach (var (pulse, _) in _listening)
            pulse.Raise();
    }

    /// <summary>A pulse that feels every raise from now on, until it is disposed of.</summary>
    public Pulse Listen()
    {
        var pulse = new Pulse(options.Value.PollInterval, clock, released => _listening.TryRemove(released, out _));
        _listening.TryAdd(pulse, true);
        return pulse;
    }
}
