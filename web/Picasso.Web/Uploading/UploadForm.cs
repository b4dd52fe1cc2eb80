namespace Picasso.Web.Uploading;

/// <summary>The fields of the posted upload form, without its file; a missing one is empty.</summary>
internal sealed record UploadForm
{
    public string? UploadId { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    public string? Tags { get; init; }

    public string? Category { get; init; }

    public string? AltText { get; init; }

    public string? Price { get; init; }

    public string? Currency { get; init; }

    public string? Royalty { get; init; }

    /// <summary>Whether others see how the photo was taken.</summary>
    public bool ShowCamera { get; init; }

    /// <summary>Size of the file in bytes.</summary>
    public long? Size { get; init; }

    /// <summary>The first bytes of the file in base64, sent by script for the check.</summary>
    public string? Beginning { get; init; }

    /// <summary>The form is that of a draft, which has its own page.</summary>
    public bool Draft { get; init; }

    public UploadDraft ToDraft() => new()
    {
        UploadId = UploadId ?? "", Title = Title ?? "", Description = Description ?? "", Tags = Tags ?? "", Category = Category ?? "",
        AltText = AltText ?? "", Price = Price ?? "", Currency = Currency ?? "", Royalty = Royalty ?? "", ShowCamera = ShowCamera, Size = Math.Max(0, Size ?? 0),
    };
}
