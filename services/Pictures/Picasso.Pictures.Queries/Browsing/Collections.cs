using Picasso.Kernel;
using Picasso.Pictures.Queries.Paging;
using Picasso.Pictures.Queries.ReadModel;

namespace Picasso.Pictures.Queries.Browsing;

/// <summary>The pictures of one user: owned, ever bought, and the parts of the portfolio.</summary>
internal sealed class Collections(Pager pager)
{
    public Task<ListingPage> OwnedByAsync(UserId ownerId, PageRequest page, CancellationToken cancellationToken) =>
        pager.ReadAsync(new Listing.OwnedBy([ownerId.Value], null), $"owner/{ownerId}", page, cancellationToken);

    public Task<ListingPage> OwnAsync(UserId userId, OwnPart part, OwnOrder order, PageRequest page, CancellationToken cancellationToken) =>
        pager.ReadAsync(new Listing.Own(userId.Value, part, order), $"own/{part}/{order.ToString().ToLowerInvariant()}/{userId}", page, cancellationToken);

    public Task<ListingPage> PortfolioAsync(UserId userId, PortfolioPart part, PageRequest page, CancellationToken cancellationToken) =>
        pager.ReadAsync(new Listing.Portfolio(userId.Value, part), $"portfolio/{part}/{userId}", page, cancellationToken);

    public Task<ListingPage> BoughtByAsync(UserId buyerId, PageRequest page, CancellationToken cancellationToken) =>
        pager.ReadAsync(new Listing.BoughtBy(buyerId.Value), $"bought/{buyerId}", page, cancellationToken);
}
