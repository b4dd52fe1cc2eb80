using System.Net;

namespace EventStore.Client;

#pragma warning disable CA1032 // The published exceptions have just these constructors.

/// <summary>No node of the cluster answered.</summary>
public class DiscoveryException : Exception
{
    public DiscoveryException(int maxDiscoverAttempts) : base($"No candidate was found in {maxDiscoverAttempts} attempts.") =>
        MaxDiscoverAttempts = maxDiscoverAttempts;

    public int MaxDiscoverAttempts { get; }
}

/// <summary>The node that was asked does not lead.</summary>
public class NotLeaderException : Exception
{
    public NotLeaderException(string host, int port, Exception? exception = null) : base($"The leader is at {host}:{port}.", exception) =>
        LeaderEndpoint = new DnsEndPoint(host, port);

    public DnsEndPoint LeaderEndpoint { get; }
}

/// <summary>The stream was deleted for good.</summary>
public class StreamDeletedException : Exception
{
    public readonly string Stream;

    public StreamDeletedException(string stream, Exception? exception = null) : base($"Stream '{stream}' is deleted.", exception) => Stream = stream;
}

/// <summary>The user has not the right.</summary>
public class AccessDeniedException : Exception
{
    public AccessDeniedException() : base("Access denied.") { }
}

/// <summary>The user is unknown, or the password is wrong.</summary>
public class NotAuthenticatedException : Exception
{
    public NotAuthenticatedException(string message, Exception? innerException = null) : base(message, innerException) { }
}
