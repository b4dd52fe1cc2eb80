namespace Picasso.EventSourcing;

/// <summary>Whether the log is still the one that views and ledger were derived from.</summary>
public interface ILogContinuity
{
    /// <exception cref="LogReplacedException">The log was restored from an older state, or is another one: events in the views may be
    /// lost.</exception>
    void Require();
}
