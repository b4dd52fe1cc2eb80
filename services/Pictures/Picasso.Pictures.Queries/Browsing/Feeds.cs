using Picasso.Contracts.Pictures;
using Picasso.Kernel;
using Picasso.Pictures.Queries.Paging;
using Picasso.Pictures.Queries.ReadModel;

namespace Picasso.Pictures.Queries.Browsing;

/// <summary>The three orders of the feed.</summary>
internal sealed class Feeds(Pager pager, FollowedPeople followed)
{
    public Task<ListingPage> NewestAsync(string? category, PageRequest page, CancellationToken cancellationToken) =>
        pager.ReadAsync(new Listing.Newest(category), $"newest/{category}", page, cancellationToken);

    public Task<ListingPage> PopularAsync(string? category, PageRequest page, CancellationToken cancellationToken) =>
        pager.ReadAsync(new Listing.Popular(category), $"popular/{category}", page, cancellationToken);

    /// <summary>Of the users whom the caller follows.</summary>
    public async Task<ListingPage> FollowedAsync(UserId callerId, string? category, PageRequest page, CancellationToken cancellationToken)
    {
        var people = await followed.ReadAsync(cancellationToken);
        return await pager.ReadAsync(
            new Listing.OwnedBy(people, category), $"followed/{callerId}/{category}", page, cancellationToken);
    }

    /// <summary>The order of a request.</summary>
    public Task<ListingPage> ReadAsync(FeedOrder order, Func<UserId> callerId, string? category, PageRequest page, CancellationToken cancellationToken) => order switch
    {
        FeedOrder.Newest => NewestAsync(category, page, cancellationToken),
        FeedOrder.Popular => PopularAsync(category, page, cancellationToken),
        FeedOrder.Followed => FollowedAsync(callerId(), category, page, cancellationToken),
        _ => throw Kernel.DomainError.Invalid("invalid_request", "There is no such order.", "order").ToException(),
    };
}
