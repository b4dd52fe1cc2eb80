using Picasso.Users.Model;

namespace Picasso.Users.Requesting;

/// <summary>A request for a mailed link to an address, which may or may not have an account.</summary>
internal sealed record LinkRequest(string Id, TokenPurpose Purpose, string Email);

/// <summary>
/// A durable queue of such requests. The caller gets an answer when the request is stored: its processing cannot be measured from outside, and
/// survives a crash. Several processes may process it: each claims requests that no other has.
/// </summary>
internal interface ILinkRequests
{
    /// <summary>Stores a request; it is durable when this returns. The same id is stored once.</summary>
    Task AddAsync(LinkRequest request, CancellationToken cancellationToken);

    /// <summary>Claims the oldest unclaimed request; no other process gets it before the lease ends.</summary>
    Task<LinkRequest?> TakeAsync(DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Deletes the processed request.</summary>
    Task RemoveAsync(string id, CancellationToken cancellationToken);
}
