using Picasso.Kernel;

namespace Picasso.Domain.Tests.Kernel;

public sealed class BackoffTests
{
    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 10)]
    [InlineData(4, 80)]
    [InlineData(19, 3600)]
    [InlineData(79, 3600)]
    [InlineData(long.MaxValue, 3600)]
    public void Pauses_double_up_to_the_longest(long retries, int seconds) =>
        Backoff.Pause(TimeSpan.FromSeconds(5), TimeSpan.FromHours(1), retries).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void A_longest_pause_of_years_is_no_overflow() =>
        Backoff.Pause(TimeSpan.FromHours(6), TimeSpan.FromDays(3650), 30).ShouldBe(TimeSpan.FromDays(3650));
}
