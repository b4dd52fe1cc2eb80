using Microsoft.Extensions.Localization;
using Picasso.Contracts.Pictures;
using Picasso.Localization;
using Picasso.Web.Formatting;
using Picasso.Web.Languages.Texts;

namespace Picasso.Web.Uploading;

/// <summary>A file that has arrived, or begun to, and is not published: only its owner sees it.</summary>
/// <param name="Upload">The upload.</param>
/// <param name="FileName">Its name on the owner's device; only shown.</param>
/// <param name="Words">What the browser found in the file, and chose for all files.</param>
public sealed record PendingDraft(PendingUpload Upload, string FileName, UploadDraft Words)
{
    private static IStringLocalizer T => Localized<SellingTexts>.Texts;

    private const int LongestTitle = 120;

    /// <summary>Path of the list of drafts.</summary>
    public const string ListPath = "/me/studio";

    /// <summary>Whether all bytes have arrived.</summary>
    public bool IsComplete => Upload.Offset == Upload.Size;

    /// <summary>Path of the form that publishes it.</summary>
    public string Path => PathOf(Upload.UploadId);

    /// <summary>Address of its thumbnail, which only its owner gets.</summary>
    public string Thumbnail => $"{Path}/thumbnail";

    /// <summary>How much of it has arrived.</summary>
    public string Arrived => IsComplete
        ? PictureText.Bytes(Upload.Size)
        : T["{0} of {1} have arrived", PictureText.Bytes(Upload.Offset), PictureText.Bytes(Upload.Size)];

    /// <summary>Path of the form of an upload.</summary>
    public static string PathOf(string uploadId) => $"{ListPath}/{uploadId}";

    /// <summary>The draft of an upload; metadata of other programs may be empty.</summary>
    public static PendingDraft Of(PendingUpload upload)
    {
        var values = TusMetadata.Parse(upload.Metadata) ?? new Dictionary<string, string>();
        string Value(string key) => values.TryGetValue(key, out var value) ? value : "";
        var name = Value("filename") is { Length: > 0 } given ? given : T["Untitled file"];
        return new PendingDraft(upload, name, upload.Schedule is { } plan ? UploadDraft.Of(plan.Header) : new UploadDraft
        {
            UploadId = upload.UploadId, Title = Value("title") is { Length: > 0 } title ? title : TitleOf(name), Description = Value("description"),
            Tags = Value("tags"), AltText = Value("alt"), Price = Value("price"), Currency = Value("currency"), Royalty = Value("royalty"), ShowCamera = Value("camera") == "true", Size = upload.Size,
        });
    }

    private static string TitleOf(string name)
    {
        var dot = name.LastIndexOf('.');
        var words = (dot > 0 ? name[..dot] : name).Replace('_', ' ').Replace('-', ' ').Trim();
        return Kernel.Graphemes.CutWords(words, LongestTitle, "");
    }
}
