using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Deciding;
using Picasso.Kernel;
using Picasso.ObjectStorage;
using Picasso.Pictures.Queries.ProvingTitle;
using Picasso.ServiceDefaults.Authentication;
using Picasso.ServiceDefaults.Authentication.Sessions;

namespace Picasso.Pictures.Queries.Downloading;

/// <summary>
/// Serves an original to its owner, by the picture's stream at the moment of the request. Where browsers can connect to the store, they are
/// redirected there with an address that is valid for seconds; otherwise the original is streamed through this service, which checks the ownership
/// continuously.
/// </summary>
internal sealed class Downloads(
    IEventStore log, IObjectStore objects, OwnershipGuard guard, SessionValidator sessions, IOptions<PictureQueriesOptions> options,
    ILogger<Downloads> logger)
{
    /// <summary>Answers a request for an original.</summary>
    /// <param name="pictureId">The picture in the address.</param>
    /// <param name="caller">The caller.</param>
    /// <param name="wantsBytes">Whether content is requested: a HEAD is answered here, since an address is signed for GET only.</param>
    /// <param name="cancellationToken">The request's cancellation.</param>
    public async Task<IResult> OpenAsync(PictureId pictureId, Caller caller, bool wantsBytes, CancellationToken cancellationToken)
    {
        try
        {
            return await sessions.IsOpenAsync(caller.UserId, caller.SessionId, cancellationToken)
                ? await OpenForAsync(pictureId, caller, wantsBytes, cancellationToken)
                : Refused(StatusCodes.Status401Unauthorized, "session_ended", "Your session has ended. Please sign in again.");
        }
        catch (DomainException refused) when (refused.Error.Kind == DomainErrorKind.Unavailable || refused is UnreadableEventException)
        {
            return Refused(StatusCodes.Status503ServiceUnavailable, refused.Error.Reason, refused.Error.Message);
        }
    }

    private async Task<IResult> OpenForAsync(PictureId pictureId, Caller caller, bool wantsBytes, CancellationToken cancellationToken)
    {
        if (!Ids.IsId(pictureId.Value))
            return Refused(StatusCodes.Status404NotFound, "picture_not_found", "This is not an address of an original.");
        var history = await log.ReadHistoryAsync(pictureId, cancellationToken);
        if (history.State is not { Exists: true, Deleted: false })
            return Refused(StatusCodes.Status404NotFound, "picture_not_found", "This picture is not here.");
        var right = new DownloadRight(pictureId, caller.UserId, history.State.TimesSold, caller.SessionId);
        if (!right.Fits(history.State))
        {
            return history.State.OwnerId == caller.UserId
                ? Refused(StatusCodes.Status403Forbidden, "picture_frozen", "The payment for this picture is disputed. The original can be downloaded once that is decided.")
                : Refused(StatusCodes.Status403Forbidden, "not_owner", "Only the present owner can download the original.");
        }

        var original = history.State.Original!;
        if (await objects.FindAsync(Bucket.Originals, original.Key, cancellationToken) is not { } stored || stored.Size != original.Size)
        {
            logger.LogCritical("The original of picture {PictureId} is missing or has the wrong size", pictureId);
            return Refused(StatusCodes.Status404NotFound, "original_missing", "The original cannot be found. The fault has been recorded.");
        }

        if (wantsBytes && await AddressOfAsync(history.State, original, cancellationToken) is { } address)
            return TypedResults.Redirect(address.AbsoluteUri);
        return new GuardedResult(FileOf(history.State, original), guard, right, history);
    }

    private Task<Uri?> AddressOfAsync(PictureState state, OriginalFile original, CancellationToken cancellationToken) => objects.PresignAsync(
        Bucket.Originals, original.Key,
        new PresignedRead(options.Value.AddressLifetime, original.MediaType, FileNames.For(state.Details!.Title, original.MediaType)),
        cancellationToken);

    // The framework's file result handles Range, If-Range, If-None-Match and HEAD.
    private FileStreamHttpResult FileOf(PictureState state, OriginalFile original) => TypedResults.Stream(
        objects.ReadSeekable(Bucket.Originals, original.Key, original.Size),
        original.MediaType,
        FileNames.For(state.Details!.Title, original.MediaType),
        entityTag: new EntityTagHeaderValue($"\"{original.Sha256}\""),
        enableRangeProcessing: true);

    private static ProblemHttpResult Refused(int status, string reason, string why) =>
        TypedResults.Problem(why, statusCode: status, extensions: new Dictionary<string, object?> { ["reason"] = reason });
}
