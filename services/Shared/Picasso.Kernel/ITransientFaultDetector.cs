namespace Picasso.Kernel;

/// <summary>
/// Knows by which exceptions the client of an engine says that the engine is away or does not answer in time. Whoever called is then asked
/// to try again; any other exception is a fault of ours.
/// </summary>
public interface ITransientFaultDetector
{
    /// <summary>Whether it is one of them.</summary>
    bool IsOutage(Exception fault);

    /// <summary>What to answer a caller whose call ended with it; null when it is a fault of ours.</summary>
    DomainError? AnswerTo(Exception fault) => IsOutage(fault) ? DomainError.TryAgain : null;
}
