using Microsoft.Extensions.Time.Testing;
using Picasso.ServiceDefaults.Limiting;

namespace Picasso.Shared.Tests.Limiting;

public class CountersTests
{
    [Fact]
    public void What_one_holds_open_is_bounded_and_others_still_get_theirs()
    {
        var counter = new OpenCounter(inAll: 5);
        var mine = Enumerable.Range(0, 3).Select(_ => counter.TryOpen(("mine", 3))).ToList();
        mine.ShouldAllBe(place => place != null);
        counter.TryOpen(("mine", 3)).ShouldBeNull();
        counter.TryOpen(("other", 3), ("mine", 3)).ShouldBeNull();

        using var theirs = counter.TryOpen(("theirs", 3)).ShouldNotBeNull();
        using var unnamed = counter.TryOpen((null, 3)).ShouldNotBeNull();
        counter.TryOpen(("late", 3)).ShouldBeNull();

        mine[0]!.Dispose();
        mine[0]!.Dispose();
        counter.Open.ShouldBe(4);
        using var again = counter.TryOpen(("mine", 3)).ShouldNotBeNull();
        counter.TryOpen(("mine", 3)).ShouldBeNull();
    }

    [Fact]
    public void Acts_are_counted_in_windows()
    {
        var clock = new FakeTimeProvider();
        var counter = new RateCounter(clock);
        var window = TimeSpan.FromMinutes(10);
        Enumerable.Range(0, 4).Select(_ => counter.TryCount("ada", 3, window)).ShouldBe([true, true, true, false]);
        counter.TryCount("bob", 3, window).ShouldBeTrue();
        clock.Advance(window);
        counter.TryCount("ada", 3, window).ShouldBeTrue();
        counter.Keys.ShouldBe(1);
    }

    [Fact]
    public void Memory_of_a_counter_is_bounded()
    {
        var counter = new RateCounter(new FakeTimeProvider(), mostKeys: 1_000);
        for (var number = 0; number < 10_000; number++)
            counter.TryCount($"{number}", 1, TimeSpan.FromHours(1)).ShouldBeTrue();
        counter.Keys.ShouldBe(1_000);
        counter.TryCount("9999", 1, TimeSpan.FromHours(1)).ShouldBeFalse();
    }
}
