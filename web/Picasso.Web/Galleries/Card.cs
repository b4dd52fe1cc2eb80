using Picasso.Contracts.Pictures;
using Picasso.Contracts.Users;

namespace Picasso.Web.Galleries;

/// <summary>A picture in a gallery, with its people's names and its reactions.</summary>
/// <param name="Picture">The picture.</param>
/// <param name="Creator">Who uploaded it; a placeholder for a closed account.</param>
/// <param name="Owner">Who owns it now; likewise.</param>
/// <param name="Likes">Number of likes.</param>
/// <param name="Comments">Number of comments.</param>
/// <param name="Version">The version of the counts: a page never replaces newer by older ones.</param>
/// <param name="LikedByMe">Whether the reader likes it.</param>
public sealed record Card(Picture Picture, Profile Creator, Profile Owner, long Likes, long Comments, long Version, bool LikedByMe);

/// <summary>A batch of cards with the address of the next.</summary>
/// <param name="Cards">In display order.</param>
/// <param name="NextPage">Address of the next whole page; null at the end.</param>
/// <param name="NextFragment">Address of its cards alone.</param>
public sealed record Gallery(IReadOnlyList<Card> Cards, string? NextPage, string? NextFragment)
{
    /// <summary>The gallery without the cards that the page shows elsewhere.</summary>
    public Gallery Without(Gallery others)
    {
        var shown = others.Cards.Select(card => card.Picture.PictureId).ToHashSet();
        return this with { Cards = [.. Cards.Where(card => !shown.Contains(card.Picture.PictureId))] };
    }

    /// <summary>No cards.</summary>
    public static Gallery Empty { get; } = new([], null, null);
}

/// <summary>The pictures that a search found.</summary>
/// <param name="Gallery">One page of them.</param>
/// <param name="Total">"12 pictures"; null after the first page.</param>
public sealed record SearchResult(Gallery Gallery, string? Total);
