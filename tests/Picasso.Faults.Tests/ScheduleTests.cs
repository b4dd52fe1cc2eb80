using Picasso.Faults.Tests.Running;

namespace Picasso.Faults.Tests;

public sealed class ScheduleTests
{
    [Fact]
    public void The_same_seed_is_the_same_schedule_and_another_seed_another_one()
    {
        Written(Schedule.Of(7, 300, kills: 6)).ShouldBe(Written(Schedule.Of(7, 300, kills: 6)));
        Written(Schedule.Of(8, 300, kills: 6)).ShouldNotBe(Written(Schedule.Of(7, 300, kills: 6)));
    }

    [Fact]
    public void Kills_are_spread_over_the_whole_run()
    {
        var kills = Schedule.Of(7, 300, kills: 6).Kills;

        kills.Select(kill => kill.AtStep / 50).ShouldBe([0, 1, 2, 3, 4, 5]);
    }

    private static string Written(Schedule schedule) =>
        string.Join('\n', schedule.Steps.Cast<object>().Concat(schedule.Kills).Concat(schedule.ProviderChanges));
}
