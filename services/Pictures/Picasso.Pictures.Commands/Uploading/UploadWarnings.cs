namespace Picasso.Pictures.Commands.Uploading;

/// <summary>Warnings about an accepted file. Part of the contract, and stored in events.</summary>
internal static class UploadWarnings
{
    /// <summary>The decoder found damage and continued: parts of the picture may be missing or have wrong colours.</summary>
    public const string MayBeDamaged = "picture_may_be_damaged";
}
