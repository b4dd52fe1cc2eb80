namespace Picasso.ServiceDefaults.Limiting;

/// <summary>Counts open items for each key and in total. Its memory is bounded by the number of open items.</summary>
/// <param name="inAll">The limit of this process.</param>
public sealed class OpenCounter(int inAll)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _open = new(StringComparer.Ordinal);
    private int _all;

    /// <summary>The number of open items.</summary>
    public int Open => Volatile.Read(ref _all);

    /// <summary>Opens one more, which counts until the result is disposed of.</summary>
    /// <param name="limits">The keys that it counts for, with their limits; an unknown key (null) is not limited.</param>
    /// <returns>Null when a limit is reached.</returns>
    public IDisposable? TryOpen(params ReadOnlySpan<(string? Key, int Most)> limits)
    {
        lock (_gate)
        {
            if (_all >= inAll)
                return null;
            foreach (var (key, most) in limits)
            {
                if (key is not null && _open.GetValueOrDefault(key) >= most)
                    return null;
            }

            var keys = new List<string>(limits.Length);
            foreach (var (key, _) in limits)
            {
                if (key is null)
                    continue;
                _open[key] = _open.GetValueOrDefault(key) + 1;
                keys.Add(key);
            }

            _all++;
            return new Place(this, keys);
        }
    }

    private void Close(List<string> keys)
    {
        lock (_gate)
        {
            _all--;
            foreach (var key in keys)
            {
                if (--_open[key] == 0)
                    _open.Remove(key);
            }
        }
    }

    private sealed class Place(OpenCounter counter, List<string> keys) : IDisposable
    {
        private int _closed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _closed, 1) == 0)
                counter.Close(keys);
        }
    }
}
