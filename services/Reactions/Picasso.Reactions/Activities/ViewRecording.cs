using Picasso.Kernel;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Activities;

/// <summary>Counts visits to the pages of pictures.</summary>
internal sealed class ViewRecording(IActivityStore activity, TimeProvider clock)
{
    /// <summary>The maximum number of views in a request.</summary>
    public const int MaxViews = 500;

    private const int LongestViewer = 64;

    /// <returns>How many counted.</returns>
    /// <exception cref="DomainException">"invalid_request", "day_invalid".</exception>
    public Task<int> RecordAsync(IReadOnlyList<View> views, CancellationToken cancellationToken)
    {
        if (views.Count > MaxViews)
            throw DomainError.Invalid("invalid_request", $"At most {MaxViews} views at once.", "views").ToException();
        var today = Days.Of(clock.GetUtcNow());
        foreach (var view in views)
            Check(view, today);
        return activity.AddViewsAsync(views, cancellationToken);
    }

    // A day that is forgotten would count again.
    private static void Check(View view, int today)
    {
        if (!Ids.IsId(view.PictureId) || !Ids.IsId(view.OwnerId) || !IsViewer(view.Viewer))
            throw DomainError.Invalid("invalid_request", "A view names a picture, its owner and a viewer.", "views").ToException();
        if (view.Day != today && view.Day != today - 1)
            throw DomainError.Invalid("day_invalid", "A view is of today or of yesterday.", "views").ToException();
    }

    private static bool IsViewer(string viewer) =>
        viewer.Length is > 0 and <= LongestViewer && viewer.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_');
}
