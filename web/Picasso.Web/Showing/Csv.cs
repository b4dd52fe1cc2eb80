namespace Picasso.Web.Showing;

/// <summary>
/// Lines of comma-separated values after RFC 4180. A text that a spreadsheet would take for a formula gets an apostrophe in front
/// (the advice of OWASP on CSV injection): titles are written by strangers.
/// </summary>
internal static class Csv
{
    private const string End = "\r\n";

    public static string Line(params IEnumerable<string> fields) => string.Join(',', fields.Select(Field)) + End;

    /// <summary>A field that may hold anything.</summary>
    private static string Field(string text)
    {
        var safe = text.Length > 0 && IsFormula(text) ? $"'{text}" : text;
        return safe.AsSpan().IndexOfAny("\",\r\n") < 0 && safe == safe.Trim() ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    // A number of ours may be negative; anything else that begins like a formula is taken for one.
    private static bool IsFormula(string text) =>
        "=+-@\t\r\n".Contains(text[0], StringComparison.Ordinal)
        && !decimal.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign | System.Globalization.NumberStyles.AllowDecimalPoint,
            System.Globalization.CultureInfo.InvariantCulture, out _);
}
