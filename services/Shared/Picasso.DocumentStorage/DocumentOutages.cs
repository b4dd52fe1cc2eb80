using MongoDB.Driver;
using Picasso.Kernel;

namespace Picasso.DocumentStorage;

/// <summary>
/// The exceptions by which MongoDB's driver reports that no server answers, and the codes by which a server reports that it does not serve.
/// </summary>
internal sealed class DocumentOutages : ITransientFaultDetector
{
    private const string Driver = "MongoDB.Driver";

    // Codes of the server's answers: https://www.mongodb.com/docs/manual/reference/error-codes/.
    private const int Unauthorized = 13;
    private const int MaxTimeExpired = 50;
    private const int WriteConcernTimeout = 64;
    private const int ExceededTimeLimit = 262;
    private const int OutOfDiskSpace = 14031;

    public bool IsOutage(Exception fault) => fault switch
    {
        MongoConnectionException or MongoConnectionPoolPausedException or MongoNotPrimaryException or MongoNodeIsRecoveringException
            or MongoExecutionTimeoutException => true,
        // No server was chosen, or no connection became free, in time.
        TimeoutException => fault.Source?.StartsWith(Driver, StringComparison.Ordinal) == true,
        _ => CodeOf(fault) is MaxTimeExpired or WriteConcernTimeout or ExceededTimeLimit or OutOfDiskSpace,
    };

    public DomainError? AnswerTo(Exception fault) => CodeOf(fault) switch
    {
        _ when IsDenied(fault) => DomainError.AccessDenied("documents_access_denied"),
        OutOfDiskSpace => DomainError.StorageFull,
        _ => IsOutage(fault) ? DomainError.TryAgain : null,
    };

    /// <summary>Whether the server rejects the credentials or a permission.</summary>
    public static bool IsDenied(Exception fault) => fault is MongoAuthenticationException || CodeOf(fault) == Unauthorized;

    private static int? CodeOf(Exception fault) => fault switch
    {
        MongoCommandException command => command.Code,
        MongoWriteException { WriteError: { } error } => error.Code,
        MongoWriteException { WriteConcernError: { } error } => error.Code,
        MongoBulkWriteException { WriteErrors: [var error, ..] } => error.Code,
        _ => null,
    };
}
