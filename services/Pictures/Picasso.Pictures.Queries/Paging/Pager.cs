using Picasso.Pictures.Queries.ReadModel;
using Picasso.Pictures.Queries.Searching;

namespace Picasso.Pictures.Queries.Paging;

/// <summary>A page, and the cursor of the next one (empty when there is none).</summary>
internal sealed record ListingPage(IReadOnlyList<PictureView> Pictures, string NextCursor)
{
    /// <summary>For the first page of a search that asks for it.</summary>
    public SearchTotal Total { get; init; }

    public static ListingPage Empty { get; } = new([], "");
}

/// <summary>The requested page of a listing.</summary>
/// <param name="Cursor">From the previous page; empty for the first.</param>
/// <param name="Size">As requested; validated here.</param>
internal readonly record struct PageRequest(string Cursor, int Size);

/// <summary>Reads pages of listings.</summary>
internal sealed class Pager(IPictureReadModel pictures)
{
    /// <summary>A page of a listing.</summary>
    /// <param name="listing">The listing.</param>
    /// <param name="scope">Names the listing with all its filters; a cursor is valid for one scope only.</param>
    /// <param name="request">The requested page.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async Task<ListingPage> ReadAsync(Listing listing, string scope, PageRequest request, CancellationToken cancellationToken)
    {
        var size = PageSize.Require(request.Size);
        var after = Cursor.Read(request.Cursor, scope)?.Key ?? PageKey.Top;
        var read = await pictures.ReadPageAsync(listing, after, size + 1, cancellationToken);
        var shown = read.Take(size).ToList();
        return new ListingPage(shown, read.Count > size ? new Cursor(shown[^1].Key).Write(scope) : "");
    }
}
