using Picasso.Users.Model;

namespace Picasso.Users.Requesting;

/// <summary>Somebody asks for a mailed link to an address, which may or may not have an account.</summary>
internal sealed record LinkRequest(string Id, TokenPurpose Purpose, string Email);

/// <summary>
/// A durable queue of such requests. The caller is answered when the request is stored: whatever follows cannot be
/// measured from outside, and survives a crash. Several processes may answer: each takes what no other has.
/// </summary>
internal interface ILinkRequests
{
    /// <summary>Stores a request; it is safe when this returns. The same id is stored once.</summary>
    Task AddAsync(LinkRequest request, CancellationToken cancellationToken);

    /// <summary>Takes the oldest request that nobody has; nobody else gets it before the lease ends.</summary>
    Task<LinkRequest?> TakeAsync(DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>The request is done.</summary>
    Task RemoveAsync(string id, CancellationToken cancellationToken);
}
