namespace EventStore.Client;

/// <summary>The answer to an append.</summary>
public interface IWriteResult
{
    Position LogPosition { get; }

    StreamRevision NextExpectedStreamRevision { get; }
}

/// <summary>It was written, now or before.</summary>
public readonly record struct SuccessResult : IWriteResult
{
    public SuccessResult(StreamRevision nextExpectedStreamRevision, Position logPosition) =>
        (NextExpectedStreamRevision, LogPosition) = (nextExpectedStreamRevision, logPosition);

    public Position LogPosition { get; }

    public StreamRevision NextExpectedStreamRevision { get; }
}

/// <summary>The stream is not at the expected revision.</summary>
public readonly struct WrongExpectedVersionResult : IWriteResult
{
    public WrongExpectedVersionResult(string streamName, StreamRevision nextExpectedStreamRevision, StreamRevision actualStreamRevision) =>
        (StreamName, NextExpectedStreamRevision, ActualStreamRevision) = (streamName, nextExpectedStreamRevision, actualStreamRevision);

    public string StreamName { get; }

    public StreamRevision ActualStreamRevision { get; }

    public Position LogPosition => default;

    public StreamRevision NextExpectedStreamRevision { get; }
}
