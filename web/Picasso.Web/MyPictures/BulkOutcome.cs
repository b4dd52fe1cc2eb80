namespace Picasso.Web.MyPictures;

/// <summary>What became of one of several pictures that were to be changed.</summary>
/// <param name="PictureId">The picture.</param>
/// <param name="Title">Its title; empty when it is not known.</param>
/// <param name="Problem">Why it was not changed; null when it was.</param>
/// <param name="Position">Log position of its change.</param>
public sealed record BulkOutcome(string PictureId, string Title, string? Problem, ulong Position = 0);
