using Picasso.Messaging;
using Picasso.Users.Model;

namespace Picasso.Users.Requesting;

/// <summary>A request for a mailed link to an address, which may or may not have an account.</summary>
internal sealed record LinkRequest(string Id, TokenPurpose Purpose, string Email);

/// <summary>
/// Requests that wait for an answer. The caller is answered when the request is stored: whatever follows cannot be measured from outside, and
/// survives a crash.
/// </summary>
internal interface ILinkRequests
{
    /// <summary>The requests that wait, in the order of their arrival.</summary>
    IOutbox<LinkRequest> Outbox { get; }

    /// <summary>Stores a request; it is safe when this returns. The same id is stored once.</summary>
    Task AddAsync(LinkRequest request, CancellationToken cancellationToken);
}
