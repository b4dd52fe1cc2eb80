using Picasso.Contracts.Pictures;

namespace Picasso.Web.Galleries;

/// <summary>The pictures with which a person's page presents their work.</summary>
/// <param name="Cover">The cover; null for none.</param>
/// <param name="Selected">The featured pictures, in the person's order.</param>
public sealed record Showcase(Picture? Cover, Gallery Selected)
{
    /// <summary>No pictures.</summary>
    public static Showcase None { get; } = new(null, Gallery.Empty);

    /// <summary>Most featured pictures.</summary>
    public const int MostSelected = 12;

    /// <summary>Whether a page presents the picture as this person's work: they created it, and no payment dispute is open (docs/decisions/0052).</summary>
    public static bool MayShow(Picture picture, string userId) => picture.CreatorId == userId && !picture.Frozen;
}
