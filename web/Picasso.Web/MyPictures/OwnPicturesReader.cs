using Picasso.Contracts.Pictures;

namespace Picasso.Web.MyPictures;

/// <summary>Reads chosen pictures.</summary>
internal static class OwnPicturesReader
{
    /// <summary>Those that the reader owns, in the order of the choice, as many as one request may change.</summary>
    public static async Task<IReadOnlyList<Picture>> FindOwnAsync(
        this PictureQueries.PictureQueriesClient pictures, IReadOnlyList<string> ids, string? ownerId, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return [];
        var request = new GetPicturesRequest { PictureIds = { ids.Take(BulkChanges.Most) } };
        return [.. (await pictures.GetPicturesAsync(request, cancellationToken: cancellationToken)).Pictures.Where(picture => picture.OwnerId == ownerId)];
    }
}
