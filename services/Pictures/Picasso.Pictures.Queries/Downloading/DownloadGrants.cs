using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Options;
using Picasso.Contracts.Pictures;
using Picasso.EventSourcing;
using Picasso.Kernel;
using Picasso.Pictures.Queries.ProvingTitle;

namespace Picasso.Pictures.Queries.Downloading;

/// <summary>Hands the current owner, as the picture's stream tells it, an address of the original.</summary>
internal sealed class DownloadGrants(
    IEventStore log, DownloadTickets tickets, TimeProvider clock, IOptions<PictureQueriesOptions> options)
{
    /// <summary>A grant for the caller.</summary>
    /// <exception cref="RefusedException">"picture_not_found", "not_owner" or "picture_frozen".</exception>
    public async Task<DownloadGrant> GrantAsync(string pictureId, string callerId, CancellationToken cancellationToken)
    {
        var state = (await PictureHistory.RequireAsync(log, pictureId, cancellationToken)).State;
        if (state.OwnerId != callerId)
            throw PictureRefusals.NotOwner.ToException();
        if (state.IsFrozen)
            throw PictureRefusals.Frozen.ToException();
        var ticket = new DownloadTicket(pictureId, callerId, state.TimesSold, clock.GetUtcNow() + options.Value.GrantLifetime);
        return new DownloadGrant
        {
            Url = $"{DownloadEndpoint.Path}/{tickets.Write(ticket)}",
            ExpiresAt = ticket.ExpiresAt.ToTimestamp(),
            FileName = FileNames.For(state.Details!.Title, state.Original!.MediaType),
        };
    }
}
