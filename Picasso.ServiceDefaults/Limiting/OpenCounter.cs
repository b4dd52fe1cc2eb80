namespace Picasso.ServiceDefaults.Limiting;

/// <summary>Counts what is open at the same time: for each key, and in all. Its memory is bounded by what is open.</summary>
/// <param name="inAll">So many may be open in this process.</param>
public sealed class OpenCounter(int inAll)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _open = new(StringComparer.Ordinal);
    private int _all;

    /// <summary>How many are open.</summary>
    public int Open => Volatile.Read(ref _all);

    /// <summary>Opens one more, which counts until the answer is disposed of.</summary>
    /// <param name="limits">Whom it counts for and how many each may have open; an unknown one (null) is not limited.</param>
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
