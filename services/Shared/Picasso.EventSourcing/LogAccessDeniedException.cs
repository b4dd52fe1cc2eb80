using Picasso.Kernel;

namespace Picasso.EventSourcing;

/// <summary>
/// The log refuses a right that this process needs, so nothing was read or written. Repeating the call does not help: an operator has to
/// change the rights of the user that the process connects with.
/// </summary>
/// <param name="right">The right, as an operator names it.</param>
/// <param name="cause">How the client reported it.</param>
public sealed class LogAccessDeniedException(string right, Exception cause)
    : Exception($"The log refuses to this process: {right}.", cause)
{
    /// <summary>What a caller is answered: FAILED_PRECONDITION, "log_access_denied".</summary>
    public static DomainError Denied { get; } = DomainError.AccessDenied("log_access_denied");
}
