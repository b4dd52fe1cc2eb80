using System.Diagnostics.Metrics;

namespace Picasso.Background;

/// <summary>Whether a part of a background service works. Meter "Picasso.Background".</summary>
internal sealed class LoopPart(string loop, string name, TimeProvider clock)
{
    private static readonly Counter<long> s_failures = LoopMeter.Instance.CreateCounter<long>(
        "picasso.background.failures", "{round}", "Rounds of a background service that failed.");
    private static readonly UpDownCounter<long> s_failing = LoopMeter.Instance.CreateUpDownCounter<long>(
        "picasso.background.failing", "{part}", "Parts of a background service that fail at the moment.");

    private readonly Lock _lock = new();
    private long? _since;
    private string _fault = "";

    /// <summary>The part; empty for the whole service.</summary>
    public string Name => name;

    /// <summary>The last fault; null while it works.</summary>
    public LoopFailure? Failure
    {
        get
        {
            lock (_lock)
                return _since is { } since ? new LoopFailure(loop, name, clock.GetElapsedTime(since), _fault) : null;
        }
    }

    private KeyValuePair<string, object?> Tag => new("loop", loop);

    /// <summary>Whether it worked since the round began.</summary>
    public bool HasWorked { get; private set; }

    /// <summary>A round begins.</summary>
    public void Begins() => HasWorked = false;

    /// <summary>A round failed.</summary>
    /// <returns>Whether it worked before.</returns>
    public bool Fails(Exception fault)
    {
        s_failures.Add(1, Tag);
        lock (_lock)
        {
            _fault = fault.GetType().Name;
            if (_since is not null)
                return false;
            _since = clock.GetTimestamp();
        }

        s_failing.Add(1, Tag);
        return true;
    }

    /// <summary>A round succeeded.</summary>
    /// <returns>How long it had failed; null when it had not.</returns>
    public TimeSpan? Works()
    {
        TimeSpan lasted;
        HasWorked = true;
        lock (_lock)
        {
            if (_since is not { } since)
                return null;
            lasted = clock.GetElapsedTime(since);
            _since = null;
        }

        s_failing.Add(-1, Tag);
        return lasted;
    }

    /// <summary>The service ends: it is no longer counted.</summary>
    public void End() => Works();
}

/// <summary>The meter of background services. One for the process, whatever the number of hosts.</summary>
internal static class LoopMeter
{
    public static Meter Instance { get; } = new("Picasso.Background");
}
