using Picasso.Kernel;
using Picasso.Users.Limiting;
using Picasso.Users.Model;

namespace Picasso.Users.Requesting;

/// <summary>Accepts a request for a mailed link without checking whether there is an account.</summary>
internal sealed class RequestLink(ILinkRequests requests, AttemptLimits limits, Signal<ILinkRequests> added, TimeProvider clock)
{
    public async Task HandleAsync(TokenPurpose purpose, string email, string? source, CancellationToken cancellationToken)
    {
        var address = EmailAddress.Require(email);
        await limits.AskForMailAsync(purpose.ToString(), address, source, cancellationToken);
        await requests.AddAsync(new LinkRequest(Ids.New(clock), purpose, address), cancellationToken);
        added.Raise();
    }
}
