namespace Picasso.ServiceDefaults.Limiting;

/// <summary>
/// Counts actions by key in windows that begin with the first action. Each process counts separately. The number of keys is bounded; above it the
/// oldest window is evicted.
/// </summary>
public sealed class RateCounter(TimeProvider clock, int mostKeys = 100_000)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Window> _windows = new(StringComparer.Ordinal);
    private readonly Queue<Window> _byAge = new();

    /// <summary>Keys in memory.</summary>
    public int Keys
    {
        get
        {
            lock (_gate)
                return _windows.Count;
        }
    }

    /// <summary>Counts one more unless the limit is reached.</summary>
    /// <param name="key">The user and the kind of action.</param>
    /// <param name="most">The limit in a window.</param>
    /// <param name="length">The length of a window.</param>
    /// <returns>False when the limit was reached; nothing is counted then.</returns>
    public bool TryCount(string key, int most, TimeSpan length)
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            while (_byAge.TryPeek(out var oldest) && (oldest.Ends <= now || _windows.Count >= mostKeys && !_windows.ContainsKey(key)))
                Forget(_byAge.Dequeue());
            if (!_windows.TryGetValue(key, out var window) || window.Ends <= now)
                _byAge.Enqueue(_windows[key] = window = new Window(key, now + length));
            if (window.Count >= most)
                return false;
            window.Count++;
            return true;
        }
    }

    private void Forget(Window window)
    {
        if (_windows.TryGetValue(window.Key, out var latest) && ReferenceEquals(latest, window))
            _windows.Remove(window.Key);
    }

    private sealed class Window(string key, DateTimeOffset ends)
    {
        public string Key => key;

        public DateTimeOffset Ends => ends;

        public int Count { get; set; }
    }
}
