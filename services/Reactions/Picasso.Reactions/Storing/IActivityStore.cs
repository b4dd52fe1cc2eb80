namespace Picasso.Reactions.Storing;

/// <summary>
/// Views and likes of pictures by day, for whoever owned them on that day. A like is counted in its own transaction; a view counts once for a viewer, picture
/// and day. Days are numbers of days since 1970-01-01 in UTC.
/// </summary>
internal interface IActivityStore
{
    /// <summary>Counts views; those that are counted already change nothing.</summary>
    /// <returns>How many counted.</returns>
    Task<int> AddViewsAsync(IReadOnlyList<View> views, CancellationToken cancellationToken);

    /// <summary>The days on which something happened, in order.</summary>
    Task<IReadOnlyList<DayCounts>> ReadDaysAsync(ActivityPeriod period, CancellationToken cancellationToken);

    /// <summary>The pictures to which something happened, most views first, then by id.</summary>
    Task<IReadOnlyList<PictureCounts>> ReadPicturesAsync(ActivityPeriod period, int limit, CancellationToken cancellationToken);

    /// <summary>Deletes what is older.</summary>
    /// <param name="firstDay">The first day of which counts are kept.</param>
    /// <param name="firstViewerDay">The first day of which viewers are identified; before it no view may be added any more.</param>
    /// <param name="cancellationToken">Cancels the rest.</param>
    Task ForgetDaysAsync(int firstDay, int firstViewerDay, CancellationToken cancellationToken);

    /// <summary>Deletes the counts of an owner.</summary>
    Task ForgetOwnerAsync(string ownerId, CancellationToken cancellationToken);
}

/// <summary>A visit to a picture's page.</summary>
/// <param name="PictureId">The picture.</param>
/// <param name="OwnerId">Its owner at the time.</param>
/// <param name="Viewer">Tells viewers of a day apart.</param>
/// <param name="Day">The day.</param>
internal sealed record View(string PictureId, string OwnerId, string Viewer, int Day);

/// <summary>Selects days of an owner's pictures, both ends included.</summary>
/// <param name="OwnerId">The owner.</param>
/// <param name="PictureId">Only this picture; null for all.</param>
/// <param name="FromDay">The first day.</param>
/// <param name="ToDay">The last day.</param>
internal sealed record ActivityPeriod(string OwnerId, string? PictureId, int FromDay, int ToDay);

/// <summary>Numbers of a day.</summary>
internal sealed record DayCounts(int Day, long Views, long Likes);

/// <summary>Numbers of a picture.</summary>
internal sealed record PictureCounts(string PictureId, long Views, long Likes);

/// <summary>Days as numbers.</summary>
internal static class Days
{
    private const long Milliseconds = 24 * 60 * 60 * 1000;

    /// <summary>The day of a time, in UTC.</summary>
    public static int Of(DateTimeOffset at) => Of(at.ToUnixTimeMilliseconds());

    /// <summary>The day of Unix milliseconds.</summary>
    public static int Of(long milliseconds) => (int)(milliseconds / Milliseconds);
}
