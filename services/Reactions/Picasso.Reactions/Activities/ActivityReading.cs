using Picasso.Kernel;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Activities;

/// <summary>Reads what happened to somebody's pictures while they were theirs.</summary>
internal sealed class ActivityReading(IActivityStore activity)
{
    /// <summary>How many days are kept: twelve months, and the days by which the longest of them differ.</summary>
    public const int MostDays = 400;

    private const int MostPictures = 50;

    /// <exception cref="DomainException">"period_invalid".</exception>
    public async Task<(IReadOnlyList<DayCounts> Days, IReadOnlyList<PictureCounts> Pictures)> ReadAsync(ActivityPeriod period, CancellationToken cancellationToken)
    {
        if (period.FromDay < 0 || period.ToDay < period.FromDay || (long)period.ToDay - period.FromDay >= MostDays)
            throw DomainError.Invalid("period_invalid", $"A period has 1 to {MostDays} days.", "from_day").ToException();
        return (await activity.ReadDaysAsync(period, cancellationToken), await activity.ReadPicturesAsync(period, MostPictures, cancellationToken));
    }
}
