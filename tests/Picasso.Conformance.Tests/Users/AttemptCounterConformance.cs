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
