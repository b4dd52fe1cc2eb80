namespace Picasso.EventSourcing.Guarding;

/// <summary>An event that the log is known to have held.</summary>
/// <param name="Stream">Its stream.</param>
/// <param name="Revision">Its place in the stream.</param>
/// <param name="Id">The event.</param>
/// <param name="Position">Its place in the log.</param>
internal sealed record LogMark(string Stream, long Revision, Guid Id, LogPosition Position);

/// <summary>Keeps the newest mark so that it outlives the process and not the views.</summary>
internal interface ILogMarks
{
    /// <summary>The newest mark; null when nothing was read yet.</summary>
    LogMark? Load();

    /// <summary>Keeps a mark unless a newer one, perhaps of another process, is there.</summary>
    void Store(LogMark mark);

    /// <summary>Forgets the mark: the log is accepted as it is.</summary>
    void Remove();
}

/// <summary>For a process without files: the mark is in its memory only.</summary>
internal sealed class UnstoredLogMarks : ILogMarks
{
    public LogMark? Load() => null;

    public void Store(LogMark mark) { }

    public void Remove() { }
}
