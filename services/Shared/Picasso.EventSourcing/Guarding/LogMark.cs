namespace Picasso.EventSourcing.Guarding;

/// <summary>An event that the log once contained.</summary>
/// <param name="Stream">Its stream.</param>
/// <param name="Revision">Its revision.</param>
/// <param name="Id">The event.</param>
/// <param name="Position">Its position in the log.</param>
internal sealed record LogMark(string Stream, long Revision, Guid Id, LogPosition Position);

/// <summary>Stores the newest mark independently of the process and of the views.</summary>
internal interface ILogMarks
{
    /// <summary>The newest mark; null when nothing was read yet.</summary>
    LogMark? Load();

    /// <summary>Stores a mark unless a newer one, perhaps of another process, exists.</summary>
    void Store(LogMark mark);

    /// <summary>Deletes the mark: the present log is accepted.</summary>
    void Remove();
}

/// <summary>For a process without files: the mark is in its memory only.</summary>
internal sealed class UnstoredLogMarks : ILogMarks
{
    public LogMark? Load() => null;

    public void Store(LogMark mark) { }

    public void Remove() { }
}
