namespace EventStore.Client;

/// <summary>Number of an event within its stream.</summary>
public readonly record struct StreamPosition
{
    public static readonly StreamPosition Start = new(0);
    public static readonly StreamPosition End = new(ulong.MaxValue);

    private readonly ulong _value;

    public StreamPosition(ulong value) => _value = value;

    public static StreamPosition FromInt64(long value) => value == -1 ? End : new(checked((ulong)value));

    public long ToInt64() => this == End ? -1 : checked((long)_value);

    public ulong ToUInt64() => _value;
}

/// <summary>Number of a stream's last event, as an appender expects it.</summary>
public readonly record struct StreamRevision
{
    public static readonly StreamRevision None = new(ulong.MaxValue);

    private readonly ulong _value;

    public StreamRevision(ulong value) => _value = value;

    public static StreamRevision FromInt64(long value) => value == -1 ? None : new(checked((ulong)value));

    public long ToInt64() => this == None ? -1 : checked((long)_value);

    public ulong ToUInt64() => _value;
}

/// <summary>What an appender expects of a stream without a number.</summary>
public readonly record struct StreamState
{
    public static readonly StreamState NoStream = new(1);
    public static readonly StreamState Any = new(2);

    private readonly int _value;

    private StreamState(int value) => _value = value;

    public long ToInt64() => -_value;
}
