using Microsoft.Extensions.Time.Testing;
using Picasso.Imaging;
using Picasso.Imaging.Costing;
using Picasso.Imaging.Queueing;
using Picasso.Kernel;

namespace Picasso.Domain.Tests.Imaging;

public class ImagingQueueTests
{
    private const long Megabyte = 1 << 20;
    private static readonly PictureCost s_cheap = new(TimeSpan.FromMilliseconds(300), 10 * Megabyte);
    private static readonly PictureCost s_slow = new(TimeSpan.FromSeconds(3), 10 * Megabyte);
    private static readonly PictureCost s_large = new(TimeSpan.FromMilliseconds(300), 600 * Megabyte);

    private readonly FakeTimeProvider _clock = new();
    private readonly ImagingQueue _queue;

    public ImagingQueueTests() => _queue = new(new ImagingOptions { Workers = 2, WaitingPerPerson = 4, Waiting = 8 }, _clock);

    [Fact]
    public async Task A_person_with_many_pictures_leaves_a_place_for_somebody_else()
    {
        var first = Enumerable.Range(0, 4).Select(_ => Enter("greedy")).ToList();
        first.Count(entering => entering.IsCompleted).ShouldBe(2);
        await Enter("other");
        first.Count(entering => entering.IsCompleted).ShouldBe(2);
    }

    [Fact]
    public async Task Quiet_begins_a_time_after_the_last_picture_and_is_waited_for_no_longer_than_allowed()
    {
        var (quiet, longest) = (TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(10));
        var slot = await Enter("a");
        var waiting = _queue.WaitForQuietAsync(quiet, longest, CancellationToken.None);
        _clock.Advance(TimeSpan.FromSeconds(20));
        waiting.IsCompleted.ShouldBeFalse();
        slot.Dispose();
        await AfterAsync(waiting, quiet - TimeSpan.FromSeconds(1), isOver: false);
        await AfterAsync(waiting, quiet, isOver: true);

        using var busy = await Enter("a");
        var impatient = _queue.WaitForQuietAsync(quiet, longest, CancellationToken.None);
        await AfterAsync(impatient, longest - TimeSpan.FromSeconds(1), isOver: false);
        await AfterAsync(impatient, quiet, isOver: true);
    }

