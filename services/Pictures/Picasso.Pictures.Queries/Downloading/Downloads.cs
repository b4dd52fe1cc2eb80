using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;
using Picasso.EventSourcing;
using Picasso.ObjectStorage;
using Picasso.Pictures.Queries.ProvingTitle;

namespace Picasso.Pictures.Queries.Downloading;

/// <summary>Turns a ticket into the original: checks it against the picture's stream, and goes on checking while it streams.</summary>
internal sealed class Downloads(
    DownloadTickets tickets, IEventStore log, IObjectStore objects, OwnershipGuard guard, TimeProvider clock, ILogger<Downloads> logger)
{
    public async Task<IResult> OpenAsync(string grant, CancellationToken cancellationToken)
    {
        if (tickets.Read(grant) is not { } ticket)
            return Refused(StatusCodes.Status404NotFound, "This is not an address of an original.");
        if (ticket.ExpiresAt <= clock.GetUtcNow())
            return Refused(StatusCodes.Status410Gone, "This address has expired. Please ask for a new one.");
        var history = await PictureHistory.ReadAsync(log, ticket.PictureId, cancellationToken);
        if (!ticket.Fits(history.State))
            return Refused(StatusCodes.Status403Forbidden, "The picture has changed hands since.");
        var original = history.State.Original!;
        if (await objects.FindAsync(Bucket.Originals, original.Key, cancellationToken) is not { } stored || stored.Size != original.Size)
        {
            logger.LogCritical("The original of picture {PictureId} is missing or has the wrong size", ticket.PictureId);
            return Refused(StatusCodes.Status404NotFound, "The original cannot be found. We have been told.");
        }

        return new GuardedResult(FileOf(history.State, original), guard, ticket, history);
    }

    // The framework's file result answers Range, If-Range, If-None-Match and HEAD.
    private FileStreamHttpResult FileOf(PictureState state, OriginalFile original) => TypedResults.Stream(
        new ObjectReadStream(objects, Bucket.Originals, original.Key, original.Size),
        original.MediaType,
        FileNames.For(state.Details!.Title, original.MediaType),
        entityTag: new EntityTagHeaderValue($"\"{original.Sha256}\""),
        enableRangeProcessing: true);

    private static ProblemHttpResult Refused(int status, string why) => TypedResults.Problem(why, statusCode: status);
}
