using Microsoft.Data.Sqlite;
using OpenTelemetry;

namespace Picasso.Telemetry.Exporting;

/// <summary>Telemetry never ends the process: data that cannot be written is dropped, and OpenTelemetry counts it.</summary>
internal static class SqliteAttempt
{
    public static ExportResult To(Action write)
    {
        try
        {
            write();
            return ExportResult.Success;
        }
        catch (SqliteException)
        {
            return ExportResult.Failure;
        }
    }
}
