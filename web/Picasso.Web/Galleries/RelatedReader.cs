using Grpc.Core;
using Microsoft.Extensions.Logging;
using Picasso.Contracts.Pictures;

namespace Picasso.Web.Galleries;

/// <summary>Pictures to go on to from one of them.</summary>
/// <param name="ByCreator">Of the same creator.</param>
/// <param name="Similar">Of others.</param>
/// <param name="IsComplete">They were read; otherwise there may be more.</param>
public sealed record RelatedGalleries(Gallery ByCreator, Gallery Similar, bool IsComplete)
{
    /// <summary>There are none.</summary>
    public static RelatedGalleries Empty { get; } = new(Gallery.Empty, Gallery.Empty, true);
}

/// <summary>Reads the related pictures of a page, which does without them while they cannot be read.</summary>
internal sealed class RelatedReader(PictureQueries.PictureQueriesClient pictures, CardReader cards, ILogger<RelatedReader> logger)
{
    private const int Each = 6;

    public async Task<RelatedGalleries> ReadAsync(string pictureId, CancellationToken cancellationToken)
    {
        RelatedPictures related;
        try
        {
            related = await pictures.ListRelatedAsync(new ListRelatedRequest { PictureId = pictureId, PageSize = Each }, cancellationToken: cancellationToken);
        }
        catch (RpcException fault) when (fault.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.ResourceExhausted or StatusCode.NotFound)
        {
            logger.LogWarning(fault, "Related pictures are missing from a page");
            return RelatedGalleries.Empty with { IsComplete = false };
        }

        // One call for the names and one for the counts of both.
        var read = await cards.ReadAsync([.. related.ByCreator, .. related.Similar], cancellationToken);
        return new RelatedGalleries(
            new Gallery([.. read.Take(related.ByCreator.Count)], null, null), new Gallery([.. read.Skip(related.ByCreator.Count)], null, null), true);
    }
}
