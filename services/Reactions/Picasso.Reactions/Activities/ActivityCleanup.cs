using Microsoft.Extensions.Logging;
using Picasso.Background;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Activities;

/// <summary>Deletes counts of days that nothing shows any more, and viewers of days of which no view is accepted.</summary>
internal sealed class ActivityCleanup(IActivityStore activity, TimeProvider clock, ILogger<ActivityCleanup> logger) : BackgroundLoop(clock, logger)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromHours(1);

    protected override Task LoopAsync(CancellationToken stoppingToken) => RepeatAsync(ForgetAsync, s_pause, LoopSettings.Usual, stoppingToken);

    // Clocks of processes differ: viewers are kept for a day longer than views are accepted.
    private Task ForgetAsync(CancellationToken cancellationToken)
    {
        var today = Days.Of(Clock.GetUtcNow());
        return activity.ForgetDaysAsync(today - ActivityReading.MostDays + 1, today - 2, cancellationToken);
    }
}
