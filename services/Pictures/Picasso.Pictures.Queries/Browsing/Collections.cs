using Picasso.Kernel;
using Picasso.Pictures.Queries.Paging;
using Picasso.Pictures.Queries.ReadModel;

namespace Picasso.Pictures.Queries.Browsing;

/// <summary>The pictures that one user owns or ever bought.</summary>
internal sealed class Collections(Pager pager)
{
    public Task<ListingPage> OwnedByAsync(UserId ownerId, PageRequest page, CancellationToken cancellationToken) =>
        pager.ReadAsync(new Listing.OwnedBy([ownerId.Value], null), $"owner/{ownerId}", page, cancellationToken);

    public Task<ListingPage> BoughtByAsync(UserId buyerId, PageRequest page, CancellationToken cancellationToken) =>
        pager.ReadAsync(new Listing.BoughtBy(buyerId.Value), $"bought/{buyerId}", page, cancellationToken);
}
