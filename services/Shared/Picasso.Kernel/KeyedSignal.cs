namespace Picasso.Kernel;

/// <summary>A <see cref="Signal"/> for each key that has a listener. A key without one takes no memory.</summary>
public class KeyedSignal
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Topic> _topics = [];

    /// <summary>A listener that notices every raise of this key from now on, until it is disposed of.</summary>
    public SignalListener Listen(string key)
    {
        lock (_lock)
        {
            if (!_topics.TryGetValue(key, out var topic))
                _topics.Add(key, topic = new Topic());
            topic.Listeners++;
            return new SignalListener(topic.Signal, () => Release(key, topic));
        }
    }

    /// <summary>Wakes the listeners of a key.</summary>
    public void Raise(string key) => Find(key)?.Raise();

    /// <summary>Wakes the listeners of every key.</summary>
    public void RaiseAll()
    {
        List<Signal> signals;
        lock (_lock)
            signals = [.. _topics.Values.Select(topic => topic.Signal)];
        signals.ForEach(signal => signal.Raise());
    }

    private Signal? Find(string key)
    {
        lock (_lock)
            return _topics.GetValueOrDefault(key)?.Signal;
    }

    private void Release(string key, Topic topic)
    {
        lock (_lock)
        {
            if (--topic.Listeners == 0)
                _topics.Remove(key);
        }
    }

    private sealed class Topic
    {
        public Signal Signal { get; } = new();

        public int Listeners { get; set; }
    }
}

/// <summary>The keyed signal of one store, for dependency injection.</summary>
/// <typeparam name="TChanged">What has changed when it is raised.</typeparam>
public sealed class KeyedSignal<TChanged> : KeyedSignal;
