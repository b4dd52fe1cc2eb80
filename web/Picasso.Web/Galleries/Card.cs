using Picasso.Contracts.Pictures;
using Picasso.Contracts.Users;

namespace Picasso.Web.Galleries;

/// <summary>A picture in a gallery, with the name of its owner and what people did about it.</summary>
/// <param name="Picture">The picture.</param>
/// <param name="Owner">Its owner; a stand-in for someone who left.</param>
/// <param name="Likes">People who like it.</param>
/// <param name="Comments">Comments on it.</param>
/// <param name="Version">Of the counts: a page never replaces newer by older ones.</param>
/// <param name="LikedByMe">Whether the reader likes it.</param>
public sealed record Card(Picture Picture, Profile Owner, long Likes, long Comments, long Version, bool LikedByMe);

/// <summary>A run of cards and the way to the next.</summary>
/// <param name="Cards">In the order to show them.</param>
/// <param name="NextPage">Address of the whole page that goes on; null when this is the end.</param>
/// <param name="NextFragment">Address of the same cards alone.</param>
public sealed record Gallery(IReadOnlyList<Card> Cards, string? NextPage, string? NextFragment)
{
    /// <summary>No cards.</summary>
    public static Gallery Empty { get; } = new([], null, null);
}
