namespace Picasso.Pictures.Describing;

/// <summary>Compares details by content.</summary>
public static class DetailsExtensions
{
    /// <summary>Whether both are equal; the generated equality would compare tag lists by reference.</summary>
    public static bool ContentEquals(this PictureDetails details, PictureDetails? other) =>
        other is not null && details with { Tags = other.Tags } == other && details.Tags.SequenceEqual(other.Tags);
}
