using Microsoft.Data.Sqlite;
using Picasso.Kernel;

namespace Picasso.EmbeddedStorage;

/// <summary>
/// The errors by which SQLite reports that a file cannot be used now: another process has held its write lock for too long, the disk is full, or the
/// file cannot be read or written. Result codes: https://sqlite.org/rescode.html.
/// </summary>
internal sealed class SqliteOutages : ITransientFaultDetector
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int IoError = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;

    public bool IsOutage(Exception fault) =>
        fault is SqliteException { SqliteErrorCode: Busy or Locked or IoError or Full or CannotOpen };

    public DomainError? AnswerTo(Exception fault) => fault is SqliteException { SqliteErrorCode: Full }
        ? DomainError.StorageFull
        : IsOutage(fault) ? DomainError.TryAgain : null;
}
