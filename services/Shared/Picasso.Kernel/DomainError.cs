namespace Picasso.Kernel;

/// <summary>The kind of an error; each maps to one gRPC status at the edge.</summary>
public enum DomainErrorKind
{
    /// <summary>The request itself is wrong: INVALID_ARGUMENT.</summary>
    Invalid,

    /// <summary>The caller is unknown, or the credentials do not prove the identity: UNAUTHENTICATED.</summary>
    Unauthenticated,

    /// <summary>The caller lacks the permission: PERMISSION_DENIED.</summary>
    Forbidden,

    /// <summary>It does not exist: NOT_FOUND.</summary>
    NotFound,

    /// <summary>It already exists: ALREADY_EXISTS.</summary>
    AlreadyExists,

    /// <summary>Not in this state: FAILED_PRECONDITION.</summary>
    Conflict,

    /// <summary>Another change came first, or a key was used for something else: ABORTED.</summary>
    Aborted,

    /// <summary>Too much or too often: RESOURCE_EXHAUSTED.</summary>
    Exhausted,

    /// <summary>Temporarily unavailable; the same call may succeed later: UNAVAILABLE.</summary>
    Unavailable,
}

/// <summary>An error as a value, not an exception: a stable reason for programs and a sentence for people.</summary>
/// <param name="Kind">The kind of error.</param>
/// <param name="Reason">Stable lower_snake_case reason, part of the contract.</param>
/// <param name="Message">One sentence that helps the caller.</param>
/// <param name="Field">The request's field that is wrong, in snake_case; null when none is.</param>
public sealed record DomainError(DomainErrorKind Kind, string Reason, string Message, string? Field = null)
{
    private static readonly IReadOnlyDictionary<string, string> s_noMetadata = new Dictionary<string, string>();

    /// <summary>Data for programs to continue, such as the id of the stored record; names are snake_case. Nothing personal.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = s_noMetadata;

    /// <summary>A field of the request is wrong.</summary>
    public static DomainError Invalid(string reason, string message, string? field = null) => new(DomainErrorKind.Invalid, reason, message, field);

    /// <summary>Not in this state.</summary>
    public static DomainError Conflict(string reason, string message) => new(DomainErrorKind.Conflict, reason, message);

    /// <summary>The caller lacks the permission.</summary>
    public static DomainError Forbidden(string reason, string message) => new(DomainErrorKind.Forbidden, reason, message);

    /// <summary>It does not exist.</summary>
    public static DomainError NotFound(string reason, string message) => new(DomainErrorKind.NotFound, reason, message);

    /// <summary>A dependency of the answer is unavailable.</summary>
    public static DomainError TryAgain { get; } = new(
        DomainErrorKind.Unavailable, "try_again", "That is not possible right now. Please try again.");

    /// <summary>A store has no room left.</summary>
    public static DomainError StorageFull { get; } = new(
        DomainErrorKind.Unavailable, "storage_full", "Picasso has no room left right now. Nothing was stored; please try again later.");

    /// <summary>An engine refuses a permission to this process, which only an operator can change: repeating the call does not help.</summary>
    /// <param name="reason">Names the engine, such as "log_access_denied".</param>
    public static DomainError AccessDenied(string reason) => Conflict(
        reason, "This is not possible because Picasso is not set up correctly. Trying again does not help; our operators can see the reason.");

    /// <summary>Ends the current call with this error; the edge turns it into a gRPC status.</summary>
    public DomainException ToException() => new(this);
}

/// <summary>Carries a <see cref="DomainError"/> out of a use case to the edge.</summary>
/// <param name="error">The error.</param>
/// <param name="inner">Its cause; null when there is none.</param>
public class DomainException(DomainError error, Exception? inner = null) : Exception($"{error.Reason}: {error.Message}", inner)
{
    /// <summary>The error.</summary>
    public DomainError Error { get; } = error;
}
