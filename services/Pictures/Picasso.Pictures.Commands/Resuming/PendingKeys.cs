using System.Globalization;
using Picasso.Kernel;
using Picasso.ObjectStorage;

namespace Picasso.Pictures.Commands.Resuming;

/// <summary>
/// The objects of pending uploads, which their keys describe: one object for an upload, with its size and begin, and one for each part, with its offset.
/// A part has a key that no other call uses, so that no call replaces what another has stored.
/// </summary>
internal static class PendingKeys
{
    /// <summary>Prefix of uploads in the originals' bucket.</summary>
    public const string Uploads = "pending/";

    /// <summary>Prefix of parts in the originals' bucket.</summary>
    public const string Parts = "pending-parts/";

    /// <summary>Prefix of a user's uploads.</summary>
    public static string UploadsOf(UserId owner) => $"{Uploads}{owner}/";

    /// <summary>Prefix of an upload, whatever its size and begin.</summary>
    public static string PrefixOf(UserId owner, string uploadId) => $"{UploadsOf(owner)}{uploadId}.";

    /// <summary>The upload's object.</summary>
    public static string KeyOf(PendingUpload upload) => string.Create(
        CultureInfo.InvariantCulture,
        $"{PrefixOf(upload.OwnerId, upload.UploadId)}{upload.Size}.{upload.BegunAt.ToUnixTimeMilliseconds()}");

    /// <summary>The upload of an object; null when the key is none of an upload.</summary>
    public static PendingUpload? ParseUpload(string key)
    {
        if (Split(key, Uploads) is not ([var size, var begun], var owner, var id))
            return null;
        return Number(size) is { } bytes && Number(begun) is { } time
            ? new PendingUpload(owner, id, bytes, DateTimeOffset.FromUnixTimeMilliseconds(time))
            : null;
    }

    /// <summary>Prefix of the parts of all of a user's uploads.</summary>
    public static string PartsOf(UserId owner) => $"{Parts}{owner}/";

    /// <summary>Prefix of an upload's parts.</summary>
    public static string PartsOf(UserId owner, string uploadId) => $"{PartsOf(owner)}{uploadId}.";

    /// <summary>A new part's object; keys sort by offset.</summary>
    public static string NewPart(PendingUpload upload, long offset) => string.Create(
        CultureInfo.InvariantCulture, $"{PartsOf(upload.OwnerId, upload.UploadId)}{offset:D15}.{Guid.NewGuid():N}");

    /// <summary>The thumbnail of an upload. It is kept among the parts, and goes with them.</summary>
    public static string ThumbnailOf(PendingUpload upload) => string.Create(
        CultureInfo.InvariantCulture,
        $"{PartsOf(upload.OwnerId, upload.UploadId)}thumbnail.{upload.Size}.{upload.BegunAt.ToUnixTimeMilliseconds()}");

    /// <summary>The upload that an object among the parts belongs to; null when the key is none of an upload.</summary>
    public static (UserId OwnerId, string UploadId)? UploadOf(string key) => Split(key, Parts) is (_, var owner, var id) ? (owner, id) : null;

    /// <summary>The part of an object, and the upload's owner and id; null when the key is none of a part.</summary>
    public static (StoredPart Part, UserId OwnerId, string UploadId)? ParsePart(StoredObject stored) =>
        Split(stored.Key, Parts) is ([var offset, _], var owner, var id) && Number(offset) is { } start
            ? (new StoredPart(stored.Key, start, stored.Size), owner, id)
            : null;

    private static (string[] Pieces, UserId Owner, string UploadId)? Split(string key, string prefix)
    {
        if (!key.StartsWith(prefix, StringComparison.Ordinal) || key[prefix.Length..].Split('/') is not [var owner, var name])
            return null;
        var pieces = name.Split('.');
        return Ids.IsId(owner) && Ids.IsId(pieces[0]) ? (pieces[1..], owner, pieces[0]) : null;
    }

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
