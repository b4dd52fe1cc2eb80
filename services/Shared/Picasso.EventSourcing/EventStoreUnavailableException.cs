using Picasso.Kernel;

namespace Picasso.EventSourcing;

/// <summary>The log did not answer in time. An append may have been written; repeating it is safe.</summary>
/// <param name="message">The message.</param>
/// <param name="cause">The client's exception.</param>
public sealed class EventStoreUnavailableException(string message, Exception cause) : Exception(message, cause);

/// <summary>Maps an unavailable or unusable log to UNAVAILABLE at the edge, and a refused permission to FAILED_PRECONDITION.</summary>
internal sealed class EventStoreOutages : ITransientFaultDetector
{
    public bool IsOutage(Exception fault) => fault is EventStoreUnavailableException or LogReplacedException;

    public DomainError? AnswerTo(Exception fault) =>
        fault is LogAccessDeniedException ? LogAccessDeniedException.Denied : IsOutage(fault) ? DomainError.TryAgain : null;
}
