namespace Picasso.Pictures.Commands.Uploading;

/// <summary>What an uploader is warned of when the file was taken all the same. Part of the contract, and stored in events.</summary>
internal static class UploadWarnings
{
    /// <summary>The decoder found damage and went on: parts of the picture may be missing or have wrong colours.</summary>
    public const string MayBeDamaged = "picture_may_be_damaged";
}
