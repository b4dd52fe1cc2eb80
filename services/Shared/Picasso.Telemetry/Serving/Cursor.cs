using System.Globalization;
using Picasso.Kernel;

namespace Picasso.Telemetry.Serving;

/// <summary>Cursors of the operators' lists: the number below which the next page begins.</summary>
internal static class Cursor
{
    public static string Write(long below) => below.ToString(CultureInfo.InvariantCulture);

    /// <exception cref="RefusedException">"cursor_invalid".</exception>
    public static long Read(string cursor)
    {
        if (cursor.Length == 0)
            return long.MaxValue;
        return long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var below)
            ? below
            : throw Refusal.Invalid("cursor_invalid", "This page does not exist. Please start from the first.", "cursor").ToException();
    }
}
