using Picasso.Kernel;

namespace Picasso.Users.PresentingWork;

/// <summary>The order of the featured pictures. Pure.</summary>
internal static class FeaturedRules
{
    /// <summary>Most featured pictures of a user.</summary>
    public const int Max = 12;

    /// <summary>Adds or moves a picture: it is then placed before another, or at the end.</summary>
    /// <exception cref="DomainException">"featured_full"; "featured_changed": the other picture is not featured.</exception>
    public static IReadOnlyList<PictureId> With(this IReadOnlyList<PictureId> featured, PictureId pictureId, PictureId? beforePictureId)
    {
        if (pictureId == beforePictureId && featured.Contains(pictureId))
            return featured;
        var others = featured.Without(pictureId);
        if (others.Count >= Max)
            throw DomainError.Conflict("featured_full", "Your selected work has 12 pictures already. Remove one first.").ToException();
        if (beforePictureId is not { } before)
            return [.. others, pictureId];
        if (!others.Contains(before))
            throw DomainError.Conflict("featured_changed", "Your selected work has changed meanwhile. Please try again.").ToException();
        return [.. others.SelectMany(other => other == before ? (PictureId[])[pictureId, other] : [other])];
    }

    /// <summary>Removes a picture.</summary>
    public static IReadOnlyList<PictureId> Without(this IReadOnlyList<PictureId> featured, PictureId pictureId) =>
        [.. featured.Where(other => other != pictureId)];
}
