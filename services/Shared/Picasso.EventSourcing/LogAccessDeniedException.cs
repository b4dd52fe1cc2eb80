using Picasso.Kernel;

namespace Picasso.EventSourcing;

/// <summary>
/// The log refuses a permission that this process needs, so nothing was read or written. Repeating the call does not help: an operator has to change
/// the permissions of the process's user.
/// </summary>
/// <param name="right">The permission's name for operators.</param>
/// <param name="cause">The client's exception.</param>
public sealed class LogAccessDeniedException(string right, Exception cause)
    : Exception($"The log refuses to this process: {right}.", cause)
{
    /// <summary>The caller's answer: FAILED_PRECONDITION, "log_access_denied".</summary>
    public static DomainError Denied { get; } = DomainError.AccessDenied("log_access_denied");
}
