using Picasso.Contracts;
using Picasso.Contracts.Pictures;

namespace Picasso.Web.Formatting;

/// <summary>The candidates of one format.</summary>
/// <param name="MediaType">The format.</param>
/// <param name="Candidates">A srcset.</param>
internal sealed record PictureSource(string MediaType, string Candidates);

/// <summary>
/// Which previews a page offers to browsers. AVIF where every width has it, with all widths, which the viewer uses too; WebP, which every browser with
/// candidates reads, up to what the place needs. JPEG is for the others, which read no candidates.
/// </summary>
internal static class PictureSources
{
    /// <summary>The widest preview of a card.</summary>
    public const int Card = 1280;

    /// <summary>The widest preview of all.</summary>
    public const int Whole = 2560;

    private const string Avif = "image/avif";
    private const string WebP = "image/webp";

    // The previews of strips have a quarter of their nominal width as their short side.
    private const int Strip = 4;

    /// <summary>The sources, the preferred one first.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="widest">The widest preview that its place can need.</param>
    public static IReadOnlyList<PictureSource> Of(Picture picture, int widest)
    {
        var (avif, webp) = (Previews(picture, Avif), Previews(picture, WebP));
        var isComplete = avif.Count > 0 && webp.All(one => avif.Exists(other => Math.Abs(other.Width - one.Width) <= 1));
        var shown = webp.Where(one => Nominal(one) <= (isComplete ? widest : Whole)).ToList();
        return isComplete ? [Source(Avif, avif), Source(WebP, shown)] : [Source(WebP, shown)];
    }

    /// <summary>The largest preview as a format that every browser reads which has script; null when there is none.</summary>
    public static Preview? Largest(Picture picture) => Previews(picture, WebP) is [.., var last] ? last : picture.Previews.LastOrDefault();

    /// <summary>The width that a preview was made for: its own, or that of pictures of a usual shape.</summary>
    public static int Nominal(Preview preview) => Math.Min(preview.Width, preview.Height * Strip);

    private static List<Preview> Previews(Picture picture, string mediaType) => [.. picture.Previews.Where(preview => preview.MediaType == mediaType)];

    private static PictureSource Source(string mediaType, IEnumerable<Preview> previews) =>
        new(mediaType, string.Join(", ", previews.Select(preview => $"{preview.Url} {preview.Width}w")));
}