    // In steps, because each wait is a timer of its own.
    private async Task AfterAsync(Task waiting, TimeSpan time, bool isOver)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromSeconds(1))
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        if (isOver)
            await waiting.WaitAsync(TimeSpan.FromSeconds(10));
        waiting.IsCompleted.ShouldBe(isOver);
    }

    [Fact]
    public async Task Beside_a_picture_that_takes_far_longer_the_reserved_place_is_given_at_once()
    {
        _ = new[] { await Enter("a", s_cheap with { Processor = s_cheap.Processor * 2.1 }), await Enter("b") };
        await Enter("c");
    }

    [Fact]
    public async Task Cheap_pictures_run_one_per_processor_and_a_further_one_only_after_a_wait()
    {
        _ = new[] { await Enter("a"), await Enter("b") };
        var third = Enter("c");
        _clock.Advance(ImagingQueue.ReservedAfter - TimeSpan.FromMilliseconds(1));
        third.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await third;
    }

    [Fact]
    public async Task A_picture_beside_similar_ones_of_two_accounts_waits_no_longer_than_it_takes_itself()
    {
        var small = s_cheap with { Processor = TimeSpan.FromMilliseconds(40) };
        _ = new[] { await Enter("a", small), await Enter("b", small) };
        var third = Enter("c", small);
        _clock.Advance(small.Processor - TimeSpan.FromMilliseconds(1));
        third.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await third.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Beside_an_expensive_picture_the_reserved_place_is_given_at_once()
    {
        _ = new[] { await Enter("a", s_slow), await Enter("b") };
        await Enter("c");
    }

    [Fact]
    public async Task Somebody_who_waits_for_the_reserved_place_takes_the_first_that_is_free()
    {
        var running = new[] { await Enter("a"), await Enter("b") };
        var third = Enter("c");
        running[1].Dispose();
        await third;
    }

    [Fact]
    public async Task People_take_turns_however_many_pictures_each_has()
    {
        var running = await Three();
        var greedy = Enumerable.Range(0, 3).Select(_ => Enter("greedy")).ToList();
        var other = Enter("other");
        _clock.Advance(ImagingQueue.ReservedAfter);
        running[0].Dispose();
        await greedy[0];
        running[1].Dispose();
        await other;
        _queue.Waiting.ShouldBe(2);
    }

    [Fact]
    public async Task Expensive_pictures_leave_a_place_for_the_others()
    {
        await Task.WhenAll(Enter("a", s_slow), Enter("b", s_slow));
        Enter("c", s_slow).IsCompleted.ShouldBeFalse();
        await Enter("d");
    }

    [Fact]
    public async Task A_person_has_one_expensive_picture_running_at_a_time()
    {
        var first = await Enter("a", s_slow);
        var second = Enter("a", s_slow);
        second.IsCompleted.ShouldBeFalse();
        await Enter("b", s_slow);
        first.Dispose();
        await second;
    }

    [Fact]
    public async Task Pictures_that_do_not_stream_share_a_budget_of_memory()
    {
        var first = await Enter("a", s_large);
        var second = Enter("b", s_large);
        second.IsCompleted.ShouldBeFalse();
        await Enter("c");
        first.Dispose();
        await second;
    }

    [Fact]
    public async Task A_large_picture_in_turn_is_not_overtaken_by_smaller_expensive_ones()
    {
        var running = await Enter("a", s_large);
        var large = Enter("b", s_large);
        var smaller = Enter("c", s_slow);
        smaller.IsCompleted.ShouldBeFalse();
        running.Dispose();
        await large;
        await smaller;
    }

    [Fact]
    public async Task A_person_may_have_so_many_waiting_and_no_more()
    {
        var entering = Enumerable.Range(0, 2 + 4).Select(_ => Enter("greedy")).ToList();
        entering.Count(entered => entered.IsFaulted).ShouldBe(0);
        (await ReasonOf(Enter("greedy"))).ShouldBe("too_many_uploads_waiting");
    }

    [Fact]
    public async Task A_full_queue_makes_room_for_somebody_with_fewer_pictures_in_it()
    {
        _ = await Three();
        var greedy = Enumerable.Range(0, 4).Select(_ => Enter("a")).Concat(Enumerable.Range(0, 4).Select(_ => Enter("b"))).ToList();
        var late = Enter("late");
        late.IsCompleted.ShouldBeFalse();
        (await ReasonOf(await Task.WhenAny(greedy))).ShouldBe("imaging_busy");
        _queue.Waiting.ShouldBe(8);
    }

    [Fact]
    public async Task Cancelling_leaves_the_queue_and_gives_no_place_away()
    {
        var running = await Three();
        using var stop = new CancellationTokenSource();
        var cancelled = _queue.EnterAsync("d", s_cheap, stop.Token);
        var next = Enter("e");
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => cancelled);
        _queue.Waiting.ShouldBe(1);
        _clock.Advance(ImagingQueue.ReservedAfter);
        running[0].Dispose();
        await next;
    }

    [Fact]
    public async Task A_place_is_given_back_once()
    {
        var running = await Three();
        var waiting = new[] { Enter("d"), Enter("e") };
        _clock.Advance(ImagingQueue.ReservedAfter);
        running[0].Dispose();
        running[0].Dispose();
        await waiting[0];
        _queue.Waiting.ShouldBe(1);
    }

    [Fact]
    public async Task One_picture_of_a_person_runs_at_usual_priority_and_further_ones_at_low()
    {
        var (first, second, other) = (await Enter("a"), await Enter("a"), await Enter("b"));
        new[] { first, second, other }.Select(slot => slot.HasLowPriority).ShouldBe([false, true, false]);
        first.Dispose();
        other.Dispose();
        // The second one keeps its worker; the one of usual priority is free again.
        (await Enter("a")).HasLowPriority.ShouldBeFalse();
    }

    [Fact]
    public async Task An_expensive_picture_runs_at_low_priority() => (await Enter("a", s_slow)).HasLowPriority.ShouldBeTrue();

    /// <summary>As many as may run.</summary>
    private async Task<ImagingQueue.Slot[]> Three()
    {
        var entering = new[] { Enter("x"), Enter("y"), Enter("z") };
        _clock.Advance(ImagingQueue.ReservedAfter);
        return await Task.WhenAll(entering);
    }

    private Task<ImagingQueue.Slot> Enter(string person, PictureCost? cost = null) => _queue.EnterAsync(person, cost ?? s_cheap, CancellationToken.None);

    private static async Task<string> ReasonOf(Task entering) => (await Should.ThrowAsync<DomainException>(() => entering)).Error.Reason;
}
