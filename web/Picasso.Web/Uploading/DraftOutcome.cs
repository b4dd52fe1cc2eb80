using Picasso.Contracts.Pictures;

namespace Picasso.Web.Uploading;

/// <summary>What became of one of several drafts that were to be published.</summary>
/// <param name="UploadId">The draft.</param>
/// <param name="Title">Its title; empty when it is not known.</param>
/// <param name="Stored">The picture; null when it was not published.</param>
/// <param name="Problem">Why it was not; null when it was.</param>
public sealed record DraftOutcome(string UploadId, string Title, UploadResponse? Stored, string? Problem)
{
    /// <summary>It was not published and is no draft any more: its file never becomes a picture.</summary>
    public bool IsGone { get; init; }

    /// <summary>The decoder found damage in the file: its owner should look at the preview.</summary>
    public bool MayBeDamaged => Stored is { Warning.Length: > 0 };
}
