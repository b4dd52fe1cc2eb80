namespace Picasso.Kernel;

/// <summary>
/// Wakes those of this process who wait for a change of a store. It carries nothing and is never stored: who is woken reads the store, so that a
/// lost signal costs one poll interval.
/// </summary>
public class Signal
{
    private TaskCompletionSource _next = NewSource();

    /// <summary>Completes when the signal is raised next. Take it before reading the store and await it afterwards: then no change is missed.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    /// <summary>Wakes everyone who listens.</summary>
    public void Raise() => Interlocked.Exchange(ref _next, NewSource()).SetResult();

    /// <summary>A listener that notices every raise from now on.</summary>
    public SignalListener Listen() => new(this);

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>The signal of one store, for dependency injection.</summary>
/// <typeparam name="TChanged">What has changed when it is raised.</typeparam>
public sealed class Signal<TChanged> : Signal;
