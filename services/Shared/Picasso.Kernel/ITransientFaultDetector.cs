namespace Picasso.Kernel;

/// <summary>
/// Classifies the exceptions by which an engine's client reports that the engine is unavailable or does not answer in time. The caller may then
/// retry; any other exception is an internal fault.
/// </summary>
public interface ITransientFaultDetector
{
    /// <summary>Whether the exception is one of them.</summary>
    bool IsOutage(Exception fault);

    /// <summary>The answer to a caller whose call ended with the exception; null for an internal fault.</summary>
    DomainError? AnswerTo(Exception fault) => IsOutage(fault) ? DomainError.TryAgain : null;
}
