using Picasso.Pictures.Queries.Paging;
using Picasso.Pictures.Queries.ReadModel;

namespace Picasso.Pictures.Queries.Browsing;

/// <summary>The pictures that one user owns or ever bought.</summary>
internal sealed class Collections(Pager pager)
{
    public Task<Page> OwnedByAsync(string ownerId, PageRequest page, CancellationToken cancellationToken) =>
        pager.ReadAsync(new Listing.OwnedBy([ownerId], null), $"owner/{ownerId}", page, cancellationToken);

    public Task<Page> BoughtByAsync(string buyerId, PageRequest page, CancellationToken cancellationToken) =>
        pager.ReadAsync(new Listing.BoughtBy(buyerId), $"bought/{buyerId}", page, cancellationToken);
}
