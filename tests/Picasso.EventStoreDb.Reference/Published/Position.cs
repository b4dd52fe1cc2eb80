namespace EventStore.Client;

/// <summary>A place in the log, in bytes.</summary>
public readonly record struct Position : IComparable<Position>
{
    public static readonly Position Start = new(0, 0);
    public static readonly Position End = new(ulong.MaxValue, ulong.MaxValue);

    public readonly ulong CommitPosition;
    public readonly ulong PreparePosition;

    public Position(ulong commitPosition, ulong preparePosition) => (CommitPosition, PreparePosition) = (commitPosition, preparePosition);

    public int CompareTo(Position other) => (CommitPosition, PreparePosition).CompareTo((other.CommitPosition, other.PreparePosition));

    public static bool operator <(Position p1, Position p2) => p1.CompareTo(p2) < 0;

    public static bool operator >(Position p1, Position p2) => p1.CompareTo(p2) > 0;

    public static bool operator <=(Position p1, Position p2) => p1.CompareTo(p2) <= 0;

    public static bool operator >=(Position p1, Position p2) => p1.CompareTo(p2) >= 0;
}

/// <summary>Where a subscription to the whole log begins: after a position.</summary>
public readonly record struct FromAll
{
    public static readonly FromAll Start;

    private FromAll(Position position) => AfterPosition = position;

    internal Position? AfterPosition { get; }

    public static FromAll After(Position position) =>
        position == Position.End ? throw new ArgumentException("The end is no event to begin after.", nameof(position)) : new(position);
}
