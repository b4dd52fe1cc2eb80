using Minio.Exceptions;
using Picasso.Kernel;

namespace Picasso.ObjectStorage.S3;

/// <summary>How the object store says that it is away; the client library may have put that into an exception of its own.</summary>
internal sealed class S3Outages : IOutageSigns
{
    public bool IsOutage(Exception fault) => fault is ObjectStoreAwayException or ConnectionException
        || (fault is MinioException && fault.InnerException is { } inner && IsOutage(inner));
}
