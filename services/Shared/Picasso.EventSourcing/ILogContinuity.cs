namespace Picasso.EventSourcing;

/// <summary>Whether the log is still the one that views and ledger were made from.</summary>
public interface ILogContinuity
{
    /// <exception cref="LogReplacedException">The log came back older, or is another one: what views show may be lost.</exception>
    void Require();
}
