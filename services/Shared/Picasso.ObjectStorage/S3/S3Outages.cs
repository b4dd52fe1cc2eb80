using System.Net;
using Minio.Exceptions;
using Picasso.Kernel;

namespace Picasso.ObjectStorage.S3;

/// <summary>How the object store says that it is away or refuses a right; the client library may have put that into an exception of its own.</summary>
internal sealed class S3Outages : ITransientFaultDetector
{
    public bool IsOutage(Exception fault) => fault is ObjectStoreAwayException or ConnectionException
        || (fault is MinioException && fault.InnerException is { } inner && IsOutage(inner));

    public DomainError? AnswerTo(Exception fault) =>
        IsDenied(fault) ? DomainError.AccessDenied("objects_access_denied") : IsOutage(fault) ? DomainError.TryAgain : null;

    /// <summary>Whether the server refuses a right, or the key.</summary>
    public static bool IsDenied(Exception fault) => fault is AccessDeniedException or AuthorizationException
        or MinioException { ServerResponse.StatusCode: HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized }
        or MinioException { Response.Code: "AccessDenied" or "InvalidAccessKeyId" or "SignatureDoesNotMatch" }
        or HttpRequestException { StatusCode: HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized };
}
