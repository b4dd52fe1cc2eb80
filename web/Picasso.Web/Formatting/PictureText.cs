using System.Globalization;
using Picasso.Contracts;
using Picasso.Contracts.Pictures;
using Picasso.Localization;
using Picasso.Web.Galleries;
using Picasso.Web.Languages.Texts;

namespace Picasso.Web.Formatting;

/// <summary>Addresses and texts of a picture.</summary>
internal static class PictureText
{
    private const int LongestSummary = 180;
    private const double Narrowest = 0.45;
    private const double Widest = 3.2;

    /// <summary>The picture's page: "/pictures/{id}/{slug}", percent-encoded for headers.</summary>
    public static string Path(Picture picture) =>
        $"/pictures/{picture.PictureId}/{Uri.EscapeDataString(Slug.Of(picture.Details.Title))}".TrimEnd('/');

    /// <summary>The alternative text for users who cannot see the picture.</summary>
    public static string Alt(Picture picture) =>
        string.IsNullOrWhiteSpace(picture.Details.AltText) ? picture.Details.Title : picture.Details.AltText;

    /// <summary>A sentence for search engines and shared links.</summary>
    public static string Summary(Picture picture, string creator)
    {
        var words = string.IsNullOrWhiteSpace(picture.Details.Description)
            ? Localized<PictureTexts>.Texts["{0}, an original picture by {1}.", picture.Details.Title, creator]
            : picture.Details.Description;
        return Short(words);
    }

    /// <summary>A text as one line, cut between words at the length that search engines and shared links show.</summary>
    public static string Short(string text) => Kernel.Graphemes.CutWords(text.ReplaceLineEndings(" ").Trim(), LongestSummary, "…");

    public static string CategoryName(string id) => Categories.All.GetValueOrDefault(id, Categories.All[Categories.Other]);

    /// <summary>"24.2 MP · 6000 × 4000"; below a megapixel with two decimals.</summary>
    public static string Size(Picture picture)
    {
        var megapixels = picture.Width / 1000.0 * picture.Height / 1000.0;
        var number = megapixels.ToString(megapixels < 1 ? "0.00" : "0.0", SiteLanguages.Current.Numbers);
        return string.Create(CultureInfo.InvariantCulture, $"{number} MP · {picture.Width} × {picture.Height}");
    }

    /// <summary>"8.4 MB".</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1000 => $"{bytes} B",
        < 1_000_000 => string.Create(SiteLanguages.Current.Numbers, $"{bytes / 1000.0:0} kB"),
        _ => string.Create(SiteLanguages.Current.Numbers, $"{bytes / 1_000_000.0:0.0} MB"),
    };

    /// <summary>A JPEG preview, which every reader of shared links supports, as large as all of them take; null when there is none.</summary>
    public static Preview? Shared(Picture picture) => picture.Previews.LastOrDefault(
        preview => preview.MediaType == "image/jpeg" && PictureSources.Nominal(preview) <= PictureSources.Card);

    /// <summary>The smallest fallback source of at least this width, otherwise the largest.</summary>
    public static string Source(Picture picture, int width) =>
        (picture.Previews.FirstOrDefault(preview => preview.MediaType == "image/jpeg" && preview.Width >= width) ?? Shared(picture))?.Url ?? "";

    /// <summary>The placeholder shown while a preview loads, as a background; empty when there is none.</summary>
    public static string Background(Picture picture) =>
        picture.Placeholder.IsEmpty ? "" : $"background-image:url(data:image/webp;base64,{picture.Placeholder.ToBase64()})";

    /// <summary>Aspect ratio for CSS, within the limits of a gallery.</summary>
    public static string Ratio(Picture picture) => ShownRatio(picture).ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>Aspect ratio within the limits of a gallery.</summary>
    public static double ShownRatio(Picture picture) => Math.Clamp(TrueRatio(picture), Narrowest, Widest);

    /// <summary>Exact aspect ratio for CSS.</summary>
    public static string WholeRatio(Picture picture) => TrueRatio(picture).ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>Whether fitting the whole picture into a window would make its short side too small to see.</summary>
    public static bool IsStrip(Picture picture) => TrueRatio(picture) is < Narrowest or > Widest;

    /// <summary>Whether it exceeds a gallery's aspect ratio.</summary>
    public static bool IsWideStrip(Picture picture) => TrueRatio(picture) > Widest;

    private static double TrueRatio(Picture picture) => Math.Max(1, picture.Width) / (double)Math.Max(1, picture.Height);
}
