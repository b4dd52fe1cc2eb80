using Microsoft.Extensions.Options;
using Picasso.Kernel;
using Picasso.Users.Limiting;

namespace Picasso.Users.Tests;

/// <summary>Password hashing takes a bounded part of the machine, and one source a bounded part of that.</summary>
public sealed class HashQueueTests
{
    private static readonly LimitOptions s_limits = new() { HashesAtOnce = 1, HashesWaiting = 6, HashesWaitingPerSource = 4 };

    [Fact]
    public async Task A_source_takes_only_its_part_of_the_queue_and_a_full_queue_refuses_at_once()
    {
        using var queue = new HashQueue(Options.Create(s_limits));
        using var gate = new ManualResetEventSlim();
        using var begun = new ManualResetEventSlim();
        var running = Task.Run(() => queue.RunAsync("first", () => { begun.Set(); gate.Wait(); return 0; }, default));
        begun.Wait(TimeSpan.FromSeconds(20)).ShouldBeTrue();

        var flood = Enumerable.Range(0, 4).Select(_ => queue.RunAsync("flood", () => 1, default)).ToList();
        Refused(() => queue.RunAsync("flood", () => 1, default));
        var others = Enumerable.Range(0, 2).Select(number => queue.RunAsync($"other-{number}", () => 2, default)).ToList();
        Refused(() => queue.RunAsync("late", () => 3, default));

        gate.Set();
        (await running).ShouldBe(0);
        (await Task.WhenAll(flood)).ShouldAllBe(answer => answer == 1);
        (await Task.WhenAll(others)).ShouldAllBe(answer => answer == 2);
        (await queue.RunAsync("late", () => 3, default)).ShouldBe(3);
    }

    [Fact]
    public async Task Only_so_many_are_computed_at_once()
    {
        using var queue = new HashQueue(Options.Create(new LimitOptions { HashesAtOnce = 2, HashesWaiting = 100, HashesWaitingPerSource = 100 }));
        var (running, most) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => queue.RunAsync("source", () =>
        {
            var now = Interlocked.Increment(ref running);
            InterlockedMax(ref most, now);
            Thread.SpinWait(10_000);
            return Interlocked.Decrement(ref running);
        }, default))));
        most.ShouldBeLessThanOrEqualTo(2);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = most; value > seen; seen = most)
            Interlocked.CompareExchange(ref most, value, seen);
    }

    private static void Refused(Func<Task> call) => Should.Throw<DomainException>(call).Error.Reason.ShouldBe("sign_in_busy");
}
