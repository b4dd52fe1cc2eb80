using Grpc.Core;
using Microsoft.Extensions.Logging;
using Picasso.Contracts;
using Picasso.Contracts.Pictures;
using Picasso.Contracts.Reactions;
using Picasso.Contracts.Users;

namespace Picasso.Web.Galleries;

/// <summary>Builds cards of pictures: one call for all names, one for all counts.</summary>
internal sealed class CardReader(People people, Reactions.ReactionsClient reactions, ILogger<CardReader> logger)
{
    public async Task<IReadOnlyList<Card>> ReadAsync(IReadOnlyList<Picture> pictures, CancellationToken cancellationToken = default)
    {
        if (pictures.Count == 0)
            return [];
        var asked = CountsAsync(pictures, cancellationToken);
        var profiles = await people.FindAsync(pictures.SelectMany(picture => (string[])[picture.CreatorId, picture.OwnerId]), cancellationToken);
        var counts = await asked;
        return [.. pictures.Select(picture => CardOf(
            picture, profiles[picture.CreatorId], profiles[picture.OwnerId], counts.GetValueOrDefault(picture.PictureId)))];
    }

    private static Card CardOf(Picture picture, Profile creator, Profile owner, PictureReactions? reactions) => reactions is null
        ? new Card(picture, creator, owner, picture.Likes, 0, -1, false)
        : new Card(picture, creator, owner, reactions.Counts.Likes, reactions.Counts.Comments, reactions.Counts.Version, reactions.LikedByMe);

    private async Task<Dictionary<string, PictureReactions>> CountsAsync(IReadOnlyList<Picture> pictures, CancellationToken cancellationToken)
    {
        var request = new GetReactionsRequest { PictureIds = { pictures.Select(picture => picture.PictureId).Distinct() } };
        try
        {
            var response = await reactions.GetReactionsAsync(request, cancellationToken: cancellationToken);
            return response.Reactions.ToDictionary(reaction => reaction.Counts.PictureId);
        }
        catch (RpcException fault) when (fault.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
        {
            // Without live counts the read model's own counts are shown.
            logger.LogWarning(fault, "Live counts are missing from a page");
            return [];
        }
    }
}
