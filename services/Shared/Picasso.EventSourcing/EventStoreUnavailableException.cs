using Picasso.Kernel;

namespace Picasso.EventSourcing;

/// <summary>The log did not answer in time. An append may have been written all the same; repeating it is safe.</summary>
/// <param name="message">What does not answer.</param>
/// <param name="cause">How the client reported it.</param>
public sealed class EventStoreUnavailableException(string message, Exception cause) : Exception(message, cause);

/// <summary>Makes a log that does not answer, or must not be used, UNAVAILABLE at the edge, and a refused right FAILED_PRECONDITION.</summary>
internal sealed class EventStoreOutages : ITransientFaultDetector
{
    public bool IsOutage(Exception fault) => fault is EventStoreUnavailableException or LogReplacedException;

    public DomainError? AnswerTo(Exception fault) =>
        fault is LogAccessDeniedException ? LogAccessDeniedException.Denied : IsOutage(fault) ? DomainError.TryAgain : null;
}
