using Picasso.Users.Limiting;

namespace Picasso.Conformance.Tests.Users;

/// <summary>What every counter of attempts must do.</summary>
public abstract class AttemptCounterConformance : IDisposable
{
    private static readonly DateTimeOffset s_now = new(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(15);

    private protected abstract IAttemptCounter Open();

    public abstract void Dispose();

    [Fact]
    public async Task Attempts_at_once_all_count()
    {
        var counts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Open().HitAsync("a", s_window, s_now, default))));

        counts.Order().ShouldBe(Enumerable.Range(1, 20));
        (await Open().CountAsync("a", s_now, default)).ShouldBe(20);
        (await Open().CountAsync("b", s_now, default)).ShouldBe(0);
    }

    [Fact]
    public async Task A_window_ends_its_length_after_the_first_attempt_however_many_follow()
    {
        await Open().HitAsync("a", s_window, s_now, default);
        await Open().HitAsync("a", s_window, s_now.AddMinutes(14), default);

        (await Open().CountAsync("a", s_now.AddMinutes(14.9), default)).ShouldBe(2);
        (await Open().CountAsync("a", s_now.AddMinutes(15), default)).ShouldBe(0);
        (await Open().HitAsync("a", s_window, s_now.AddMinutes(15), default)).ShouldBe(1);
    }

    private static readonly ThrottlePolicy s_policy = new(3, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10), TimeSpan.FromDays(1));

    [Fact]
    public async Task Tries_at_once_are_granted_only_as_often_as_the_policy_allows()
    {
        var waits = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Open().TakeAsync("a", s_policy, s_now, default))));

        waits.Count(wait => wait == TimeSpan.Zero).ShouldBe(3);
        waits.Where(wait => wait > TimeSpan.Zero).ShouldAllBe(wait => wait == TimeSpan.FromSeconds(1));
        (await Open().TakeAsync("b", s_policy, s_now, default)).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task Pauses_double_up_to_the_longest_and_waiting_in_vain_makes_none_longer()
    {
        var (now, pauses) = (s_now, new List<double>());
        for (var tries = 0; tries < 10; tries++)
        {
            (await Open().TakeAsync("a", s_policy, now, default)).ShouldBe(TimeSpan.Zero);
            if (tries < 2)
                continue;
            var wait = await Open().TakeAsync("a", s_policy, now, default);
            (await Open().TakeAsync("a", s_policy, now, default)).ShouldBe(wait);
            pauses.Add(wait.TotalSeconds);
            now += wait;
        }

        pauses.ShouldBe([1, 2, 4, 8, 10, 10, 10, 10]);
    }

    [Fact]
    public async Task A_try_that_is_given_back_does_not_count_and_needs_no_pause()
    {
        for (var tries = 0; tries < 20; tries++)
        {
            (await Open().TakeAsync("a", s_policy, s_now, default)).ShouldBe(TimeSpan.Zero);
            await Open().ReturnAsync("a", default);
        }

        await Open().ReturnAsync("nothing", default);
        (await Open().TakeAsync("nothing", s_policy, s_now, default)).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task Tries_are_forgotten_a_window_after_the_last()
    {
        for (var tries = 0; tries < 3; tries++)
            await Open().TakeAsync("a", s_policy, s_now, default);
        (await Open().TakeAsync("a", s_policy, s_now.AddHours(23), default)).ShouldBe(TimeSpan.Zero);
        (await Open().TakeAsync("a", s_policy, s_now.AddHours(23), default)).ShouldBe(TimeSpan.FromSeconds(2));
        for (var tries = 0; tries < 3; tries++)
            (await Open().TakeAsync("a", s_policy, s_now.AddHours(48), default)).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_forgotten_key_starts_anew_and_no_other()
    {
        await Open().HitAsync("a", s_window, s_now, default);
        await Open().HitAsync("b", s_window, s_now, default);

        await Open().ForgetAsync("a", default);

        (await Open().CountAsync("a", s_now, default)).ShouldBe(0);
        (await Open().CountAsync("b", s_now, default)).ShouldBe(1);
    }
}
