using Microsoft.Extensions.Logging;

namespace Picasso.EventSourcing.EventStoreDb;

/// <summary>The permissions that the server may refuse to the user of the connection string.</summary>
internal enum EventStoreDbRight
{
    /// <summary>Reading a stream.</summary>
    ReadStream,

    /// <summary>Reading <c>$all</c>, which by default only administrators may do.</summary>
    ReadAll,

    /// <summary>Appending to a stream.</summary>
    Append,
}

/// <summary>
/// The permissions that the server refuses, by the last calls of this process: one error line when one is refused, one line when it is granted. They
/// are recorded separately, because a user that may read streams may still not read <c>$all</c>.
/// </summary>
internal sealed class EventStoreDbRights(ILogger logger)
{
    private readonly Lock _lock = new();
    private readonly SortedSet<EventStoreDbRight> _refused = [];

    /// <summary>The refused permissions as text; empty when there is none.</summary>
    public string Refused
    {
        get
        {
            lock (_lock)
                return string.Join(", ", _refused.Select(Words));
        }
    }

    /// <summary>A call that needs the permission succeeded.</summary>
    public void Granted(EventStoreDbRight right)
    {
        lock (_lock)
            if (!_refused.Remove(right))
                return;
        logger.LogInformation("EventStoreDB grants again: {Right}", Words(right));
    }

    /// <summary>The server refused it. The same call is refused until an operator acts, so it is not repeated.</summary>
    public LogAccessDeniedException Denied(EventStoreDbRight right, Exception fault)
    {
        bool isNew;
        lock (_lock)
            isNew = _refused.Add(right);
        // Without the exception: its text may contain the user's name.
        if (isNew)
            logger.LogError(
                "EventStoreDB refuses: {Right} ({Fault}). Check user and password of ConnectionStrings:eventstore and the server's access lists; no call is repeated",
                Words(right), fault.GetType().Name);
        return new LogAccessDeniedException(Words(right), fault);
    }

    private static string Words(EventStoreDbRight right) => right switch
    {
        EventStoreDbRight.ReadStream => "reading streams",
        EventStoreDbRight.ReadAll => "reading $all",
        _ => "appending to streams",
    };
}
