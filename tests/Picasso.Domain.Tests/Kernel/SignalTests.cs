using Microsoft.Extensions.Time.Testing;
using Picasso.Kernel;

namespace Picasso.Domain.Tests.Kernel;

/// <summary>The one wake-up signal: no listener misses a raise, and none waits for longer than its poll interval.</summary>
public sealed class SignalTests
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(5);

    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_listener_is_woken_by_one_raise()
    {
        var signal = new Signal();
        using var one = signal.Listen();
        using var other = signal.Listen();
        var waits = Task.WhenAll(one.WaitAsync(s_interval, _clock, Cancel), other.WaitAsync(Cancel));

        waits.IsCompleted.ShouldBeFalse();
        signal.Raise();

        await waits.WaitAsync(Cancel);
    }

    [Fact]
    public async Task Raises_while_a_listener_is_busy_wake_it_once()
    {
        var signal = new Signal();
        using var listener = signal.Listen();
        signal.Raise();
        signal.Raise();

        await listener.WaitAsync(Cancel);

        listener.WaitAsync(Cancel).IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task Without_a_raise_a_wait_ends_after_its_interval()
    {
        using var listener = new Signal().Listen();
        var wait = listener.WaitAsync(s_interval, _clock, Cancel);

        _clock.Advance(s_interval - TimeSpan.FromMilliseconds(1));
        wait.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        await wait.WaitAsync(Cancel);
    }

    [Fact]
    public async Task A_wait_that_is_cancelled_ends_with_an_exception()
    {
        using var listener = new Signal().Listen();
        using var stop = new CancellationTokenSource();
        var (timed, untimed) = (listener.WaitAsync(s_interval, _clock, stop.Token), listener.WaitAsync(stop.Token));

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => timed);
        await Should.ThrowAsync<OperationCanceledException>(() => untimed);
    }

    [Fact]
    public async Task A_key_wakes_its_own_listeners_until_they_are_disposed_of()
    {
        var signal = new KeyedSignal();
        using var ada = signal.Listen("ada");
        var also = signal.Listen("ada");
        using var bob = signal.Listen("bob");
        var (first, second, third) = (ada.WaitAsync(Cancel), also.WaitAsync(Cancel), bob.WaitAsync(Cancel));

        signal.Raise("carol");
        first.IsCompleted.ShouldBeFalse();
        also.Dispose();
        also.Dispose();
        signal.Raise("ada");

        await Task.WhenAll(first, second).WaitAsync(Cancel);
        third.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task All_keys_are_woken_together()
    {
        var signal = new KeyedSignal();
        using var ada = signal.Listen("ada");
        using var bob = signal.Listen("bob");

        signal.RaiseAll();

        await ada.WaitAsync(Cancel);
        await bob.WaitAsync(Cancel);
    }
}
