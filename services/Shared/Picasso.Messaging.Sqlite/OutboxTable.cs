namespace Picasso.Messaging.Sqlite;

/// <summary>The table of an outbox in SQLite. All of it is SQL of ours, none of it from outside. Times are Unix milliseconds.</summary>
/// <param name="Name">The table.</param>
/// <param name="Id">Column that names a row.</param>
/// <param name="Columns">Columns that a row's record needs beside <see cref="Id"/> and <see cref="Attempts"/>.</param>
public sealed record OutboxTable(string Name, string Id, string Columns)
{
    /// <summary>Column with the time before which a row is not due: the end of a lease, or of a pause.</summary>
    public string Due { get; init; } = "next_at";

    /// <summary>Column that counts leases.</summary>
    public string Attempts { get; init; } = "attempts";

    /// <summary>Columns that order rows, the first to deliver first.</summary>
    public string Order { get; init; } = Id;

    /// <summary>Condition of rows that wait.</summary>
    public string Waiting { get; init; } = "TRUE";

    /// <summary>Assignments that complete a row; null deletes it.</summary>
    public string? Completed { get; init; }

    /// <summary>Assignments that set a row aside for good; null keeps it for a redrive.</summary>
    public string? Discarded { get; init; }
}
