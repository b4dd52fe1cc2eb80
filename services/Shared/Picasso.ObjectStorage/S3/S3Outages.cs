using System.Net;
using Minio.Exceptions;
using Picasso.Kernel;

namespace Picasso.ObjectStorage.S3;

/// <summary>
/// The exceptions by which the object store reports that it is unavailable or refuses a permission; the client library may wrap them.
/// </summary>
internal sealed class S3Outages : ITransientFaultDetector
{
    public bool IsOutage(Exception fault) => fault is ObjectStoreUnavailableException or ConnectionException
        || (fault is MinioException && fault.InnerException is { } inner && IsOutage(inner));

    public DomainError? AnswerTo(Exception fault) =>
        IsDenied(fault) ? DomainError.AccessDenied("objects_access_denied") : IsOutage(fault) ? DomainError.TryAgain : null;

    /// <summary>Whether the server refuses a permission, or the key.</summary>
    public static bool IsDenied(Exception fault) => fault is AccessDeniedException or AuthorizationException
        or MinioException { ServerResponse.StatusCode: HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized }
        or MinioException { Response.Code: "AccessDenied" or "InvalidAccessKeyId" or "SignatureDoesNotMatch" }
        or HttpRequestException { StatusCode: HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized };
}
