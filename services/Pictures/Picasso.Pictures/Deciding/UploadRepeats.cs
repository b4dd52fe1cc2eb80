using System.Globalization;
using Picasso.Kernel;

namespace Picasso.Pictures.Deciding;

/// <summary>Whether an upload under a known id repeats the stored one.</summary>
public static class UploadRepeats
{
    /// <summary>Name of the metadata with the id of the stored picture.</summary>
    public const string PictureId = "picture_id";

    /// <summary>Name of the metadata that shows whether the received file is the stored one: "true" or "false".</summary>
    public const string SameFile = "same_file";

    /// <summary>A fingerprint of the uploader's details. The file has its own digest.</summary>
    public static string Fingerprint(PictureDetails details, Money? price, int? royaltyBasisPoints, bool showsCamera = false) => IdempotencyKey.Fingerprint(
        [
            details.Title, details.Description, details.Category, details.AltText,
            price?.Minor.ToString(CultureInfo.InvariantCulture), price?.Currency,
            royaltyBasisPoints?.ToString(CultureInfo.InvariantCulture), .. details.Tags,
            // No tag has such characters. Without it a fingerprint is that of earlier versions.
            .. showsCamera ? (string[])["shows_camera=true"] : [],
        ]);

    /// <summary>
    /// The error of other content; null for a repeat, also when the picture was changed or sold since. A picture from before fingerprints were stored
    /// is compared by its file alone.
    /// </summary>
    /// <param name="stored">A picture that exists.</param>
    /// <param name="fingerprint">The received upload's fingerprint.</param>
    /// <param name="sha256">The received file's digest.</param>
    public static DomainError? Refuse(PictureState stored, string fingerprint, string sha256)
    {
        var sameFile = stored.Original!.Sha256 == sha256;
        if (sameFile && IdempotencyKey.IsRepeat(stored.UploadFingerprint, fingerprint))
            return null;
        return IdempotencyKey.Refuse(
            "header.upload_id", "Your first upload was stored; what you changed since was not applied.",
            (PictureId, stored.PictureId.Value), (SameFile, sameFile ? "true" : "false"));
    }
}
